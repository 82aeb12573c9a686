package newsroom

import (
	"errors"
	"slices"

	"galley/app/news"
	"galley/app/storyfile"
)

// frontOut is a front page as the world outside the room sees it, of the
// stories that may be named there.
func frontOut(f news.Front, may func(id string) bool) storyfile.Front {
	out := storyfile.Front{Edition: f.Edition, HideLive: f.HideLive}
	for _, p := range f.Held() {
		switch {
		case !may(p.Story):
		case p.Area == news.LeadArea:
			out.Lead, out.LeadAt, out.LeadUntil, out.LeadHeadline = p.Story, p.At.String(), p.Until.String(), p.Headline
		default:
			out.Places = append(out.Places, storyfile.Held{
				Area: string(p.Area), Slot: p.Slot, Story: p.Story, At: p.At.String(), Until: p.Until.String(), Headline: p.Headline,
			})
		}
	}
	for _, id := range f.Never {
		if may(id) {
			out.Never = append(out.Never, id)
		}
	}
	if b := f.Breaking; b != nil {
		out.Breaking = &storyfile.Breaking{Text: b.Text, From: b.From.String(), Until: b.Until.String()}
		if may(b.Story) {
			out.Breaking.Story = b.Story
		}
	}
	return out
}

// fronts are the front pages on which an editor set anything, as the room's
// own records have them.
func (r *reading) fronts() ([]storyfile.Front, error) {
	settings, err := r.tx.Settings()
	if err != nil {
		return nil, err
	}
	var all []storyfile.Front
	for _, e := range settings.Editions {
		f, err := r.tx.Front(e.Tag)
		if err != nil {
			return nil, err
		}
		if out := frontOut(f, func(id string) bool { return id != "" }); !out.Empty() {
			all = append(all, out)
		}
	}
	return all, nil
}

// frontIn is what comes from there. Its stories need not have come yet: what
// is not public in the edition stands on no page.
func frontIn(f storyfile.Front) (news.Front, error) {
	var all error
	moment := func(text string) news.Moment {
		m, err := news.ParseMoment(text)
		all = errors.Join(all, err)
		return m
	}
	front := news.Front{
		Edition: f.Edition, Lead: f.Lead, LeadAt: moment(f.LeadAt), LeadUntil: moment(f.LeadUntil), LeadHeadline: f.LeadHeadline,
		Never: slices.Clone(f.Never), HideLive: f.HideLive,
	}
	for _, h := range f.Places {
		p := news.Place{Area: news.Area(h.Area), Slot: h.Slot, Story: h.Story, At: moment(h.At), Until: moment(h.Until), Headline: h.Headline}
		if p.Area == news.LeadArea || p.Slot < 0 || p.Slot >= p.Area.Size() {
			all = errors.Join(all, invalid("places", h.Area, "There is no such place on a front page."))
		}
		front.Places = append(front.Places, p)
	}
	if length := len(f.Never); length > maxList {
		all = errors.Join(all, tooLong("never", "list of stories kept off the front page", length, maxList))
	}
	if b := f.Breaking; b != nil {
		front.Breaking = &news.Breaking{Text: b.Text, Story: b.Story, From: moment(b.From), Until: moment(b.Until)}
		if length := len([]rune(b.Text)); length > maxHeadline {
			all = errors.Join(all, tooLong("breaking", "banner", length, maxHeadline))
		}
	}
	return front, all
}
