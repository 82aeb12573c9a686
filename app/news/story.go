package news

// Story is one story in one language: where it stands, and its working
// content. Read through the store's public view, Content is the live
// revision's and Revision equals LiveRevision.
type Story struct {
	ID            string `cbor:"1,keyasint"`
	Group         string `cbor:"2,keyasint"`           // shared by all versions linked by TranslationOf
	TranslationOf string `cbor:"3,keyasint,omitempty"` // id of the original; empty for the original itself
	// TranslatedFrom is the original's revision that this version was last
	// checked against; the version is behind while the original's live text
	// is newer.
	TranslatedFrom int    `cbor:"4,keyasint,omitempty"`
	Language       string `cbor:"5,keyasint"` // BCP 47
	Slug           string `cbor:"6,keyasint"` // desk slug, shared by the group, never shown to readers
	Status         Status `cbor:"7,keyasint"`
	Before         Status `cbor:"8,keyasint,omitempty"` // where a spiked story was

	// Address is fixed at the first publication; OldAddresses lead on to it.
	Address      string   `cbor:"9,keyasint,omitempty"`
	OldAddresses []string `cbor:"10,keyasint,omitempty"`

	Revision     int `cbor:"11,keyasint"`           // of the working content: 1, 2, …
	LiveRevision int `cbor:"12,keyasint,omitempty"` // the public one; 0 while nothing is public
	LastRevision int `cbor:"13,keyasint"`           // the highest number given, texts kept aside included

	CreatedAt       Moment `cbor:"14,keyasint"`
	UpdatedAt       Moment `cbor:"15,keyasint"`           // of the record
	PublishedAt     Moment `cbor:"16,keyasint,omitempty"` // first publication; orders readers' lists
	PublicUpdatedAt Moment `cbor:"17,keyasint,omitempty"` // last public change that was not minor
	ScheduledAt     Moment `cbor:"18,keyasint,omitempty"`
	EmbargoUntil    Moment `cbor:"19,keyasint,omitempty"`
	DueAt           Moment `cbor:"20,keyasint,omitempty"`

	Changes   []Change    `cbor:"21,keyasint,omitempty"` // public changes, oldest first
	Withdrawn *Withdrawal `cbor:"22,keyasint,omitempty"`
	Assignee  string      `cbor:"23,keyasint,omitempty"`

	// SourceKey is the identity that an importer gave: the path or id the
	// story came from. SourceHash is the hash of what was read there last.
	SourceKey  string `cbor:"24,keyasint,omitempty"`
	SourceHash string `cbor:"25,keyasint,omitempty"`
	// ImportedRevision is the revision that the last import wrote: a higher
	// Revision means that the desk changed the story since.
	ImportedRevision int `cbor:"26,keyasint,omitempty"`

	// DeskNotes is the desk's own remark on the story (why it was returned,
	// spiked …). It never leaves but by export markdown and backups.
	DeskNotes string `cbor:"27,keyasint,omitempty"`

	Content Content `cbor:"28,keyasint"`
}

// Content is what a writer writes, and what a revision holds.
type Content struct {
	Kind          Kind         `cbor:"1,keyasint"`
	Headline      string       `cbor:"2,keyasint,omitempty"`
	ShortHeadline string       `cbor:"3,keyasint,omitempty"`
	Standfirst    string       `cbor:"4,keyasint,omitempty"`
	Body          string       `cbor:"-"` // Markdown; kept apart from what lists show
	Section       string       `cbor:"5,keyasint,omitempty"`
	Regions       []string     `cbor:"6,keyasint,omitempty"` // ordered; the first is the label above the headline
	Tags          []string     `cbor:"7,keyasint,omitempty"` // ids
	Credits       []Credit     `cbor:"8,keyasint,omitempty"`
	Source        string       `cbor:"9,keyasint,omitempty"`
	Place         string       `cbor:"10,keyasint,omitempty"` // dateline: where the reporter was
	Urgency       int          `cbor:"11,keyasint,omitempty"` // 1 flash … 5 background; 0 reads as 3
	Lead          string       `cbor:"12,keyasint,omitempty"` // id of the lead picture
	Pictures      []PictureUse `cbor:"13,keyasint,omitempty"`
	Gallery       []string     `cbor:"14,keyasint,omitempty"`
	Video         *Video       `cbor:"15,keyasint,omitempty"`
	Live          *Live        `cbor:"16,keyasint,omitempty"`
	Related       []string     `cbor:"17,keyasint,omitempty"` // ids of stories
	Interest      string       `cbor:"18,keyasint,omitempty"` // an opinion writer's declared interest
	Words         int          `cbor:"19,keyasint,omitempty"` // of the body, counted when saved
	Excerpt       string       `cbor:"20,keyasint,omitempty"` // the body's beginning as plain text, for lists
}

// UrgencyOr3 is the urgency with the routine one where none is set.
func (c Content) UrgencyOr3() int {
	if c.Urgency == 0 {
		return 3
	}
	return c.Urgency
}

// Picture returns how the story uses the picture id.
func (c Content) Picture(id string) (PictureUse, bool) {
	for _, p := range c.Pictures {
		if p.ID == id {
			return p, true
		}
	}
	return PictureUse{}, false
}

// Names are the ids of the authors credited with role.
func (c Content) Names(role Role) []string {
	var ids []string
	for _, credit := range c.Credits {
		if credit.Role == role {
			ids = append(ids, credit.Author)
		}
	}
	return ids
}

// Kind is the form of a story; it is independent of its section.
type Kind string

// The kinds, in the order in which they are offered.
const (
	Article   Kind = "article"
	Opinion   Kind = "opinion"
	Analysis  Kind = "analysis"
	Blog      Kind = "blog"
	Feature   Kind = "feature"
	VideoKind Kind = "video"
	Infograph Kind = "infograph"
	Gallery   Kind = "gallery"
	LiveBlog  Kind = "live"
)

// Kinds are all kinds in the order in which they are offered.
var Kinds = []Kind{Article, Opinion, Analysis, Blog, Feature, VideoKind, Infograph, Gallery, LiveBlog}

// InNews says whether stories of kind k stand in a section's News list.
func (k Kind) InNews() bool {
	return k == Article || k == Infograph || k == VideoKind || k == LiveBlog
}

// UnderArticles says whether readers find kind k under Articles.
func (k Kind) UnderArticles() bool {
	return k == Opinion || k == Analysis || k == Blog || k == Feature
}

// Labelled says whether the word of the kind must stand by every headline.
func (k Kind) Labelled() bool { return k == Opinion || k == Analysis || k == Blog }

// Role is what an author did for a story.
type Role string

// The roles of a credit.
const (
	By          Role = "by"
	With        Role = "with"
	Reporting   Role = "reporting"
	Translation Role = "translation"
	PicturesBy  Role = "pictures"
	Graphics    Role = "graphics"
	Editing     Role = "editing"
)

// Roles are all roles in the order in which a byline says them.
var Roles = []Role{By, With, Reporting, Translation, PicturesBy, Graphics, Editing}

// Credit names an author by id; As overrides the printed name.
type Credit struct {
	Author string `cbor:"1,keyasint"`
	Role   Role   `cbor:"2,keyasint"`
	As     string `cbor:"3,keyasint,omitempty"`
}

// PictureUse is a picture as one story uses it.
type PictureUse struct {
	ID         string `cbor:"1,keyasint"`
	Caption    string `cbor:"2,keyasint,omitempty"`
	Credit     string `cbor:"3,keyasint,omitempty"`
	Alt        string `cbor:"4,keyasint,omitempty"`
	Decorative bool   `cbor:"5,keyasint,omitempty"` // no alternative text is owed
	TakenAt    Moment `cbor:"6,keyasint,omitempty"`
}

// Video names the media of a video story by their ids.
type Video struct {
	ID       string `cbor:"1,keyasint"`
	Poster   string `cbor:"2,keyasint,omitempty"`
	Captions string `cbor:"3,keyasint,omitempty"`
}

// LiveState is where a live blog stands.
type LiveState string

// The states of a live blog.
const (
	LiveUpcoming LiveState = "upcoming"
	LiveLive     LiveState = "live"
	LivePaused   LiveState = "paused"
	LiveEnded    LiveState = "ended"
)

// Live is a live blog's state and the particulars of its entries. The words
// of an entry stand in the body under the heading with the entry's id.
type Live struct {
	State   LiveState   `cbor:"1,keyasint"`
	Entries []LiveEntry `cbor:"2,keyasint,omitempty"`
}

// LiveEntry is one entry of a live blog.
type LiveEntry struct {
	ID     string `cbor:"1,keyasint"`
	At     Moment `cbor:"2,keyasint"`           // time of the event
	Posted Moment `cbor:"3,keyasint,omitempty"` // time of posting
	Author string `cbor:"4,keyasint,omitempty"`
	Kind   string `cbor:"5,keyasint,omitempty"` // entry, key, correction
	Status string `cbor:"6,keyasint,omitempty"` // draft, posted, removed; empty reads as posted
	Pinned bool   `cbor:"7,keyasint,omitempty"`
}

// Withdrawal says when a story was withdrawn, and why, to readers.
type Withdrawal struct {
	At       Moment `cbor:"1,keyasint"`
	Reason   string `cbor:"2,keyasint"`
	Headline string `cbor:"3,keyasint,omitempty"` // the neutral one, where the story's own must go too
}

// ChangeKind is what a published change means to readers.
type ChangeKind string

// The kinds of change; all but minor move PublicUpdatedAt.
const (
	Minor         ChangeKind = "minor"
	Update        ChangeKind = "update"
	Clarification ChangeKind = "clarification"
	Correction    ChangeKind = "correction"
	EditorsNote   ChangeKind = "note"
	Reinstatement ChangeKind = "reinstatement"
)

// OwesNote says whether a change of kind k must be explained to readers.
func (k ChangeKind) OwesNote() bool {
	return k == Clarification || k == Correction || k == EditorsNote || k == Reinstatement
}

// Known says whether k is one of the kinds of change.
func (k ChangeKind) Known() bool { return k == Minor || k == Update || k.OwesNote() }

// Change is one public change of a story.
type Change struct {
	At   Moment     `cbor:"1,keyasint"`
	Kind ChangeKind `cbor:"2,keyasint"`
	Note string     `cbor:"3,keyasint,omitempty"`
}

// Pending says whether a public story has changes that are not published.
func (s Story) Pending() bool { return s.LiveRevision != 0 && s.Revision != s.LiveRevision }

// Original says whether s is not a translation.
func (s Story) Original() bool { return s.TranslationOf == "" }
