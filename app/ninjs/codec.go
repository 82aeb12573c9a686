package ninjs

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
)

// maxDepth is how deep associations may lie in one another.
const maxDepth = 8

// Encode writes an item, and says that it is of the standard.
func Encode(item Item) ([]byte, error) {
	item.Standard = Of
	if err := item.check(0); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(item); err != nil {
		return nil, fmt.Errorf("write a ninjs item: %w", err)
	}
	return out.Bytes(), nil
}

// Decode reads an item and checks what the standard asks of it.
func Decode(data []byte) (Item, error) {
	var item Item
	if err := json.Unmarshal(data, &item); err != nil {
		return Item{}, fmt.Errorf("read a ninjs item: %w", err)
	}
	return item, item.check(0)
}

// check says what in the item is not of the standard, depth associations down.
func (i Item) check(depth int) error {
	if u, err := url.Parse(i.URI); err != nil || u.Scheme == "" {
		return fmt.Errorf("a ninjs item has the uri %q", i.URI)
	}
	switch i.Type {
	case "", Text, "audio", Video, Picture, Graphic, Composite, "component", "event", "planning":
	default:
		return fmt.Errorf("a ninjs item has the type %q", i.Type)
	}
	switch i.PubStatus {
	case "", Usable, "withheld", Canceled:
	default:
		return fmt.Errorf("a ninjs item has the status %q", i.PubStatus)
	}
	if i.Urgency < 0 || i.Urgency > 9 {
		return fmt.Errorf("a ninjs item has the urgency %d", i.Urgency)
	}
	if depth > maxDepth {
		return fmt.Errorf("a ninjs item has associations more than %d deep", maxDepth)
	}
	for _, r := range i.Renditions {
		if r.Name == "" {
			return fmt.Errorf("a rendition of %s has no name", i.URI)
		}
	}
	for _, a := range i.Associations {
		if a.Name == "" {
			return fmt.Errorf("an association of %s has no name", i.URI)
		}
		if err := a.check(depth + 1); err != nil {
			return err
		}
	}
	return nil
}
