package news

// Labels are one text per language, by BCP 47 tag.
type Labels map[string]string

// For is the label in language, else in its base language, else in English,
// else in any language that has one, else empty.
func (l Labels) For(language string) string {
	if s := l[language]; s != "" {
		return s
	}
	if s := l[Base(language)]; s != "" {
		return s
	}
	if s := l["en"]; s != "" {
		return s
	}
	first := ""
	for tag := range l { // smallest tag: the answer must not depend on map order
		if l[tag] != "" && (first == "" || tag < first) {
			first = tag
		}
	}
	return l[first]
}

// Base is the language of a BCP 47 tag without script and region.
func Base(tag string) string {
	for i := range len(tag) {
		if tag[i] == '-' {
			return tag[:i]
		}
	}
	return tag
}

// Section is a part of the paper; a story stands in one.
type Section struct {
	ID     string `cbor:"1,keyasint"` // the slug common to all editions
	Parent string `cbor:"2,keyasint,omitempty"`
	Labels Labels `cbor:"3,keyasint,omitempty"`
	Order  int    `cbor:"4,keyasint,omitempty"`
}

// Region is a part of the world as the newsroom divides it.
type Region struct {
	ID     string `cbor:"1,keyasint"`
	Parent string `cbor:"2,keyasint,omitempty"`
	Labels Labels `cbor:"3,keyasint,omitempty"`
	Order  int    `cbor:"4,keyasint,omitempty"`
}

// Tag is a subject, known by one id under its names in every language.
type Tag struct {
	ID      string              `cbor:"1,keyasint"`
	Type    string              `cbor:"2,keyasint,omitempty"` // person, place, organisation, topic
	Names   Labels              `cbor:"3,keyasint,omitempty"`
	Aliases map[string][]string `cbor:"4,keyasint,omitempty"`
}

// AuthorKind is what an author is.
type AuthorKind string

// The kinds of author.
const (
	Person      AuthorKind = "person"
	Desk        AuthorKind = "desk"
	Agency      AuthorKind = "agency"
	Publication AuthorKind = "publication"
)

// Author is who a credit names.
type Author struct {
	ID        string     `cbor:"1,keyasint"`
	Kind      AuthorKind `cbor:"2,keyasint"`
	Names     Labels     `cbor:"3,keyasint,omitempty"`
	SortNames Labels     `cbor:"4,keyasint,omitempty"`
	Role      Labels     `cbor:"5,keyasint,omitempty"`
	Biography Labels     `cbor:"6,keyasint,omitempty"`
	Portrait  string     `cbor:"7,keyasint,omitempty"` // picture id
}

// Picture is a picture, a film or a captions file: the original lies in the
// room's media folder under ID and Ext, what may leave are its Variants.
type Picture struct {
	ID       string    `cbor:"1,keyasint"` // hash of the original's bytes
	Name     string    `cbor:"2,keyasint,omitempty"`
	Ext      string    `cbor:"3,keyasint"`           // of the original, with its dot
	Type     string    `cbor:"4,keyasint"`           // media type
	Width    int       `cbor:"5,keyasint,omitempty"` // pixels
	Height   int       `cbor:"6,keyasint,omitempty"`
	Bytes    int64     `cbor:"7,keyasint,omitempty"`
	TakenAt  Moment    `cbor:"8,keyasint,omitempty"`
	Caption  string    `cbor:"9,keyasint,omitempty"`  // as the file's own metadata says
	Credit   string    `cbor:"10,keyasint,omitempty"` // likewise
	AddedAt  Moment    `cbor:"11,keyasint,omitempty"`
	Variants []Variant `cbor:"12,keyasint,omitempty"` // narrowest first
}

// Variant is a picture made to leave: no metadata, a known width.
type Variant struct {
	File   string `cbor:"1,keyasint"` // name in the media folder
	Type   string `cbor:"2,keyasint"`
	Width  int    `cbor:"3,keyasint,omitempty"`
	Height int    `cbor:"4,keyasint,omitempty"`
}

// Page is a page that the newsroom writes itself: About, Privacy, Contact.
type Page struct {
	Slug   string `cbor:"1,keyasint"`
	Titles Labels `cbor:"2,keyasint,omitempty"`
	Bodies Labels `cbor:"3,keyasint,omitempty"` // Markdown
	Order  int    `cbor:"4,keyasint,omitempty"`
}

// Edition is one language's publication.
type Edition struct {
	Tag          string `cbor:"1,keyasint"`           // BCP 47
	Digits       string `cbor:"2,keyasint,omitempty"` // auto, latn, arab; empty is auto
	DoubleMonths bool   `cbor:"3,keyasint,omitempty"` // حزيران/يونيو
	Zone         string `cbor:"4,keyasint,omitempty"` // IANA; empty is the room's
}

// Settings are the newsroom's own.
type Settings struct {
	Name     Labels    `cbor:"1,keyasint"`
	Slogan   Labels    `cbor:"2,keyasint,omitempty"`
	About    Labels    `cbor:"3,keyasint,omitempty"` // what it is, in a line, for the footer
	Rights   Labels    `cbor:"4,keyasint,omitempty"`
	Editions []Edition `cbor:"5,keyasint"`
	Zone     string    `cbor:"6,keyasint"` // IANA
	// PlaceInText opens the first paragraph with the dateline; else the place
	// stands by the byline.
	PlaceInText bool `cbor:"7,keyasint,omitempty"`
	// NativeAddresses makes Arabic addresses in Arabic letters.
	NativeAddresses bool   `cbor:"8,keyasint,omitempty"`
	Brand           string `cbor:"9,keyasint,omitempty"`  // colour, #rrggbb
	BaseURL         string `cbor:"10,keyasint,omitempty"` // the public address, where there is one
	MadeAt          Moment `cbor:"11,keyasint"`
	Sample          bool   `cbor:"12,keyasint,omitempty"` // the room was made as the sample
	// People are the persons who have worked at this room's desk, in the order
	// of their first act. One or none is a newsroom of one.
	People []string `cbor:"13,keyasint,omitempty"`
	// Paper, where it is set, says that the room is a reader's: it has no desk,
	// and what it holds comes from another newsroom.
	Paper *Paper `cbor:"14,keyasint,omitempty"`
	// SigningKey is what the newsroom's bundles are signed with. It is shown to
	// nobody and leaves with backups only.
	SigningKey string `cbor:"15,keyasint,omitempty"`
	// FullFeeds puts the whole text of stories into the feeds; else these have
	// the standfirst.
	FullFeeds bool `cbor:"16,keyasint,omitempty"`
}

// Paper is a newspaper that is read here and made elsewhere.
type Paper struct {
	Source   string   `cbor:"1,keyasint"`           // an http(s) address, or the whole path of a file or folder
	Key      string   `cbor:"2,keyasint,omitempty"` // public, of the newsroom; what another has signed is refused
	Sections []string `cbor:"3,keyasint,omitempty"` // that the reader is told of, with those under them; none is all
	// Taken says that what was there at first is here: what comes from now on
	// is news.
	Taken bool `cbor:"4,keyasint,omitempty"`
}

// Edition returns the edition tag, and whether the newsroom publishes it.
func (s Settings) Edition(tag string) (Edition, bool) {
	for _, e := range s.Editions {
		if e.Tag == tag {
			return e, true
		}
	}
	return Edition{}, false
}

// ZoneOf is the IANA zone of the edition tag.
func (s Settings) ZoneOf(tag string) string {
	if e, ok := s.Edition(tag); ok && e.Zone != "" {
		return e.Zone
	}
	return s.Zone
}

// Revision is one kept state of a story's content.
type Revision struct {
	Number  int     `cbor:"1,keyasint"`
	Parents []int   `cbor:"2,keyasint,omitempty"`
	At      Moment  `cbor:"3,keyasint"`
	Person  string  `cbor:"4,keyasint,omitempty"`
	Device  string  `cbor:"5,keyasint,omitempty"`
	Move    Move    `cbor:"6,keyasint,omitempty"` // the act that made it; empty for an edit
	Status  Status  `cbor:"7,keyasint"`           // the story's after it
	Note    string  `cbor:"8,keyasint,omitempty"`
	Name    string  `cbor:"9,keyasint,omitempty"`  // given by a person, keeps it from being replaced
	Run     bool    `cbor:"10,keyasint,omitempty"` // an autosave that the next one may replace
	RunFrom Moment  `cbor:"11,keyasint,omitempty"` // when that run of autosaves began
	Aside   bool    `cbor:"12,keyasint,omitempty"` // a text kept aside: saved from an older revision
	NoCheck bool    `cbor:"13,keyasint,omitempty"` // published without a second reader
	Origin  Origin  `cbor:"14,keyasint,omitempty"`
	Content Content `cbor:"15,keyasint"`
}

// Origin is where a change came from.
type Origin string

// Where a change came from. Readers are told of what people or the clock
// publish, here or at the newsroom of a paper.
const (
	FromDesk   Origin = ""
	FromClock  Origin = "clock"
	FromImport Origin = "import"
	FromSample Origin = "sample"
	FromPaper  Origin = "paper"
)

// EntryKind is what a journal entry is about.
type EntryKind string

// What a journal entry may be about.
const (
	StoryEntry    EntryKind = "story"
	SectionEntry  EntryKind = "section"
	RegionEntry   EntryKind = "region"
	TagEntry      EntryKind = "tag"
	AuthorEntry   EntryKind = "author"
	PictureEntry  EntryKind = "picture"
	PageEntry     EntryKind = "page"
	FrontEntry    EntryKind = "front"
	SettingsEntry EntryKind = "settings"
)

// Entry is one line of the journal: what changed. Whoever follows re-reads
// the thing by its id; an entry never carries words.
type Entry struct {
	Seq      uint64     `cbor:"-"` // the key it lies under
	Kind     EntryKind  `cbor:"1,keyasint"`
	ID       string     `cbor:"2,keyasint"`
	Revision int        `cbor:"3,keyasint,omitempty"`
	At       Moment     `cbor:"4,keyasint"`
	Move     Move       `cbor:"5,keyasint,omitempty"`
	Change   ChangeKind `cbor:"6,keyasint,omitempty"` // for update, correct and reinstate
	Origin   Origin     `cbor:"7,keyasint,omitempty"`
	Person   string     `cbor:"8,keyasint,omitempty"`
	// PublicMoved says that what readers see of the thing has changed.
	PublicMoved bool `cbor:"9,keyasint,omitempty"`
	// Quiet says that whoever made the change asked that nobody be notified.
	Quiet bool `cbor:"10,keyasint,omitempty"`
}
