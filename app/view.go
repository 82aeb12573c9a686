package app

// What the screens and the command line are given. Times are RFC 3339 in UTC;
// what is not there is absent; a list is empty, never null.

// RoomState is what a screen has to know of the open room.
type RoomState struct {
	Open     bool          `json:"open"`
	Dir      string        `json:"dir,omitempty"`
	Where    string        `json:"where,omitempty"` // Dir as people say it
	Name     string        `json:"name,omitempty"`
	Slogan   string        `json:"slogan,omitempty"`
	Person   string        `json:"person,omitempty"`
	Solo     bool          `json:"solo"` // one person may publish from a draft
	Editions []EditionView `json:"editions"`
	Zone     string        `json:"zone,omitempty"`
	Brand    string        `json:"brand,omitempty"`
	Paper    bool          `json:"paper"` // a newspaper that is read here: no desk
	// Of a newspaper: where it comes from, when that was reached last, and why
	// it was not, the last time it was asked.
	PaperSource  string   `json:"paperSource,omitempty"`
	PaperReached string   `json:"paperReached,omitempty"`
	PaperTrouble *Refusal `json:"paperTrouble,omitempty"`
	ReadOnly     bool     `json:"readOnly"`
	Sample       bool     `json:"sample"`
	Version      string   `json:"version"`
	LastSeq      uint64   `json:"lastSeq"`
	Platform     string   `json:"platform"`
}

// EditionView is an edition under its own name.
type EditionView struct {
	Tag       string `json:"tag"`
	Name      string `json:"name"`
	Direction string `json:"direction"`
	Zone      string `json:"zone"`
}

// RecentRoom is a room that was open on this computer.
type RecentRoom struct {
	Dir      string `json:"dir"`
	Where    string `json:"where"`
	Name     string `json:"name"`
	OpenedAt string `json:"openedAt"`
	Missing  bool   `json:"missing"` // the folder is not there
}

// Suggestion is what the first screen proposes.
type Suggestion struct {
	Where     string         `json:"where"` // the folder in which a room is made, as people say it
	Person    string         `json:"person"`
	Zone      string         `json:"zone"`
	Zones     []string       `json:"zones"`
	Languages []LanguageView `json:"languages"`
}

// LanguageView is a language under its own name.
type LanguageView struct {
	Tag       string `json:"tag"`
	Name      string `json:"name"`
	Direction string `json:"direction"`
}

// NewRoom is what a room is made from.
type NewRoom struct {
	Dir      string   `json:"dir,omitempty"`
	Name     string   `json:"name"`
	Slogan   string   `json:"slogan,omitempty"`
	Person   string   `json:"person"`
	Editions []string `json:"editions"`
	Zone     string   `json:"zone"`
}

// Paper is another newsroom's edition, looked at before it is read.
type Paper struct {
	Name     string        `json:"name"`
	Sections []SectionView `json:"sections"`
	Chosen   []string      `json:"chosen"` // sections that are told of, where it is read here already; none is all
}

// WindowState is the window's size and place, in pixels of the screen.
type WindowState struct {
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	X         int  `json:"x"`
	Y         int  `json:"y"`
	Placed    bool `json:"placed"` // X and Y mean something
	Maximised bool `json:"maximised"`
}

// SectionView is a section in one language.
type SectionView struct {
	ID     string `json:"id"`
	Parent string `json:"parent,omitempty"`
	Label  string `json:"label"`
}

// RegionView is a region in one language.
type RegionView = SectionView

// TagView is a tag that completes what was typed.
type TagView struct {
	Name    string `json:"name"`
	Matched string `json:"matched,omitempty"`
	Type    string `json:"type,omitempty"`
}

// AuthorView is an author who completes what was typed.
type AuthorView struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
}

// Picture is a picture of the room. Thumb and Large are relative to
// Reading.Base.
type Picture struct {
	ID      string `json:"id"`
	Name    string `json:"name,omitempty"`
	Type    string `json:"type"`
	Width   int    `json:"width,omitempty"`
	Height  int    `json:"height,omitempty"`
	Bytes   int64  `json:"bytes,omitempty"`
	TakenAt string `json:"takenAt,omitempty"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"credit,omitempty"`
	Thumb   string `json:"thumb,omitempty"`
	Large   string `json:"large,omitempty"`
}

// Place is an address of the reader's pages.
type Place struct {
	Address string `json:"address"`
}

// StoryRef names a story, or none.
type StoryRef struct {
	ID string `json:"id,omitempty"`
}

// OwnReading is what this computer keeps for who reads an edition at the desk.
type OwnReading struct {
	Kept   bool       `json:"kept"`            // what is read is remembered
	Saved  []OwnStory `json:"saved"`           // of every edition, the last saved first
	Opened []OwnStory `json:"opened"`          // of every edition, the last opened first
	Since  string     `json:"since,omitempty"` // of the edition that the visit before ended with
	Count  int        `json:"count"`           // of the stories since
	New    []OwnStory `json:"new"`             // the newest of them
}

// OwnStory is a story that a reader may go back to.
type OwnStory struct {
	ID          string `json:"id"`
	Language    string `json:"language"`
	Headline    string `json:"headline"`
	Address     string `json:"address"` // relative to Reading.Base
	PublishedAt string `json:"publishedAt"`
}

// MoveRule is one line of the table of moves.
type MoveRule struct {
	Move       string   `json:"move"`
	From       []string `json:"from"`
	To         string   `json:"to,omitempty"`
	Need       string   `json:"need,omitempty"`
	Deliberate bool     `json:"deliberate"`
	Live       string   `json:"live"` // kept, taken, gone
}

// SettingsView are the newsroom's own settings.
type SettingsView struct {
	Name            map[string]string `json:"name"`
	Slogan          map[string]string `json:"slogan"`
	About           map[string]string `json:"about"`
	Rights          map[string]string `json:"rights"`
	Editions        []EditionSetting  `json:"editions"`
	Zone            string            `json:"zone"`
	PlaceInText     bool              `json:"placeInText"`
	NativeAddresses bool              `json:"nativeAddresses"`
	Brand           string            `json:"brand,omitempty"`
	BaseURL         string            `json:"baseUrl,omitempty"`
	FullFeeds       bool              `json:"fullFeeds"`
}

// EditionSetting is how an edition writes.
type EditionSetting struct {
	Tag          string `json:"tag"`
	Digits       string `json:"digits,omitempty"`
	DoubleMonths bool   `json:"doubleMonths,omitempty"`
	Zone         string `json:"zone,omitempty"`
}

// Event tells a screen that something has changed.
type Event struct {
	Seq         uint64 `json:"seq"`
	Kind        string `json:"kind"` // a news.EntryKind, or room, open, reading
	ID          string `json:"id"`
	Revision    int    `json:"revision,omitempty"`
	Move        string `json:"move,omitempty"`
	Person      string `json:"person,omitempty"`
	PublicMoved bool   `json:"publicMoved,omitempty"`
}
