package storyfile

// Front is what an editor set by hand on an edition's front page. Stories are
// named by their ids, moments are RFC 3339 in UTC; who at the desk holds a
// place is not said.
type Front struct {
	Edition   string `json:"edition" yaml:"edition"`
	Lead      string `json:"lead,omitempty" yaml:"lead,omitempty"`
	LeadAt    string `json:"leadAt,omitempty" yaml:"leadAt,omitempty"`
	LeadUntil string `json:"leadUntil,omitempty" yaml:"leadUntil,omitempty"`
	// LeadHeadline and a place's Headline stand there for the story's own.
	LeadHeadline string    `json:"leadHeadline,omitempty" yaml:"leadHeadline,omitempty"`
	Places       []Held    `json:"places,omitempty" yaml:"places,omitempty"` // but the lead's
	Never        []string  `json:"never,omitempty" yaml:"never,omitempty"`
	HideLive     bool      `json:"hideLive,omitempty" yaml:"hideLive,omitempty"`
	Breaking     *Breaking `json:"breaking,omitempty" yaml:"breaking,omitempty"`
}

// Held is a place of a front page that is held for a story.
type Held struct {
	Area     string `json:"area" yaml:"area"` // beside, under, opinion, pictures
	Slot     int    `json:"slot" yaml:"slot"` // in the area, from 0
	Story    string `json:"story" yaml:"story"`
	At       string `json:"at,omitempty" yaml:"at,omitempty"`
	Until    string `json:"until,omitempty" yaml:"until,omitempty"` // empty: until somebody lets it go
	Headline string `json:"headline,omitempty" yaml:"headline,omitempty"`
}

// Breaking is the banner over an edition's pages.
type Breaking struct {
	Text  string `json:"text" yaml:"text"`
	Story string `json:"story,omitempty" yaml:"story,omitempty"`
	From  string `json:"from" yaml:"from"`
	Until string `json:"until" yaml:"until"`
}

// Empty says whether nothing is set.
func (f Front) Empty() bool {
	return f.Lead == "" && len(f.Places) == 0 && len(f.Never) == 0 && !f.HideLive && f.Breaking == nil
}

func (f Front) clean() Front {
	f.Edition, f.Lead, f.LeadAt, f.LeadUntil = line(f.Edition), line(f.Lead), line(f.LeadAt), line(f.LeadUntil)
	f.LeadHeadline = line(f.LeadHeadline)
	f.Places = cleaned(f.Places, func(h Held) Held {
		return Held{Area: line(h.Area), Slot: h.Slot, Story: line(h.Story), At: line(h.At), Until: line(h.Until), Headline: line(h.Headline)}
	})
	f.Never = lines(f.Never)
	if b := f.Breaking; b != nil {
		f.Breaking = &Breaking{Text: line(b.Text), Story: line(b.Story), From: line(b.From), Until: line(b.Until)}
	}
	return f
}
