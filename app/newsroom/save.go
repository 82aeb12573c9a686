package newsroom

import (
	"context"
	"fmt"
	"reflect"
	"strconv"
	"time"

	"github.com/google/uuid"

	"galley/app/news"
	"galley/app/storyfile"
)

// runLength is for how long the autosaves of one person on one device replace
// each other before one of them stays in history.
const runLength = 20 * time.Minute

// Saved is the answer to a save.
type Saved struct {
	Revision int
	At       news.Moment
	Words    int
	Slug     string // it follows the headline of a draft
}

// Save keeps what a writer has written so far as the working text of story
// id; base is the revision that they started from. Nothing public moves. A
// save from an older revision is refused, and its text kept aside as a
// revision of its own, which the error names in Args["aside"].
func (n *Newsroom) Save(ctx context.Context, who Who, id string, base int, s storyfile.Story) (Saved, error) {
	var saved Saved
	var refusal error
	err := n.write(ctx, who, func(a *act) error {
		have, err := a.tx.Story(id)
		if err != nil {
			return err
		}
		s.Language = have.Language
		content, err := a.written(s)
		if err != nil {
			return err
		}
		saved = Saved{have.Revision, have.UpdatedAt, content.Words, have.Slug}
		if equal(content, have.Content) {
			return nil
		}
		if base != have.Revision {
			refusal, err = a.aside(have, base, content)
			return err
		}
		have, err = a.save(have, content, true)
		saved = Saved{have.Revision, have.UpdatedAt, content.Words, have.Slug}
		return err
	})
	if err != nil {
		return Saved{}, err
	}
	return saved, refusal
}

// written is s's content as a writer gave it, checked and measured.
func (a *act) written(s storyfile.Story) (news.Content, error) {
	s = s.Clean()
	related, err := a.relatedIDs(s.Related, s.Language)
	if err != nil {
		return news.Content{}, err
	}
	s.Related = related
	content, err := a.inside(s)
	if err != nil {
		return news.Content{}, err
	}
	measure(&content)
	return content, nil
}

// relatedIDs are the ids of stories given by id or by their address in the
// same edition.
func (a *act) relatedIDs(names []string, edition string) ([]string, error) {
	var ids []string
	for _, name := range names {
		if uuid.Validate(name) == nil {
			if _, err := a.tx.Row(name); err == nil {
				ids = append(ids, name)
				continue
			} else if !notFound(err) {
				return nil, err
			}
		}
		id, found := a.tx.IDByAddress(edition, name)
		if !found {
			return nil, unknown("related", name, nil)
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// save makes content the working text of s, as an edit. A run edit replaces
// the one before it where both belong to one run of autosaves.
func (a *act) save(s news.Story, content news.Content, run bool) (news.Story, error) {
	r := news.Revision{
		Number: s.LastRevision + 1, Parents: []int{s.Revision}, At: a.at,
		Person: a.who.Person, Device: a.who.Device, Origin: a.who.Origin,
		Run: run,
	}
	replaced := 0
	if run {
		r.RunFrom = a.at
		last, err := a.tx.Revision(s.ID, s.Revision)
		if err != nil && !notFound(err) {
			return s, err
		}
		if err == nil && a.goesOn(last, s) {
			r.RunFrom, r.Parents, replaced = last.RunFrom, last.Parents, last.Number
		}
	}
	if s.Status == news.Draft && s.Address == "" && s.Slug == slugOf(s.Content.Headline) && s.Original() {
		s.Slug = slugOf(content.Headline) // until it is given by hand, it follows the headline
	}
	s.Revision, s.LastRevision, s.UpdatedAt, s.Content = r.Number, r.Number, a.at, content
	r.Status, r.Content = s.Status, content
	if err := a.put(s, &r, a.entry()); err != nil || replaced == 0 {
		return s, err
	}
	return s, a.tx.DropRevision(s.ID, replaced)
}

// goesOn says whether an autosave now belongs to the run that last is of.
func (a *act) goesOn(last news.Revision, s news.Story) bool {
	return last.Run && last.Move == "" && last.Name == "" && !last.Aside && last.Number != s.LiveRevision &&
		last.Person == a.who.Person && last.Device == a.who.Device && a.at < last.RunFrom.Add(runLength)
}

// aside keeps content, written from the older revision base, beside the
// working text, and returns the refusal that says so.
func (a *act) aside(s news.Story, base int, content news.Content) (refusal, err error) {
	r := news.Revision{
		Number: s.LastRevision + 1, Parents: []int{base}, At: a.at,
		Person: a.who.Person, Device: a.who.Device, Origin: a.who.Origin,
		Aside: true, Status: s.Status, Content: content,
	}
	current := s.Revision
	s.LastRevision = r.Number
	if err := a.put(s, &r, a.entry()); err != nil {
		return nil, err
	}
	return &news.Error{
		Code:    news.CodeStale,
		Message: fmt.Sprintf("The story has changed since this text was opened: it is at revision %d now. This text is kept beside it as revision %d; compare the two and choose.", current, r.Number),
		Args:    map[string]string{"revision": strconv.Itoa(current), "aside": strconv.Itoa(r.Number)},
	}, nil
}

// equal says whether two contents say the same.
func equal(a, b news.Content) bool {
	a.Words, a.Excerpt = b.Words, b.Excerpt // they follow from the body
	return reflect.DeepEqual(canonical(a), canonical(b))
}

// canonical has nil for every empty list, as the store gives it back.
func canonical(c news.Content) news.Content {
	for _, list := range []*[]string{&c.Regions, &c.Tags, &c.Gallery, &c.Related} {
		if len(*list) == 0 {
			*list = nil
		}
	}
	if len(c.Credits) == 0 {
		c.Credits = nil
	}
	if len(c.Pictures) == 0 {
		c.Pictures = nil
	}
	if c.Live != nil && len(c.Live.Entries) == 0 {
		c.Live = &news.Live{State: c.Live.State}
	}
	return c
}
