package app

// FrontDraft is what an editor sets by hand on an edition's front page.
type FrontDraft struct {
	Edition  string       `json:"edition"`
	Revision int          `json:"revision"` // of the front that it was thought out on
	Places   []FrontPlace `json:"places"`
	Never    []string     `json:"never"` // ids of stories that stay off the page
	HideLive bool         `json:"hideLive"`
	Breaking *FrontBanner `json:"breaking,omitempty"`
}

// FrontPlace is a place that is held for a story. Who holds it since when is
// given back as it came; where anything is changed it is held anew.
type FrontPlace struct {
	Area   string `json:"area"` // lead, beside, under, opinion, pictures
	Slot   int    `json:"slot"` // in the area, from 0
	Story  string `json:"story"`
	At     string `json:"at,omitempty"`
	Until  string `json:"until,omitempty"` // absent: until somebody lets it go
	Person string `json:"person,omitempty"`
	// Headline stands there in the place of the story's own.
	Headline string `json:"headline,omitempty"`
}

// FrontBanner is the breaking banner.
type FrontBanner struct {
	Text  string `json:"text"`
	Story string `json:"story,omitempty"`
	From  string `json:"from,omitempty"`  // absent: now
	Until string `json:"until,omitempty"` // absent: two hours later
}

// FrontView is an edition's front page at the desk: what is set by hand, and
// what stands there with it.
type FrontView struct {
	Draft    FrontDraft            `json:"draft"`
	At       string                `json:"at,omitempty"`     // of the last change by hand
	Person   string                `json:"person,omitempty"` // who made it
	Review   bool                  `json:"review"`           // the lead has been held for twelve hours
	Areas    []FrontArea           `json:"areas"`
	Live     []FrontStory          `json:"live"`
	Films    []FrontStory          `json:"films"`
	Sections []FrontColumn         `json:"sections"`
	Stories  map[string]FrontStory `json:"stories"` // that the draft names, by id
}

// FrontArea is a part of the page, and the stories that stand in it.
type FrontArea struct {
	Area  string      `json:"area"`
	Size  int         `json:"size"` // how many have room
	Spots []FrontSpot `json:"spots"`
}

// FrontSpot is a story that stands on the page, held by hand or by the rule.
type FrontSpot struct {
	Story FrontStory `json:"story"`
	Held  bool       `json:"held"`
}

// FrontColumn is a section on the page.
type FrontColumn struct {
	Label   string       `json:"label"`
	Stories []FrontStory `json:"stories"`
}

// FrontStory is a story as the front page's screen shows it.
type FrontStory struct {
	ID           string `json:"id"`
	Status       string `json:"status"`
	Kind         string `json:"kind"`
	Headline     string `json:"headline"`
	SectionLabel string `json:"sectionLabel,omitempty"`
	Urgency      int    `json:"urgency,omitempty"`
	PublishedAt  string `json:"publishedAt,omitempty"`
	ScheduledAt  string `json:"scheduledAt,omitempty"`
	Thumb        string `json:"thumb,omitempty"`
}

// FrontStart is a front page that begins as another edition's, and the stories
// of that one which this edition has no version of.
type FrontStart struct {
	View    FrontView    `json:"view"`
	Missing []FrontStory `json:"missing"`
}
