package app

import "galley/app/storyfile"

// ListQuery asks for a part of the desk's list.
type ListQuery struct {
	Status   string `json:"status,omitempty"` // a state, or "public"
	Language string `json:"language,omitempty"`
	Section  string `json:"section,omitempty"`
	Region   string `json:"region,omitempty"`
	Tag      string `json:"tag,omitempty"`    // name or id
	Author   string `json:"author,omitempty"` // name or id
	Assignee string `json:"assignee,omitempty"`
	Kind     string `json:"kind,omitempty"`
	After    string `json:"after,omitempty"`
	Limit    int    `json:"limit,omitempty"`
}

// RowPage is a part of the desk's list.
type RowPage struct {
	Rows []Row  `json:"rows"`
	Next string `json:"next,omitempty"`
}

// StoryPage is the same part as whole stories, for other programs.
type StoryPage struct {
	Stories []storyfile.Story `json:"stories"`
	Next    string            `json:"next,omitempty"`
}

// Row is one story in the desk's list.
type Row struct {
	ID           string    `json:"id"`
	Group        string    `json:"group"`
	Language     string    `json:"language"`
	Direction    string    `json:"direction"`
	Original     bool      `json:"original"`
	Slug         string    `json:"slug"`
	Status       string    `json:"status"`
	Kind         string    `json:"kind"`
	Headline     string    `json:"headline,omitempty"`
	Standfirst   string    `json:"standfirst,omitempty"`
	Section      string    `json:"section,omitempty"`
	SectionLabel string    `json:"sectionLabel,omitempty"`
	Regions      []string  `json:"regions,omitempty"`
	Authors      []string  `json:"authors,omitempty"` // names
	Words        int       `json:"words"`
	Revision     int       `json:"revision"`
	LiveRevision int       `json:"liveRevision,omitempty"`
	Pending      bool      `json:"pending"` // public, with changes that are not
	UpdatedAt    string    `json:"updatedAt"`
	PublishedAt  string    `json:"publishedAt,omitempty"`
	ScheduledAt  string    `json:"scheduledAt,omitempty"`
	EmbargoUntil string    `json:"embargoUntil,omitempty"`
	DueAt        string    `json:"dueAt,omitempty"`
	Assignee     string    `json:"assignee,omitempty"`
	Person       string    `json:"person,omitempty"` // who changed it last
	Urgency      int       `json:"urgency,omitempty"`
	Thumb        string    `json:"thumb,omitempty"` // relative to Reading.Base
	Live         string    `json:"live,omitempty"`
	Versions     []Version `json:"versions"` // of the group, itself included
}

// Version is a story's version in one language.
type Version struct {
	ID       string `json:"id"`
	Language string `json:"language"`
	Status   string `json:"status"`
	Headline string `json:"headline,omitempty"`
	Original bool   `json:"original"`
	Behind   bool   `json:"behind"`
	Revision int    `json:"revision"`
}

// Counts are how many stories stand where.
type Counts struct {
	All    *int           `json:"all,omitempty"` // absent where no counter knows it
	Status map[string]int `json:"status"`
}

// StoryDoc is a story as the desk works on it.
type StoryDoc struct {
	Story         storyfile.Story `json:"story"`
	Pending       bool            `json:"pending"`
	Moves         []string        `json:"moves"` // that this person may make now
	Versions      []Version       `json:"versions"`
	Pictures      []Picture       `json:"pictures"` // that the story uses
	Base          int             `json:"base"`     // the revision that a save starts from
	Person        string          `json:"person,omitempty"`
	SavedAt       string          `json:"savedAt,omitempty"`
	AddressWillBe string          `json:"addressWillBe,omitempty"`
	PublicAddress string          `json:"publicAddress,omitempty"` // relative to the edition's root
}

// NewStory is what a draft begins with.
type NewStory struct {
	Language string `json:"language,omitempty"`
	Section  string `json:"section,omitempty"`
	Kind     string `json:"kind,omitempty"`
	Headline string `json:"headline,omitempty"`
	Body     string `json:"body,omitempty"`
	// TranslationOf is the id of the story that this is another version of.
	TranslationOf string `json:"translationOf,omitempty"`
}

// Saved is the answer to a save. A stale one is kept aside, never lost.
type Saved struct {
	Revision int       `json:"revision"`
	SavedAt  string    `json:"savedAt"`
	Words    int       `json:"words"`
	Slug     string    `json:"slug,omitempty"` // as it is now: a draft's follows its headline
	Stale    bool      `json:"stale"`
	Aside    int       `json:"aside,omitempty"` // the revision that holds the stale text
	Current  *StoryDoc `json:"current,omitempty"`
}

// MoveRequest is a move and what it needs.
type MoveRequest struct {
	Move        string `json:"move"`
	Note        string `json:"note,omitempty"` // the note or the reason
	At          string `json:"at,omitempty"`   // local time of the edition, or RFC 3339
	Kind        string `json:"kind,omitempty"`
	LiftEmbargo string `json:"liftEmbargo,omitempty"` // the reason
	IfRevision  int    `json:"ifRevision,omitempty"`
	Lead        bool   `json:"lead,omitempty"`     // at the head of its edition's front page
	Headline    string `json:"headline,omitempty"` // a neutral one for a withdrawal's notice
	Quiet       bool   `json:"quiet,omitempty"`    // notify nobody
}

// Missing is what a story lacks for a move.
type Missing struct {
	Field   string `json:"field"`
	Code    string `json:"code"`
	Message string `json:"message"`
	Must    bool   `json:"must"` // the move is refused without it
}

// Revisions are a part of a story's history, newest first.
type Revisions struct {
	Revisions []Rev `json:"revisions"`
	Next      int   `json:"next,omitempty"`
}

// Rev is one revision in a story's history.
type Rev struct {
	Number   int    `json:"number"`
	At       string `json:"at"`
	Person   string `json:"person,omitempty"`
	Device   string `json:"device,omitempty"`
	Move     string `json:"move,omitempty"`
	Status   string `json:"status"`
	Note     string `json:"note,omitempty"`
	Name     string `json:"name,omitempty"`
	Aside    bool   `json:"aside"`
	Origin   string `json:"origin,omitempty"`
	NoCheck  bool   `json:"noCheck"` // published without a second reader
	Live     bool   `json:"live"`
	Headline string `json:"headline,omitempty"`
	Words    int    `json:"words"`
	Change   string `json:"change,omitempty"`
}

// Diff is what two revisions differ in.
type Diff struct {
	A      int         `json:"a"`
	B      int         `json:"b"`
	Fields []FieldDiff `json:"fields"`
	Body   []BlockDiff `json:"body"`
}

// FieldDiff is a field that differs.
type FieldDiff struct {
	Field string `json:"field"`
	Spans []Span `json:"spans"`
}

// BlockDiff is one block of the text.
type BlockDiff struct {
	Changed bool   `json:"changed"`
	Spans   []Span `json:"spans"`
}

// Span is a piece of text that stayed, came or went.
type Span struct {
	Op   string `json:"op"` // equal, insert, delete
	Text string `json:"text"`
}

// MomentView is an instant.
type MomentView struct {
	At string `json:"at"`
}
