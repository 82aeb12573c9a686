package storyfile

// Story is a story in names instead of ids: tags and authors by name, section
// and regions by slug, times as RFC 3339 in UTC. A field that is not set is
// absent from JSON and from a file.
type Story struct {
	ID            string    `json:"id,omitempty" yaml:"id,omitempty"`
	Group         string    `json:"group,omitempty" yaml:"group,omitempty"`
	Language      string    `json:"language,omitempty" yaml:"language,omitempty"`
	Kind          string    `json:"kind,omitempty" yaml:"kind,omitempty"`
	Status        string    `json:"status,omitempty" yaml:"status,omitempty"`
	Slug          string    `json:"slug,omitempty" yaml:"slug,omitempty"`
	Address       string    `json:"address,omitempty" yaml:"address,omitempty"`
	Headline      string    `json:"headline,omitempty" yaml:"headline"`
	ShortHeadline string    `json:"shortHeadline,omitempty" yaml:"shortHeadline,omitempty"`
	Standfirst    string    `json:"standfirst,omitempty" yaml:"standfirst,omitempty"`
	Body          string    `json:"body,omitempty" yaml:"body,omitempty"` // in a file, the text under the front matter
	Section       string    `json:"section,omitempty" yaml:"section,omitempty"`
	Regions       []string  `json:"regions,omitempty" yaml:"regions,omitempty"`
	Tags          []string  `json:"tags,omitempty" yaml:"tags,omitempty"`
	Authors       []string  `json:"authors,omitempty" yaml:"authors,omitempty"` // the by-role's names
	Credits       []Credit  `json:"credits,omitempty" yaml:"credits,omitempty"`
	Source        string    `json:"source,omitempty" yaml:"source,omitempty"`
	Place         string    `json:"place,omitempty" yaml:"place,omitempty"`
	Urgency       int       `json:"urgency,omitempty" yaml:"urgency,omitempty"`
	Lead          string    `json:"lead,omitempty" yaml:"lead,omitempty"`
	Pictures      []Picture `json:"pictures,omitempty" yaml:"pictures,omitempty"`
	Gallery       []string  `json:"gallery,omitempty" yaml:"gallery,omitempty"`
	Video         *Video    `json:"video,omitempty" yaml:"video,omitempty"`
	Live          *Live     `json:"live,omitempty" yaml:"live,omitempty"`
	Interest      string    `json:"interest,omitempty" yaml:"interest,omitempty"`

	TranslationOf string `json:"translationOf,omitempty" yaml:"translationOf,omitempty"`
	// Behind says that the original has changed in public since this version
	// was last checked against it.
	Behind  bool     `json:"behind,omitempty" yaml:"behind,omitempty"`
	Related []string `json:"related,omitempty" yaml:"related,omitempty"`

	CreatedAt       string `json:"createdAt,omitempty" yaml:"createdAt,omitempty"`
	UpdatedAt       string `json:"updatedAt,omitempty" yaml:"updatedAt,omitempty"`
	PublishedAt     string `json:"publishedAt,omitempty" yaml:"publishedAt,omitempty"`
	PublicUpdatedAt string `json:"publicUpdatedAt,omitempty" yaml:"publicUpdatedAt,omitempty"`
	ScheduledAt     string `json:"scheduledAt,omitempty" yaml:"scheduledAt,omitempty"`
	EmbargoUntil    string `json:"embargoUntil,omitempty" yaml:"embargoUntil,omitempty"`
	DueAt           string `json:"dueAt,omitempty" yaml:"dueAt,omitempty"`

	Changes []Change `json:"changes,omitempty" yaml:"changes,omitempty"`
	// Corrections is the part of Changes that owes readers a note; it is
	// written out and never read.
	Corrections []Correction `json:"corrections,omitempty" yaml:"corrections,omitempty"`
	Withdrawn   *Withdrawn   `json:"withdrawn,omitempty" yaml:"withdrawn,omitempty"`

	Assignee     string   `json:"assignee,omitempty" yaml:"assignee,omitempty"`
	DeskNotes    string   `json:"notes,omitempty" yaml:"notes,omitempty"`
	Before       string   `json:"before,omitempty" yaml:"before,omitempty"`             // where a spiked story was
	OldAddresses []string `json:"oldAddresses,omitempty" yaml:"oldAddresses,omitempty"` // they lead on to Address

	// What belongs to the room that wrote it: read from a file and dropped.
	Revision     int    `json:"revision,omitempty" yaml:"revision,omitempty"`
	LiveRevision int    `json:"liveRevision,omitempty" yaml:"liveRevision,omitempty"`
	Words        int    `json:"words,omitempty" yaml:"words,omitempty"`
	Direction    string `json:"direction,omitempty" yaml:"direction,omitempty"`

	// Working is, in a file, the content of a public story's working copy
	// where it differs from the public text that the file holds.
	Working *Story `json:"working,omitempty" yaml:"working,omitempty"`
}

// Credit is an author by name, and what they did.
type Credit struct {
	Author string `json:"author" yaml:"author"`
	Role   string `json:"role,omitempty" yaml:"role,omitempty"` // empty reads as "by"
	As     string `json:"as,omitempty" yaml:"as,omitempty"`
}

// Picture is a picture as the story uses it. In a file, ID may be the path of
// a picture beside it; or File is, and ID the name that the story uses.
type Picture struct {
	ID         string `json:"id" yaml:"id"`
	File       string `json:"file,omitempty" yaml:"file,omitempty"`
	Caption    string `json:"caption,omitempty" yaml:"caption,omitempty"`
	Credit     string `json:"credit,omitempty" yaml:"credit,omitempty"`
	Alt        string `json:"alt,omitempty" yaml:"alt,omitempty"`
	Decorative bool   `json:"decorative,omitempty" yaml:"decorative,omitempty"`
	TakenAt    string `json:"takenAt,omitempty" yaml:"takenAt,omitempty"`
}

// Video names a video story's film, its still and its captions.
type Video struct {
	ID       string `json:"id" yaml:"id"`
	Poster   string `json:"poster,omitempty" yaml:"poster,omitempty"`
	Captions string `json:"captions,omitempty" yaml:"captions,omitempty"`
}

// Live is a live blog's state and the particulars of its entries.
type Live struct {
	State   string      `json:"state" yaml:"state"`
	Entries []LiveEntry `json:"entries,omitempty" yaml:"entries,omitempty"`
}

// LiveEntry is one entry of a live blog; its words stand in the body under
// the heading with its id.
type LiveEntry struct {
	ID     string `json:"id" yaml:"id"`
	At     string `json:"at,omitempty" yaml:"at,omitempty"`
	Posted string `json:"posted,omitempty" yaml:"posted,omitempty"`
	Author string `json:"author,omitempty" yaml:"author,omitempty"`
	Kind   string `json:"kind,omitempty" yaml:"kind,omitempty"`
	Status string `json:"status,omitempty" yaml:"status,omitempty"`
	Pinned bool   `json:"pinned,omitempty" yaml:"pinned,omitempty"`
}

// Change is one public change.
type Change struct {
	At   string `json:"at" yaml:"at"`
	Kind string `json:"kind" yaml:"kind"`
	Note string `json:"note,omitempty" yaml:"note,omitempty"`
}

// Correction is a change that readers are told of.
type Correction struct {
	At   string `json:"at" yaml:"at"`
	Note string `json:"note" yaml:"note"`
}

// Withdrawn says when and why a story was withdrawn.
type Withdrawn struct {
	At       string `json:"at" yaml:"at"`
	Reason   string `json:"reason" yaml:"reason"`
	Headline string `json:"headline,omitempty" yaml:"headline,omitempty"` // the neutral one
}
