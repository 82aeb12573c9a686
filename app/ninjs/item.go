package ninjs

// Item is a news object. URI is its name for good; times are RFC 3339.
type Item struct {
	Name string `json:"name,omitempty"` // of an association, where it is required
	Rel  string `json:"rel,omitempty"`  // of an association: what it is to the item

	URI                string   `json:"uri"`
	Standard           Standard `json:"standard,omitzero"`
	Type               string   `json:"type,omitempty"`
	RepresentationType string   `json:"representationType,omitempty"`
	Profile            string   `json:"profile,omitempty"`
	Version            string   `json:"version,omitempty"`
	PubStatus          string   `json:"pubStatus,omitempty"`
	FirstCreated       string   `json:"firstCreated,omitempty"`
	VersionCreated     string   `json:"versionCreated,omitempty"`
	ContentCreated     string   `json:"contentCreated,omitempty"`
	Urgency            int      `json:"urgency,omitempty"` // 1 to 9, 1 the highest
	CopyrightHolder    string   `json:"copyrightHolder,omitempty"`
	CopyrightNotice    string   `json:"copyrightNotice,omitempty"`
	Language           string   `json:"language,omitempty"` // BCP 47

	Title        string  `json:"title,omitempty"`
	By           string  `json:"by,omitempty"`
	Located      string  `json:"located,omitempty"` // where the content comes from
	Headlines    []Words `json:"headlines,omitempty"`
	Descriptions []Words `json:"descriptions,omitempty"`
	Bodies       []Body  `json:"bodies,omitempty"`

	People        []Concept `json:"people,omitempty"`
	Organisations []Concept `json:"organisations,omitempty"`
	Places        []Concept `json:"places,omitempty"`
	Subjects      []Concept `json:"subjects,omitempty"`
	Genres        []Genre   `json:"genres,omitempty"`
	InfoSources   []Source  `json:"infoSources,omitempty"`
	AltIDs        []AltID   `json:"altIds,omitempty"`

	Renditions   []Rendition `json:"renditions,omitempty"`
	Associations []Item      `json:"associations,omitempty"`
}

// Standard says what an item is written to.
type Standard struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Schema  string `json:"schema"`
}

// Of is the standard that Encode writes.
var Of = Standard{Name: "ninjs", Version: "3.0", Schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#"}

// What an item may be.
const (
	Text      = "text"
	Picture   = "picture"
	Graphic   = "graphic"
	Video     = "video"
	Composite = "composite"
)

// Where an item stands.
const (
	Usable   = "usable"
	Canceled = "canceled" //nolint:misspell // the standard's spelling
)

// Words are a headline or a description with its role.
type Words struct {
	Role        string `json:"role,omitempty"`
	ContentType string `json:"contentType,omitempty"`
	Value       string `json:"value"`
}

// Body is a text in one form.
type Body struct {
	Role        string `json:"role,omitempty"`
	ContentType string `json:"contentType,omitempty"`
	WordCount   int    `json:"wordCount,omitempty"`
	Value       string `json:"value"`
}

// Concept is a person, an organisation, a place or a subject.
type Concept struct {
	Name    string `json:"name,omitempty"`
	Rel     string `json:"rel,omitempty"`
	URI     string `json:"uri,omitempty"`
	Literal string `json:"literal,omitempty"`
}

// Genre is a form of journalism.
type Genre struct {
	Name    string `json:"name,omitempty"`
	URI     string `json:"uri,omitempty"`
	Literal string `json:"literal,omitempty"`
}

// Source is who made or supplied the content.
type Source struct {
	Name    string `json:"name,omitempty"`
	Role    string `json:"role,omitempty"`
	URI     string `json:"uri,omitempty"`
	Literal string `json:"literal,omitempty"`
}

// AltID is another name of an item.
type AltID struct {
	Role  string `json:"role,omitempty"`
	Value string `json:"value,omitempty"`
}

// Rendition is a file of a picture or a film. Href is a whole address.
type Rendition struct {
	Name             string `json:"name"`
	Href             string `json:"href,omitempty"`
	ContentType      string `json:"contentType,omitempty"`
	Width            int    `json:"width,omitempty"`
	Height           int    `json:"height,omitempty"`
	SizeInBytes      int64  `json:"sizeInBytes,omitempty"`
	OriginalFilename string `json:"originalFilename,omitempty"`
}
