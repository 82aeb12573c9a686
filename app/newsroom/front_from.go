package newsroom

import (
	"context"

	"galley/app/edition"
	"galley/app/news"
)

// StartFront is a front page for the edition tag that begins as the one of the
// edition from stands now, in this edition's versions, to be looked at and put.
// The stories that it has no version of are missing.
func (n *Newsroom) StartFront(ctx context.Context, who Who, tag, from string) (page FrontPage, missing []news.Row, err error) {
	like, err := n.Front(ctx, from)
	if err != nil {
		return FrontPage{}, nil, err
	}
	page, err = n.frontPage(ctx, func(r *reading) (news.Front, error) {
		front, err := r.front(tag)
		if err != nil {
			return front, err
		}
		front, missing, err = r.startFront(front, like)
		if err != nil {
			return front, err
		}
		return r.composed(front, who, n.now())
	})
	return page, missing, err
}

// startFront is front with the places, and the stories kept off the page, that
// like has.
func (r *reading) startFront(front news.Front, like FrontPage) (news.Front, []news.Row, error) {
	var places []news.Place
	var missing []news.Row
	until := map[string]news.Moment{}
	for _, p := range like.Front.Held() {
		until[p.Story] = p.Until
	}
	for _, area := range news.Areas {
		for slot, spot := range like.Layout.Spots[area] {
			version, err := r.placeable(spot, front.Edition)
			if err != nil {
				return front, nil, err
			}
			if version == nil || !area.Takes(version.Kind) {
				missing = append(missing, spot.Row)
				continue
			}
			places = append(places, news.Place{Area: area, Slot: slot, Story: version.ID, Until: until[spot.Row.ID]})
		}
	}
	front.Hold(places)
	front.HideLive, front.Never = like.Front.HideLive, nil
	for _, id := range like.Front.Never {
		version, err := r.placeable(edition.Spot{Row: like.Rows[id]}, front.Edition)
		if err != nil {
			return front, nil, err
		}
		if version != nil {
			front.Never = append(front.Never, version.ID)
		}
	}
	return front, missing, nil
}

// placeable is the version of a spot's story in the edition tag, where that is
// public, or will be by itself.
func (r *reading) placeable(spot edition.Spot, tag string) (*news.Row, error) {
	versions, err := r.tx.Group(spot.Row.Group)
	if err != nil {
		return nil, err
	}
	for _, v := range versions {
		if v.Language == tag && (v.Status.Public() || v.Status == news.Scheduled) {
			return &v, nil
		}
	}
	return nil, nil
}
