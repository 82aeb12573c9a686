package newsroom

import (
	"context"
	"time"

	"galley/app/edition"
	"galley/app/news"
)

// reviewLead is after how long a lead that was placed by hand is offered for
// review.
const reviewLead = 12 * time.Hour

// FrontPage is an edition's front page at the desk.
type FrontPage struct {
	Front  news.Front // what is set by hand, without what has left by itself
	Layout edition.Layout
	Rows   map[string]news.Row // of the stories that Front names, as the desk has them
	Review bool                // the lead has been held for so long that somebody should look at it
}

// Front is an edition's front page: what an editor set, and what stands there.
func (n *Newsroom) Front(ctx context.Context, tag string) (FrontPage, error) {
	return n.frontPage(ctx, func(r *reading) (news.Front, error) { return r.front(tag) })
}

// LookFront is the front page as it would be with draft, which is checked and
// not kept.
func (n *Newsroom) LookFront(ctx context.Context, who Who, draft news.Front) (FrontPage, error) {
	return n.frontPage(ctx, func(r *reading) (news.Front, error) {
		return r.composed(draft, who, n.now())
	})
}

// PutFront makes draft what is set by hand on the front page of its edition.
// Where that has changed since draft.Revision it is refused, and nothing is
// lost on either side.
func (n *Newsroom) PutFront(ctx context.Context, who Who, draft news.Front) (FrontPage, error) {
	err := n.write(ctx, who, func(a *act) error {
		front, err := newReading(a.tx).composed(draft, who, a.at)
		if err != nil {
			return err
		}
		have, err := a.tx.Front(draft.Edition)
		if err != nil {
			return err
		}
		if draft.Revision != have.Revision {
			return staleFront(have)
		}
		if front.Same(have) {
			return nothing("Nothing was changed on the front page.")
		}
		return a.putFront(front)
	})
	if err != nil {
		return FrontPage{}, err
	}
	return n.Front(ctx, draft.Edition)
}

// Lead places a story at the head of its edition's front page, or, with on
// false, takes it from there.
func (n *Newsroom) Lead(ctx context.Context, who Who, id string, on bool) error {
	return n.write(ctx, who, func(a *act) error {
		row, err := a.tx.Row(id)
		if err != nil {
			return err
		}
		f, err := a.tx.Front(row.Language)
		if err != nil {
			return err
		}
		if !on && f.Lead != id {
			return nil
		}
		var places []news.Place
		if on {
			places = append(places, news.Place{Area: news.LeadArea, Story: id, At: a.at.Second(), Person: a.who.Person})
		}
		for _, p := range f.Held() {
			if p.Area != news.LeadArea && p.Story != id {
				places = append(places, p)
			}
		}
		f.Hold(places)
		return a.putFront(f)
	})
}

// putFront keeps f as the act's change.
func (a *act) putFront(f news.Front) error {
	f.Revision++
	f.At, f.By = a.at.Second(), a.who.Person
	e := a.entry()
	e.PublicMoved = true
	return a.tx.PutFront(f, e)
}

// frontPage lays out what front gives, without what has left by itself.
func (n *Newsroom) frontPage(ctx context.Context, front func(*reading) (news.Front, error)) (FrontPage, error) {
	page := FrontPage{Rows: map[string]news.Row{}}
	err := n.read(ctx, func(r *reading) (err error) {
		if page.Front, err = front(r); err != nil {
			return err
		}
		if page.Front, err = r.standing(page.Front, n.now()); err != nil {
			return err
		}
		return r.frontRows(page)
	})
	if err != nil {
		return FrontPage{}, err
	}
	page.Review = page.Front.Lead != "" && n.now() >= page.Front.LeadAt.Add(reviewLead)
	page.Layout, err = edition.New(n.Source(), edition.Options{Log: n.log}).Layout(page.Front)
	return page, err
}

// front is what is set by hand on the front page of an edition that there is.
func (r *reading) front(tag string) (news.Front, error) {
	settings, err := r.tx.Settings()
	if err != nil {
		return news.Front{}, err
	}
	if err := publishes(settings, tag); err != nil {
		return news.Front{}, err
	}
	return r.tx.Front(tag)
}

// frontRows reads the rows of the stories that an editor named on page.
func (r *reading) frontRows(page FrontPage) error {
	ids := append([]string{}, page.Front.Never...)
	for _, p := range page.Front.Held() {
		ids = append(ids, p.Story)
	}
	if b := page.Front.Breaking; b != nil && b.Story != "" {
		ids = append(ids, b.Story)
	}
	for _, id := range ids {
		row, err := r.tx.Row(id)
		if notFound(err) {
			continue
		}
		if err != nil {
			return err
		}
		page.Rows[id] = row
	}
	return nil
}

// standing is f without what has left by itself: places and banners that have
// ended, and stories that are gone.
func (r *reading) standing(f news.Front, now news.Moment) (news.Front, error) {
	var places []news.Place
	for _, p := range f.Held() {
		gone, err := r.gone(p.Story)
		if err != nil {
			return f, err
		}
		if !gone && !p.Ended(now) {
			places = append(places, p)
		}
	}
	f.Hold(places)
	var never []string
	for _, id := range f.Never {
		gone, err := r.gone(id)
		if err != nil {
			return f, err
		}
		if !gone {
			never = append(never, id)
		}
	}
	f.Never = never
	if f.Breaking != nil && now >= f.Breaking.Until {
		f.Breaking = nil
	}
	return f, nil
}

// gone says whether a story can stand on no front any more.
func (r *reading) gone(id string) (bool, error) {
	row, err := r.tx.Row(id)
	if notFound(err) {
		return true, nil
	}
	return row.Status == news.Withdrawn || row.Status == news.Spiked, err
}
