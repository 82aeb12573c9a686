package storyfile

import (
	"fmt"

	"galley/app/news"
)

// maxFrontLine is how long a headline or the text of a banner may be there, in
// letters.
const maxFrontLine = 300

// front checks what is set on a front page. Whether there are such stories is
// the room's to say.
func (c *recordsCheck) front(at string, f Front) {
	c.language(at+".edition", f.Edition)
	c.once(at+".edition", "fronts", f.Edition)
	c.moment(at+".leadAt", f.LeadAt)
	c.moment(at+".leadUntil", f.LeadUntil)
	c.within(at+".leadHeadline", f.LeadHeadline, maxFrontLine)
	for i, h := range f.Places {
		at := fmt.Sprintf("%s.places[%d]", at, i)
		area := news.Area(h.Area)
		switch {
		case area == news.LeadArea || area.Size() == 0:
			c.refuse(at+".area", "must be beside, under, opinion or pictures, not “"+short(h.Area)+"”.")
		case h.Slot < 0 || h.Slot >= area.Size():
			c.refuse(at+".slot", fmt.Sprintf("must be from 0 to %d.", area.Size()-1))
		case h.Story == "":
			c.refuse(at, "has no story.")
		}
		c.once(at, fmt.Sprint(f.Edition, " ", h.Area), fmt.Sprint(h.Slot))
		c.moment(at+".at", h.At)
		c.moment(at+".until", h.Until)
		c.within(at+".headline", h.Headline, maxFrontLine)
	}
	if len(f.Never) > maxRecordNames {
		c.refuse(at+".never", fmt.Sprintf("has more than %d stories.", maxRecordNames))
	}
	if b := f.Breaking; b != nil {
		if b.Text == "" {
			c.refuse(at+".breaking", "has no text.")
		}
		c.within(at+".breaking.text", b.Text, maxFrontLine)
		c.moment(at+".breaking.from", b.From)
		c.moment(at+".breaking.until", b.Until)
	}
}

// moment checks a moment, which may be left out.
func (c *recordsCheck) moment(field, text string) {
	if _, err := news.ParseMoment(text); err != nil {
		c.refuse(field, "must be a moment such as 2026-06-08T09:20:00Z, not “"+short(text)+"”.")
	}
}
