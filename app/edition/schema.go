package edition

// The words of schema.org that pages are described in. The addresses in them
// are whole where the newsroom has a public one; else they are resolved, as
// JSON-LD 1.1 has it for HTML, against the page's own.

type schemaGraph struct {
	Context string `json:"@context"`
	Graph   []any  `json:"@graph"`
}

// schemaStory is a story: an Article of some kind, or what takes the place of
// one.
type schemaStory struct {
	Type             string `json:"@type"`
	URL              string `json:"url"`
	MainEntityOfPage string `json:"mainEntityOfPage"`
	Headline         string `json:"headline"`
	Name             string `json:"name,omitempty"`
	Short            string `json:"alternativeHeadline,omitempty"`
	Description      string `json:"description,omitempty"`
	InLanguage       string `json:"inLanguage"`
	DatePublished    string `json:"datePublished"`
	DateModified     string `json:"dateModified"`

	Author     []schemaParty `json:"author"`
	Translator []schemaParty `json:"translator,omitempty"`
	Editor     []schemaParty `json:"editor,omitempty"`
	Publisher  schemaParty   `json:"publisher"`
	CreditText string        `json:"creditText,omitempty"`

	Image      []schemaImage `json:"image,omitempty"`
	Video      *schemaVideo  `json:"video,omitempty"`
	Section    []string      `json:"articleSection,omitempty"`
	Genre      string        `json:"genre,omitempty"`
	Keywords   []string      `json:"keywords,omitempty"`
	Dateline   string        `json:"dateline,omitempty"`
	WordCount  int           `json:"wordCount,omitempty"`
	Free       bool          `json:"isAccessibleForFree"`
	Correction []schemaNote  `json:"correction,omitempty"`

	TranslationOf *schemaWork  `json:"translationOfWork,omitempty"`
	Translations  []schemaWork `json:"workTranslation,omitempty"`

	CoverageStart string         `json:"coverageStartTime,omitempty"`
	CoverageEnd   string         `json:"coverageEndTime,omitempty"`
	Updates       []schemaUpdate `json:"liveBlogUpdate,omitempty"`
}

type schemaParty struct {
	Type string       `json:"@type"`
	Name string       `json:"name"`
	URL  string       `json:"url,omitempty"`
	Logo *schemaImage `json:"logo,omitempty"`
}

type schemaImage struct {
	Type       string `json:"@type"`
	URL        string `json:"url"`
	ContentURL string `json:"contentUrl"`
	Width      int    `json:"width,omitempty"`
	Height     int    `json:"height,omitempty"`
	Caption    string `json:"caption,omitempty"`
	CreditText string `json:"creditText,omitempty"`
}

// schemaVideo is the film of a story.
type schemaVideo struct {
	Type         string `json:"@type"`
	Name         string `json:"name"`
	Description  string `json:"description,omitempty"`
	InLanguage   string `json:"inLanguage"`
	ThumbnailURL string `json:"thumbnailUrl,omitempty"`
	UploadDate   string `json:"uploadDate"`
	ContentURL   string `json:"contentUrl"`
	Format       string `json:"encodingFormat"`
}

// schemaNote is what readers are told of a story after it came out.
type schemaNote struct {
	Type          string `json:"@type"`
	Text          string `json:"text"`
	DatePublished string `json:"datePublished"`
}

// schemaWork is another version of a story.
type schemaWork struct {
	Type       string `json:"@type"`
	URL        string `json:"url"`
	InLanguage string `json:"inLanguage"`
}

// schemaUpdate is an entry of a live blog.
type schemaUpdate struct {
	Type          string        `json:"@type"`
	URL           string        `json:"url"`
	Headline      string        `json:"headline,omitempty"`
	DatePublished string        `json:"datePublished"`
	DateModified  string        `json:"dateModified,omitempty"`
	Author        []schemaParty `json:"author,omitempty"`
	ArticleBody   string        `json:"articleBody,omitempty"`
}

// schemaPage is a page that is no story.
type schemaPage struct {
	Type        string       `json:"@type"`
	URL         string       `json:"url"`
	Name        string       `json:"name"`
	Description string       `json:"description,omitempty"`
	InLanguage  string       `json:"inLanguage"`
	Publisher   *schemaParty `json:"publisher,omitempty"`
	MainEntity  *schemaParty `json:"mainEntity,omitempty"`
}

type schemaCrumbs struct {
	Type  string        `json:"@type"`
	Items []schemaCrumb `json:"itemListElement"`
}

type schemaCrumb struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item,omitempty"`
}
