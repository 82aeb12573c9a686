package app

import (
	"context"
	"errors"

	"galley/app/edition"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/store"
)

// composing is what a newsroom does with a front page that somebody thought out.
type composing func(*newsroom.Newsroom, context.Context, newsroom.Who, news.Front) (newsroom.FrontPage, error)

// composed has do make a front page of draft.
func (s *Front) composed(r *room, draft FrontDraft, do composing) (newsroom.FrontPage, error) {
	front, err := frontOf(draft)
	if err != nil {
		return newsroom.FrontPage{}, err
	}
	return do(r.newsroom, background(), s.who(r), front)
}

// compose is that page for a screen.
func (s *Front) compose(draft FrontDraft, do composing) (FrontView, error) {
	r, err := s.room()
	if err != nil {
		return FrontView{}, err
	}
	page, err := s.composed(r, draft, do)
	if err != nil {
		return FrontView{}, err
	}
	return r.frontView(page)
}

// frontOf is draft as the newsroom takes it.
func frontOf(d FrontDraft) (news.Front, error) {
	var wrong error
	moment := func(text string) news.Moment {
		m, err := news.ParseMoment(text)
		if err != nil && wrong == nil {
			wrong = &news.Error{
				Code: news.CodeBadTime, Field: "until", Args: map[string]string{"value": text}, Err: err,
				Message: "“" + text + "” is no moment such as 2026-06-08T09:20:00Z.",
			}
		}
		return m
	}
	f := news.Front{Edition: d.Edition, Revision: d.Revision, Never: d.Never, HideLive: d.HideLive}
	f.Hold(each(d.Places, func(p FrontPlace) news.Place {
		return news.Place{
			Area: news.Area(p.Area), Slot: p.Slot, Story: p.Story,
			At: moment(p.At), Until: moment(p.Until), Person: p.Person, Headline: p.Headline,
		}
	}))
	if b := d.Breaking; b != nil {
		f.Breaking = &news.Breaking{Text: b.Text, Story: b.Story, From: moment(b.From), Until: moment(b.Until)}
	}
	return f, wrong
}

func draftOf(f news.Front) FrontDraft {
	d := FrontDraft{
		Edition: f.Edition, Revision: f.Revision, HideLive: f.HideLive,
		Never: each(f.Never, func(id string) string { return id }),
		Places: each(f.Held(), func(p news.Place) FrontPlace {
			return FrontPlace{
				Area: string(p.Area), Slot: p.Slot, Story: p.Story,
				At: p.At.String(), Until: p.Until.String(), Person: p.Person, Headline: p.Headline,
			}
		}),
	}
	if b := f.Breaking; b != nil {
		d.Breaking = &FrontBanner{Text: b.Text, Story: b.Story, From: b.From.String(), Until: b.Until.String()}
	}
	return d
}

// frontView is page for a screen.
func (r *room) frontView(page newsroom.FrontPage) (FrontView, error) {
	view := FrontView{
		Draft: draftOf(page.Front), At: page.Front.At.String(), Person: page.Front.By, Review: page.Review,
		Areas: []FrontArea{}, Sections: []FrontColumn{}, Stories: map[string]FrontStory{},
	}
	err := r.store.Read(func(t *store.Tx) (err error) {
		for id, row := range page.Rows {
			if view.Stories[id], err = frontStory(t, row); err != nil {
				return err
			}
		}
		for _, area := range news.Areas {
			spots, err := frontSpots(t, page.Layout.Spots[area])
			if err != nil {
				return err
			}
			view.Areas = append(view.Areas, FrontArea{Area: string(area), Size: area.Size(), Spots: spots})
		}
		for _, c := range page.Layout.Sections {
			stories, err := frontStories(t, c.Rows)
			if err != nil {
				return err
			}
			view.Sections = append(view.Sections, FrontColumn{Label: c.Section.Labels.For(page.Front.Edition), Stories: stories})
		}
		if view.Live, err = frontStories(t, page.Layout.Live); err != nil {
			return err
		}
		view.Films, err = frontStories(t, page.Layout.Films)
		return err
	})
	return view, err
}

func frontSpots(t *store.Tx, spots []edition.Spot) ([]FrontSpot, error) {
	list := []FrontSpot{}
	for _, s := range spots {
		story, err := frontStory(t, s.Row)
		if err != nil {
			return nil, err
		}
		list = append(list, FrontSpot{Story: story, Held: s.Held})
	}
	return list, nil
}

func frontStories(t *store.Tx, rows []news.Row) ([]FrontStory, error) {
	list := []FrontStory{}
	for _, row := range rows {
		story, err := frontStory(t, row)
		if err != nil {
			return nil, err
		}
		list = append(list, story)
	}
	return list, nil
}

func frontStory(t *store.Tx, row news.Row) (FrontStory, error) {
	story := FrontStory{
		ID: row.ID, Status: string(row.Status), Kind: string(row.Kind), Headline: row.Headline, Urgency: row.Urgency,
		PublishedAt: row.PublishedAt.String(), ScheduledAt: row.ScheduledAt.String(),
	}
	notThere := func(err error) bool { return errors.Is(err, &news.Error{Code: news.CodeNotFound}) }
	section, err := t.Section(row.Section)
	if err != nil && !notThere(err) {
		return story, err
	}
	story.SectionLabel = section.Labels.For(row.Language)
	if row.Lead != nil {
		p, err := t.Picture(row.Lead.ID)
		if err != nil && !notThere(err) {
			return story, err
		}
		story.Thumb = pictureView(p).Thumb
	}
	return story, nil
}
