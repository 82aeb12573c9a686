package news

import "slices"

// Area is a part of a front page in which an editor places stories.
type Area string

// The areas, in the order of the page.
const (
	LeadArea     Area = "lead"
	BesideArea   Area = "beside" // the lead
	UnderArea    Area = "under"  // the lead
	OpinionArea  Area = "opinion"
	PicturesArea Area = "pictures"
)

// How many stories each area has room for.
const (
	BesideSize   = 3
	UnderSize    = 2
	OpinionSize  = 4
	PicturesSize = 5
)

// Areas are all areas in the order of the page.
var Areas = []Area{LeadArea, BesideArea, UnderArea, OpinionArea, PicturesArea}

// Size is how many stories area a has room for; none, where there is no such
// area.
func (a Area) Size() int {
	switch a {
	case LeadArea:
		return 1
	case BesideArea:
		return BesideSize
	case UnderArea:
		return UnderSize
	case OpinionArea:
		return OpinionSize
	case PicturesArea:
		return PicturesSize
	}
	return 0
}

// Takes says whether stories of kind k may stand in area a: a strip that is
// named after a kind holds no other.
func (a Area) Takes(k Kind) bool {
	switch a {
	case OpinionArea:
		return k == Opinion
	case PicturesArea:
		return k == Gallery
	}
	return true
}

// Front is what an editor set by hand on an edition's front page. Whatever is
// not set there follows from the rules.
type Front struct {
	Edition string `cbor:"1,keyasint"`
	// Of the place at the head of the page, which rooms had before the others.
	Lead      string    `cbor:"2,keyasint,omitempty"` // id of the story that leads
	LeadAt    Moment    `cbor:"3,keyasint,omitempty"` // when it was placed
	Breaking  *Breaking `cbor:"4,keyasint,omitempty"`
	LeadUntil Moment    `cbor:"5,keyasint,omitempty"`
	LeadBy    string    `cbor:"6,keyasint,omitempty"`

	Places   []Place  `cbor:"7,keyasint,omitempty"` // held in the other areas
	Never    []string `cbor:"8,keyasint,omitempty"` // ids of stories that stay off this page
	HideLive bool     `cbor:"9,keyasint,omitempty"` // no LIVE box

	// Revision grows with every change by hand: a change that was thought out
	// on an older one is refused.
	Revision int    `cbor:"10,keyasint,omitempty"`
	At       Moment `cbor:"11,keyasint,omitempty"` // of the last change
	By       string `cbor:"12,keyasint,omitempty"` // who made it

	LeadHeadline string `cbor:"13,keyasint,omitempty"`
}

// Place is a place of a front page that a person holds for a story.
type Place struct {
	Area   Area   `cbor:"1,keyasint"`
	Slot   int    `cbor:"2,keyasint,omitempty"` // in the area, from 0
	Story  string `cbor:"3,keyasint"`           // id
	At     Moment `cbor:"4,keyasint"`           // since when
	Until  Moment `cbor:"5,keyasint,omitempty"` // 0: until somebody lets it go
	Person string `cbor:"6,keyasint,omitempty"` // who holds it
	// Headline stands here in the place of the story's own; empty for that.
	Headline string `cbor:"7,keyasint,omitempty"`
}

// Ended says whether the place has gone back to the rules.
func (p Place) Ended(now Moment) bool { return p.Until != 0 && now >= p.Until }

// Held are the places that are held, the lead first.
func (f Front) Held() []Place {
	if f.Lead == "" {
		return f.Places
	}
	lead := Place{Area: LeadArea, Story: f.Lead, At: f.LeadAt, Until: f.LeadUntil, Person: f.LeadBy, Headline: f.LeadHeadline}
	return append([]Place{lead}, f.Places...)
}

// Hold makes places the ones that are held, and no others.
func (f *Front) Hold(places []Place) {
	f.Lead, f.LeadAt, f.LeadUntil, f.LeadBy, f.LeadHeadline, f.Places = "", 0, 0, "", "", nil
	for _, p := range places {
		if p.Area == LeadArea {
			f.Lead, f.LeadAt, f.LeadUntil, f.LeadBy, f.LeadHeadline = p.Story, p.At, p.Until, p.Person, p.Headline
			continue
		}
		f.Places = append(f.Places, p)
	}
}

// Composed says whether an editor set anything on the page.
func (f Front) Composed() bool {
	return f.Lead != "" || len(f.Places) > 0 || len(f.Never) > 0 || f.HideLive || f.Breaking != nil
}

// Same says whether readers see the same of a and b.
func (f Front) Same(b Front) bool {
	if (f.Breaking == nil) != (b.Breaking == nil) || f.Breaking != nil && *f.Breaking != *b.Breaking {
		return false
	}
	return f.Edition == b.Edition && f.HideLive == b.HideLive && slices.Equal(f.Held(), b.Held()) && slices.Equal(f.Never, b.Never)
}

// Breaking is the banner over an edition's pages, until its end.
type Breaking struct {
	Text  string `cbor:"1,keyasint"`
	Story string `cbor:"2,keyasint,omitempty"` // id
	From  Moment `cbor:"3,keyasint"`
	Until Moment `cbor:"4,keyasint"`
}
