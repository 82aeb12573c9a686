package edition

import (
	"encoding/xml"
	"fmt"
	"html/template"
	"time"
)

// RSS 2.0 with the namespaces that its readers know. An address in it must be
// whole: an item has none where the edition has no public address, and the
// channel, which must have one, its URN.

type rssFeed struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	Content string     `xml:"xmlns:content,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Media   string     `xml:"xmlns:media,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Self        *rssSelf  `xml:"atom:link"`
	Description string    `xml:"description"`
	Language    string    `xml:"language"`
	Copyright   string    `xml:"copyright,omitempty"`
	Built       string    `xml:"lastBuildDate"`
	Generator   string    `xml:"generator"`
	Items       []rssItem `xml:"item"`
}

type rssSelf struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
}

type rssItem struct {
	Title       string       `xml:"title"`
	Link        string       `xml:"link,omitempty"`
	GUID        rssGUID      `xml:"guid"`
	Published   string       `xml:"pubDate"`
	Updated     string       `xml:"atom:updated"`
	Creators    []string     `xml:"dc:creator"`
	Categories  []string     `xml:"category"`
	Description string       `xml:"description"`
	Text        string       `xml:"content:encoded,omitempty"`
	Enclosure   *rssFile     `xml:"enclosure"`
	Media       []mediaGroup `xml:"media:content"`
}

type rssGUID struct {
	PermaLink bool   `xml:"isPermaLink,attr"`
	ID        string `xml:",chardata"`
}

type rssFile struct {
	URL    string `xml:"url,attr"`
	Length int64  `xml:"length,attr"`
	Type   string `xml:"type,attr"`
}

type mediaGroup struct {
	URL         string `xml:"url,attr"`
	Type        string `xml:"type,attr"`
	Medium      string `xml:"medium,attr"`
	Size        int64  `xml:"fileSize,attr"`
	Width       int    `xml:"width,attr,omitempty"`
	Height      int    `xml:"height,attr,omitempty"`
	Description string `xml:"media:description,omitempty"`
}

func (f *feed) rss() ([]byte, error) {
	c := rssChannel{
		Title: f.title, Link: f.id, Description: f.about, Language: f.language, Copyright: f.rights,
		Built: f.updated.Time().Format(time.RFC1123Z), Generator: "Galley",
	}
	if f.whole {
		c.Link, c.Self = f.page, &rssSelf{f.self, "self", "application/rss+xml"}
	}
	for _, e := range f.entries {
		item := rssItem{
			Title: e.title, GUID: rssGUID{ID: e.id}, Creators: e.authors, Categories: e.categories,
			Published: e.published.Time().Format(time.RFC1123Z), Updated: e.updated.Second().String(),
			Description: string(e.short), Text: string(e.text),
		}
		if item.Description == "" {
			item.Description = template.HTMLEscapeString(e.title)
		}
		if f.whole {
			item.Link = e.href
			item.attach(e.files)
		}
		c.Items = append(c.Items, item)
	}
	return marshalXML(rssFeed{
		Version: "2.0", Atom: "http://www.w3.org/2005/Atom", Content: "http://purl.org/rss/1.0/modules/content/",
		DC: "http://purl.org/dc/elements/1.1/", Media: "http://search.yahoo.com/mrss/", Channel: c,
	})
}

// attach adds files: each as media, the last, which is the film where there is
// one, as the one enclosure that an item may have.
func (i *rssItem) attach(files []feedFile) {
	for _, file := range files {
		medium := "video"
		if file.isPicture() {
			medium = "image"
		}
		i.Media = append(i.Media, mediaGroup{file.href, file.media, medium, file.bytes, file.width, file.height, file.words})
		i.Enclosure = &rssFile{file.href, file.bytes, file.media}
	}
}

// marshalXML is a document of XML 1.0: characters that it forbids become
// U+FFFD, everything else is escaped.
func marshalXML(document any) ([]byte, error) {
	body, err := xml.Marshal(document)
	if err != nil {
		return nil, fmt.Errorf("writing XML: %w", err)
	}
	return append(append([]byte(xml.Header), body...), '\n'), nil
}
