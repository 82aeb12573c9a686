package newsroom

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"galley/app/news"
)

// breakingFor is how long a breaking banner stands where nothing else is said.
const breakingFor = 2 * time.Hour

// composed checks draft, which who has thought out, and is what would be kept
// of it.
func (r *reading) composed(draft news.Front, who Who, now news.Moment) (news.Front, error) {
	have, err := r.front(draft.Edition)
	if err != nil {
		return draft, err
	}
	c := frontCheck{reading: r, have: have, who: who, now: now}
	if draft, err = c.settle(draft); err != nil {
		return draft, err
	}
	if err := c.never(draft); err != nil {
		return draft, err
	}
	places, err := c.places(draft)
	if err != nil {
		return draft, err
	}
	front := news.Front{
		Edition: draft.Edition, Never: draft.Never, HideLive: draft.HideLive,
		Revision: have.Revision, At: have.At, By: have.By,
	}
	front.Hold(places)
	front.Breaking, err = c.breaking(draft)
	return front, err
}

// frontCheck checks what somebody has thought out for a front page.
type frontCheck struct {
	*reading
	have news.Front // what is set there now
	who  Who
	now  news.Moment
}

// settle is draft without what has left by itself since it stood on the page:
// nobody has put that there anew.
func (c frontCheck) settle(draft news.Front) (news.Front, error) {
	left, err := c.standing(c.have, c.now)
	if err != nil {
		return draft, err
	}
	places := slices.DeleteFunc(slices.Clone(draft.Held()), func(p news.Place) bool {
		return slices.Contains(c.have.Held(), p) && !slices.Contains(left.Held(), p)
	})
	draft.Hold(places)
	draft.Never = slices.DeleteFunc(slices.Clone(draft.Never), func(id string) bool {
		return slices.Contains(c.have.Never, id) && !slices.Contains(left.Never, id)
	})
	if b := draft.Breaking; b != nil && c.have.Breaking != nil && *b == *c.have.Breaking {
		draft.Breaking = left.Breaking
	}
	return draft, nil
}

func (c frontCheck) never(draft news.Front) error {
	if len(draft.Never) > maxList {
		return tooLong("never", "list of stories kept off the front page", len(draft.Never), maxList)
	}
	for _, id := range draft.Never {
		if _, err := c.story(draft.Edition, id); err != nil {
			return err
		}
	}
	return nil
}

// places are draft's, each with who holds it since when.
func (c frontCheck) places(draft news.Front) ([]news.Place, error) {
	taken, placed := map[string]bool{}, map[string]bool{}
	var places []news.Place
	for _, p := range draft.Held() {
		slot := fmt.Sprint(p.Area, p.Slot)
		switch {
		case p.Slot < 0 || p.Slot >= p.Area.Size():
			return nil, invalid("places", slot, "There is no such place on the front page.")
		case taken[slot]:
			return nil, invalid("places", slot, "Two stories have the same place on the front page. Give one of them another.")
		}
		row, err := c.story(draft.Edition, p.Story)
		if err != nil {
			return nil, err
		}
		switch {
		case placed[p.Story] || slices.Contains(draft.Never, p.Story):
			return nil, invalid("places", row.Headline, fmt.Sprintf("“%s” stands twice, or is kept off the front page as well. A story stands there once.", clip(row.Headline)))
		case !p.Area.Takes(row.Kind):
			return nil, invalid("places", row.Headline, fmt.Sprintf("“%s” cannot stand in that strip: it holds stories of one kind only.", clip(row.Headline)))
		case p.Ended(c.now):
			return nil, &news.Error{Code: news.CodePast, Field: "until", Message: "The place would be let go at a moment that has passed. Choose a later one."}
		}
		if p.Headline, err = headlineHere(p, row); err != nil {
			return nil, err
		}
		taken[slot], placed[p.Story] = true, true
		places = append(places, c.holding(p))
	}
	return places, nil
}

// headlineHere is p's headline on one line; none, where it is the story's own.
func headlineHere(p news.Place, row news.Row) (string, error) {
	text := strings.Join(strings.Fields(p.Headline), " ")
	if length := len([]rune(text)); length > maxHeadline {
		return "", tooLong("headline", "headline", length, maxHeadline)
	}
	if text == row.Headline {
		return "", nil
	}
	return text, nil
}

// holding is p as it is held: since before, where nothing of it has changed.
func (c frontCheck) holding(p news.Place) news.Place {
	if slices.Contains(c.have.Held(), p) {
		return p
	}
	p.At, p.Person = c.now.Second(), c.who.Person
	return p
}

// story is one that may stand on the edition's front page, now or once it is
// public.
func (c frontCheck) story(tag, id string) (news.Row, error) {
	row, err := c.tx.Row(id)
	if err != nil {
		return row, err
	}
	if row.Language != tag {
		return row, invalid("places", row.Headline, fmt.Sprintf("“%s” is a story of another edition. Each front page has its own edition's stories.", clip(row.Headline)))
	}
	if row.Status == news.Withdrawn || row.Status == news.Spiked {
		return row, invalid("places", row.Headline, fmt.Sprintf("“%s” was withdrawn or spiked. It cannot be placed on the front page.", clip(row.Headline)))
	}
	return row, nil
}

// breaking is draft's banner with its times.
func (c frontCheck) breaking(draft news.Front) (*news.Breaking, error) {
	if draft.Breaking == nil {
		return nil, nil
	}
	b := *draft.Breaking
	b.Text = strings.Join(strings.Fields(b.Text), " ")
	if b.Text == "" {
		return nil, needed("breaking", "The breaking banner has no words. Write them, or take the banner away.")
	}
	if length := len([]rune(b.Text)); length > maxHeadline {
		return nil, tooLong("breaking", "banner", length, maxHeadline)
	}
	if b.Story != "" {
		if _, err := c.story(draft.Edition, b.Story); err != nil {
			return nil, err
		}
	}
	if b.From == 0 {
		b.From = c.now.Second()
	}
	if b.Until == 0 {
		b.Until = b.From.Add(breakingFor).Minute()
	}
	if b.Until <= max(b.From, c.now) {
		return nil, &news.Error{Code: news.CodePast, Field: "until", Message: "The breaking banner would end at a moment that has passed. Choose a later one."}
	}
	return &b, nil
}

// staleFront refuses a change that was thought out on an older front page.
func staleFront(have news.Front) *news.Error {
	by := ""
	if have.By != "" {
		by = " by " + have.By
	}
	return &news.Error{
		Code: news.CodeStale, Field: "front",
		Message: fmt.Sprintf("The front page was changed%s meanwhile. Look at it as it is now, then decide whose places stand.", by),
		Args:    map[string]string{"revision": strconv.Itoa(have.Revision), "person": have.By},
	}
}
