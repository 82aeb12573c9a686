package newsroom

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"galley/app/news"
)

// How long before its publication a story of the sample was begun, sent to
// review and approved.
const (
	sampleBegun    = 5 * time.Hour
	sampleSent     = 90 * time.Minute
	sampleApproved = 40 * time.Minute
)

// loadStories makes every story by the acts that would have made it, at their
// times: its history is real.
func (r *sampleRoom) loadStories(a *act, files map[string]string) error {
	now := a.at
	for _, s := range r.stories {
		h := sampleHistory{room: r, act: a, story: s, now: now}
		if err := h.make(files); err != nil {
			return fmt.Errorf("the sample's story %s.%s: %w", s.Slug, s.Language, err)
		}
	}
	return nil
}

// sampleHistory makes one story.
type sampleHistory struct {
	room  *sampleRoom
	act   *act
	story *sampleStory
	now   news.Moment
}

// as makes the following acts those of person at the moment at.
func (h sampleHistory) as(person string, at news.Moment) {
	h.act.who = Who{Person: person, Device: "sample", Origin: news.FromSample}
	h.act.at = min(at, h.now)
}

func (h sampleHistory) make(files map[string]string) error {
	s := h.story
	writer, editor := h.people()
	out, err := news.ParseMoment(s.PublishedAt)
	if err != nil {
		return err
	}
	out = cmp.Or(out, h.now.Add(-time.Hour))
	h.as(writer, out.Add(-sampleBegun))
	text := renamed(s.Story, files)
	text.Related = h.room.linked(s)
	last, err := h.act.inside(text)
	if err != nil {
		return err
	}
	measure(&last)
	texts := s.texts(last)
	if err := h.begin(texts[0]); err != nil {
		return err
	}
	if s.Status == string(news.Draft) && s.Returned == "" {
		return nil
	}
	h.as(writer, out.Add(-sampleSent))
	if err := h.move(news.Submit, MoveRequest{}); err != nil {
		return err
	}
	h.as(editor, out.Add(-sampleApproved))
	switch news.Status(s.Status) {
	case news.Draft:
		return h.move(news.Return, MoveRequest{Note: s.Returned})
	case news.Spiked:
		return h.move(news.Spike, MoveRequest{Note: cmp.Or(s.DeskNotes, sampleSpiked[s.Language])})
	case news.Review:
		return nil
	}
	if err := h.move(news.Approve, MoveRequest{}); err != nil {
		return err
	}
	switch news.Status(s.Status) {
	case news.Ready:
		return nil
	case news.Scheduled:
		return h.move(news.Schedule, MoveRequest{At: s.ScheduledAt})
	}
	return h.publish(out, texts, writer, editor)
}

// sampleSpiked is why a story was spiked that does not say.
var sampleSpiked = map[string]string{
	"en": "Nothing happened after all.", "es": "Al final no ha pasado nada.", "ar": "لم يحدث شيء في النهاية.",
}

// people are the person who writes a story and another who reads it.
func (h sampleHistory) people() (writer, editor string) {
	var persons []string
	for _, author := range h.room.records.Authors {
		if author.Kind == string(news.Person) {
			persons = append(persons, author.Names.For(h.story.Language))
		}
	}
	if len(h.story.Authors) > 0 && slices.Contains(persons, h.story.Authors[0]) {
		writer = h.story.Authors[0]
	}
	for _, name := range persons {
		switch {
		case writer == "":
			writer = name
		case editor == "" && name != writer:
			editor = name
		}
	}
	return writer, editor
}

// begin writes the draft, linked to the original of its group.
func (h sampleHistory) begin(content news.Content) error {
	f, a := h.story, h.act
	original := h.room.original(f.Slug)
	if original == nil {
		return fmt.Errorf("no version is marked as the original")
	}
	s := news.Story{
		ID: f.id, Group: original.id, Language: f.Language, Slug: f.Slug, Status: news.Draft,
		Revision: 1, LastRevision: 1, CreatedAt: a.at.Second(), UpdatedAt: a.at,
		DeskNotes: f.DeskNotes, Assignee: f.Assignee, Content: content,
	}
	var err error
	if original != f {
		s.TranslationOf = original.id
		if s.TranslatedFrom, err = h.checkedAgainst(original); err != nil {
			return err
		}
	}
	if s.EmbargoUntil, err = news.ParseMoment(f.EmbargoUntil); err != nil {
		return err
	}
	if s.DueAt, err = news.ParseMoment(f.DueAt); err != nil {
		return err
	}
	r := news.Revision{
		Number: 1, At: a.at, Person: a.who.Person, Device: a.who.Device, Origin: a.who.Origin,
		Status: s.Status, Content: content,
	}
	return a.put(s, &r, a.entry())
}

// checkedAgainst is the text of the original, made already, that a translation
// was last checked against: one that readers saw a change of later is behind.
func (h sampleHistory) checkedAgainst(original *sampleStory) (int, error) {
	f := h.story
	if f.PublishedAt != "" && f.lastPublic() < original.lastPublic() && len(f.Changes) < len(original.Changes) {
		return 1, nil
	}
	row, err := h.act.tx.Row(original.id)
	return cmp.Or(row.LiveRevision, row.Revision), err
}

func (h sampleHistory) move(move news.Move, m MoveRequest) error {
	m.Move = move
	_, err := h.act.move(h.story.id, m)
	return err
}

// save makes content the working text.
func (h sampleHistory) save(content news.Content) error {
	s, err := h.act.tx.Story(h.story.id)
	if err != nil || equal(s.Content, content) {
		return err
	}
	_, err = h.act.save(s, content, false)
	return err
}

// publish takes the story to its readers, and through its changes.
func (h sampleHistory) publish(out news.Moment, texts []news.Content, writer, editor string) error {
	f := h.story
	if f.EmbargoUntil != "" { // it waited for the hour, and the clock published it
		if err := h.move(news.Schedule, MoveRequest{At: f.EmbargoUntil}); err != nil {
			return err
		}
		editor = ""
	}
	h.as(editor, out)
	if err := h.move(news.Publish, MoveRequest{}); err != nil {
		return err
	}
	for n, change := range f.Changes {
		at, err := news.ParseMoment(change.At)
		if err != nil {
			return err
		}
		h.as(writer, at)
		if err := h.save(texts[n+1]); err != nil {
			return err
		}
		move := news.UpdateLive
		kind := news.ChangeKind(change.Kind)
		if kind == news.Correction {
			move, kind = news.Correct, ""
		}
		if err := h.move(move, MoveRequest{Kind: kind, Note: change.Note}); err != nil {
			return err
		}
	}
	if w := f.Withdrawn; w != nil {
		at, err := news.ParseMoment(w.At)
		if err != nil {
			return err
		}
		h.as(writer, at)
		return h.move(news.Withdraw, MoveRequest{Note: w.Reason, Headline: w.Headline})
	}
	if err := h.pending(texts[len(texts)-1], writer); err != nil {
		return err
	}
	return h.breaking()
}

// pending leaves changes that are not public.
func (h sampleHistory) pending(c news.Content, writer string) error {
	p := h.story.Pending
	if p == nil {
		return nil
	}
	c.Headline, c.Standfirst = cmp.Or(p.Headline, c.Headline), cmp.Or(p.Standfirst, c.Standfirst)
	c.ShortHeadline, c.Body = cmp.Or(p.ShortHeadline, c.ShortHeadline), cmp.Or(p.Body, c.Body)
	measure(&c)
	h.as(writer, h.now.Add(-4*time.Minute))
	return h.save(c)
}

// breaking sets the banner that a story stands under.
func (h sampleHistory) breaking() error {
	b := h.story.Breaking
	if b == nil {
		return nil
	}
	f := news.Front{Edition: h.story.Language, Breaking: &news.Breaking{
		Text: b.Text, Story: h.story.id, From: h.now.Second(), Until: b.until,
	}}
	return h.act.putFront(f)
}
