package newsroom

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"time"

	"golang.org/x/text/language"

	"galley/app/news"
	"galley/app/store"
)

// Settings are the room's.
func (n *Newsroom) Settings(ctx context.Context) (news.Settings, error) {
	var s news.Settings
	err := n.read(ctx, func(r *reading) (err error) {
		s, err = r.tx.Settings()
		return err
	})
	return s, err
}

// PutSettings changes the room's settings. When it was made, by whom it has
// been used, whether it is the sample and what signs its bundles are not
// settings, and stay.
func (n *Newsroom) PutSettings(ctx context.Context, who Who, s news.Settings) error {
	return n.write(ctx, who, func(a *act) error {
		if err := validSettings(s); err != nil {
			return err
		}
		for _, e := range a.settings.Editions {
			if _, stays := s.Edition(e.Tag); stays {
				continue
			}
			count, err := a.tx.Count(store.DeskQuery{Language: e.Tag})
			if err != nil {
				return err
			}
			if count > 0 {
				return invalid("editions", e.Tag, fmt.Sprintf("The edition “%s” has %d stories. An edition can be taken away when it has none.", e.Tag, count))
			}
		}
		s.MadeAt, s.People, s.Sample = a.settings.MadeAt, a.settings.People, a.settings.Sample
		s.SigningKey = a.settings.SigningKey
		return a.tx.PutSettings(s, a.entry())
	})
}

var colour = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// validSettings refuses settings that no room can work with.
func validSettings(s news.Settings) error {
	named := false
	for _, name := range s.Name {
		if len([]rune(name)) > maxName {
			return tooLong("name", "newsroom's name", len([]rune(name)), maxName)
		}
		named = named || name != ""
	}
	if !named {
		return needed("name", "A newsroom needs a name.")
	}
	if len(s.Editions) == 0 {
		return needed("editions", "A newsroom needs at least one edition, such as en, es or ar.")
	}
	seen := map[string]bool{}
	for _, e := range s.Editions {
		if _, err := language.Parse(e.Tag); err != nil || seen[e.Tag] {
			return invalid("editions", e.Tag, "“"+clip(e.Tag)+"” is not a language, or is named twice. An edition is a language tag such as en, es-MX or ar.")
		}
		seen[e.Tag] = true
		if e.Zone != "" {
			if err := validZone(e.Zone); err != nil {
				return err
			}
		}
	}
	if s.Brand != "" && !colour.MatchString(s.Brand) {
		return invalid("brand", s.Brand, "A colour is written as #0a595e.")
	}
	if err := validBase(s.BaseURL); err != nil {
		return err
	}
	return validZone(s.Zone)
}

// validBase refuses what is no public address of a site; none is fine.
func validBase(address string) error {
	base, err := url.Parse(address)
	if address == "" || err == nil && base.Host != "" && (base.Scheme == "http" || base.Scheme == "https") && base.User == nil && base.RawQuery == "" && base.Fragment == "" {
		return nil
	}
	return invalid("baseUrl", address, "The address of the site must be a whole one, as https://news.example/paper.")
}

func validZone(name string) error {
	if _, err := time.LoadLocation(name); err != nil || name == "" || name == "Local" {
		return invalid("zone", name, "“"+clip(name)+"” is not a time zone. Write it as Europe/Madrid, Asia/Beirut or UTC.")
	}
	return nil
}

// Sections are the parts of the paper, in their order.
func (n *Newsroom) Sections(ctx context.Context) ([]news.Section, error) {
	var list []news.Section
	err := n.read(ctx, func(r *reading) (err error) {
		list, err = r.tx.Sections()
		return err
	})
	return inOrder(list, func(s news.Section) (int, string) { return s.Order, s.ID }), err
}

// Regions are the parts of the world, in their order.
func (n *Newsroom) Regions(ctx context.Context) ([]news.Region, error) {
	var list []news.Region
	err := n.read(ctx, func(r *reading) (err error) {
		list, err = r.tx.Regions()
		return err
	})
	return inOrder(list, func(r news.Region) (int, string) { return r.Order, r.ID }), err
}

// CompleteTags are tags that have a name or alias, in any language, that
// begins with prefix.
func (n *Newsroom) CompleteTags(ctx context.Context, prefix string, limit int) ([]news.Tag, error) {
	var list []news.Tag
	err := n.read(ctx, func(r *reading) (err error) {
		list, err = r.tx.CompleteTags(prefix, limit)
		return err
	})
	return list, err
}

// CompleteAuthors are authors whose name, in any language, begins with prefix.
func (n *Newsroom) CompleteAuthors(ctx context.Context, prefix string, limit int) ([]news.Author, error) {
	var list []news.Author
	err := n.read(ctx, func(r *reading) (err error) {
		list, err = r.tx.CompleteAuthors(prefix, limit)
		return err
	})
	return list, err
}

// AddPicture takes a picture, a film or a captions file into the room.
func (n *Newsroom) AddPicture(ctx context.Context, who Who, name string, from io.Reader) (news.Picture, error) {
	added, err := n.media.Add(name, from)
	if err != nil {
		return news.Picture{}, err
	}
	defer n.settle([]news.Picture{added})
	var p news.Picture
	err = n.write(ctx, who, func(a *act) (err error) {
		p, err = a.keepPicture(added)
		return err
	})
	return p, err
}

// keepPicture records p, unless the room has the very file already.
func (a *act) keepPicture(p news.Picture) (news.Picture, error) {
	have, err := a.tx.Picture(p.ID)
	if err == nil || !notFound(err) {
		return have, err
	}
	p.AddedAt = a.at.Second()
	return p, a.tx.PutPicture(p, a.entry())
}

// Picture is the record of a picture, a film or a captions file.
func (n *Newsroom) Picture(ctx context.Context, id string) (news.Picture, error) {
	var p news.Picture
	err := n.read(ctx, func(r *reading) (err error) {
		p, err = r.tx.Picture(id)
		return err
	})
	return p, err
}

// PutAuthor changes an author's record, or adds one with an id of its own.
func (n *Newsroom) PutAuthor(ctx context.Context, who Who, author news.Author) error {
	return n.write(ctx, who, func(a *act) error { return a.tx.PutAuthor(author, a.entry()) })
}

// PutTag changes a tag's record, or adds one with an id of its own.
func (n *Newsroom) PutTag(ctx context.Context, who Who, tag news.Tag) error {
	return n.write(ctx, who, func(a *act) error { return a.tx.PutTag(tag, a.entry()) })
}

// PutPage changes a page that the newsroom writes itself.
func (n *Newsroom) PutPage(ctx context.Context, who Who, page news.Page) error {
	return n.write(ctx, who, func(a *act) error { return a.tx.PutPage(page, a.entry()) })
}

// inOrder sorts by the order that the room gives, then by id.
func inOrder[T any](list []T, key func(T) (order int, id string)) []T {
	slices.SortFunc(list, func(a, b T) int {
		orderA, idA := key(a)
		orderB, idB := key(b)
		return cmp.Or(cmp.Compare(orderA, orderB), cmp.Compare(idA, idB))
	})
	return list
}
