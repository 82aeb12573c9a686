package edition

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// JSON Feed 1.1. Its addresses are whole, or are not there.

type jsonFeed struct {
	Version     string     `json:"version"`
	Title       string     `json:"title"`
	HomePage    string     `json:"home_page_url,omitempty"`
	FeedURL     string     `json:"feed_url,omitempty"`
	Description string     `json:"description,omitempty"`
	Language    string     `json:"language"`
	Items       []jsonItem `json:"items"`
}

type jsonItem struct {
	ID          string       `json:"id"`
	URL         string       `json:"url,omitempty"`
	Title       string       `json:"title"`
	HTML        string       `json:"content_html"`
	Summary     string       `json:"summary,omitempty"`
	Image       string       `json:"image,omitempty"`
	Published   string       `json:"date_published"`
	Modified    string       `json:"date_modified"`
	Authors     []jsonAuthor `json:"authors,omitempty"`
	Tags        []string     `json:"tags,omitempty"`
	Language    string       `json:"language"`
	Attachments []jsonFile   `json:"attachments,omitempty"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonFile struct {
	URL   string `json:"url"`
	Type  string `json:"mime_type"`
	Title string `json:"title,omitempty"`
	Size  int64  `json:"size_in_bytes"`
}

func (f *feed) json() ([]byte, error) {
	doc := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.title, Description: f.about, Language: f.language, Items: []jsonItem{},
	}
	if f.whole {
		doc.HomePage, doc.FeedURL = f.page, f.self
	}
	for _, e := range f.entries {
		item := jsonItem{
			ID: e.id, Title: e.title, Summary: e.summary, Language: f.language, Tags: e.categories,
			HTML:      string(e.content()),
			Published: e.published.Second().String(), Modified: e.updated.Second().String(),
		}
		for _, name := range e.authors {
			item.Authors = append(item.Authors, jsonAuthor{name})
		}
		if f.whole {
			item.URL = e.href
			for _, file := range e.files {
				if file.isPicture() && item.Image == "" {
					item.Image = file.href
				}
				item.Attachments = append(item.Attachments, jsonFile{file.href, file.media, file.words, file.bytes})
			}
		}
		doc.Items = append(doc.Items, item)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false) // it stands in no page
	if err := enc.Encode(doc); err != nil {
		return nil, fmt.Errorf("writing a feed: %w", err)
	}
	return out.Bytes(), nil
}
