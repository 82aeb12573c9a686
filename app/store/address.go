package store

import (
	"bytes"
	"slices"

	"galley/app/news"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// An address leads to a story in its edition, whatever its case and however
// its letters are composed. The value is the story's id, and a byte more where
// the address is one that it had before.
const addressOld = 'o'

func addressKey(edition, address string) []byte {
	return []byte(edition + separator + foldAddress(address))
}

func foldAddress(address string) string {
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(address)))
}

// IDByAddress is the id of the story that has, or had, an address in edition,
// public or not.
func (t *Tx) IDByAddress(edition, address string) (id string, found bool) {
	key, _, found := t.addressee(edition, address)
	if !found {
		return "", false
	}
	return key.String(), true
}

func (t *Tx) addressee(edition, address string) (id storyID, old, found bool) {
	value := t.bucket(inAddresses).Get(addressKey(edition, address))
	if address == "" || len(value) < len(id) {
		return id, false, false
	}
	return storyID(value[:len(id)]), len(value) > len(id), true
}

// addresses are the keys that lead to s, with their values.
func addresses(id storyID, s news.Story) (keys, values []string) {
	if s.Address != "" {
		keys, values = append(keys, string(addressKey(s.Language, s.Address))), append(values, string(id[:]))
	}
	for _, address := range s.OldAddresses {
		key := string(addressKey(s.Language, address))
		if address != "" && !slices.Contains(keys, key) {
			keys, values = append(keys, key), append(values, string(id[:])+string(addressOld))
		}
	}
	return keys, values
}

// moveAddresses takes the addresses of old away and puts those of now; an
// address that leads to another story is refused.
func (t *Tx) moveAddresses(id storyID, old, now news.Story) error {
	b := t.bucket(inAddresses)
	before, was := addresses(id, old)
	after, is := addresses(id, now)
	if slices.Equal(before, after) && slices.Equal(was, is) {
		return nil
	}
	for _, key := range before {
		if !slices.Contains(after, key) {
			if err := b.Delete([]byte(key)); err != nil {
				return err
			}
		}
	}
	for i, key := range after {
		if value := b.Get([]byte(key)); value != nil && !bytes.HasPrefix(value, id[:]) {
			return &news.Error{Code: news.CodeConflict, Field: "address",
				Message: "The address “" + now.Address + "” belongs to another story. Choose another.",
				Args:    map[string]string{"value": now.Address}}
		}
		if err := b.Put([]byte(key), []byte(is[i])); err != nil {
			return err
		}
	}
	return nil
}
