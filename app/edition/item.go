package edition

import (
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"galley/app/markdown"
	"galley/app/news"
	"galley/app/ninjs"
)

// itemExtension ends the address of a story as an item that agencies exchange:
// en/story/night-ferry.json.
const itemExtension = ".json"

const itemType = "application/json; charset=utf-8"

func itemAddress(edition, address string) string {
	return edition + "/story/" + address + itemExtension
}

// itemProfile tells what is in an item of Galley's, as the standard lets a
// provider say it.
const itemProfile = "galley-story"

// item makes the story called name as an item of ninjs. One that was withdrawn
// is cancelled, and one that has moved leads on.
func (m *maker) item(name string) (Page, error) {
	s, moved, err := m.view.ByAddress(m.tag(), name)
	switch {
	case isNotFound(err):
		return m.notFound()
	case err != nil:
		return Page{}, err
	case moved, s.Address != name:
		to := m.href(itemAddress(m.tag(), s.Address))
		return Page{Address: m.at, Status: http.StatusMovedPermanently, Type: itemType, Location: to}, nil
	}
	write, status := m.storyItem, http.StatusOK
	if s.Withdrawn != nil {
		write, status = m.withdrawnItem, http.StatusGone
	}
	item, err := write(s)
	if err != nil {
		return Page{}, err
	}
	body, err := ninjs.Encode(item)
	if err != nil {
		return Page{}, fmt.Errorf("making the item of %s: %w", m.at, err)
	}
	return Page{Address: m.at, Status: status, Type: itemType, Body: body}, nil
}

// itemOf is what an item of s has in any case.
func (m *maker) itemOf(s news.Story) ninjs.Item {
	return ninjs.Item{
		URI: urn(s.ID), Type: ninjs.Text, RepresentationType: "full", Profile: itemProfile, PubStatus: ninjs.Usable,
		Version: strconv.Itoa(1 + len(s.Changes)), Language: s.Language,
		FirstCreated: s.PublishedAt.Second().String(), VersionCreated: max(s.PublishedAt, s.PublicUpdatedAt).Second().String(),
		CopyrightHolder: m.plain(m.settings.Name), CopyrightNotice: m.plain(m.settings.Rights),
		AltIDs: []ninjs.AltID{{Role: "address", Value: cmp.Or(m.publicAddress(storyAddress(s.Language, s.Address)), storyAddress(s.Language, s.Address))}},
	}
}

func (m *maker) withdrawnItem(s news.Story) (ninjs.Item, error) {
	item := m.itemOf(s)
	item.Version, item.PubStatus = strconv.Itoa(2+len(s.Changes)), ninjs.Canceled
	item.VersionCreated = s.Withdrawn.At.Second().String()
	item.Headlines = []ninjs.Words{{Role: "main", Value: markdown.Strip(cmp.Or(s.Withdrawn.Headline, s.Content.Headline))}}
	item.Descriptions = []ninjs.Words{{Role: "withdrawal", Value: markdown.Strip(s.Withdrawn.Reason)}}
	return item, nil
}

func (m *maker) storyItem(s news.Story) (ninjs.Item, error) {
	c := s.Content
	item := m.itemOf(s)
	item.Urgency, item.Located = c.UrgencyOr3(), markdown.Strip(c.Place)
	item.Genres = []ninjs.Genre{{Name: m.loc.Kind(c.Kind), Literal: string(c.Kind)}}
	m.itemWords(&item, s)
	for _, step := range []func(*ninjs.Item, news.Story) error{m.itemBody, m.itemNames, m.itemPictures, m.itemVersions} {
		if err := step(&item, s); err != nil {
			return item, err
		}
	}
	return item, nil
}

// itemWords are the lines over the text, and what readers were told since.
func (m *maker) itemWords(item *ninjs.Item, s news.Story) {
	c := s.Content
	item.Title = m.labelled(c.Kind, c.Headline)
	item.Headlines = []ninjs.Words{{Role: "main", Value: markdown.Strip(c.Headline)}}
	if c.ShortHeadline != "" {
		item.Headlines = append(item.Headlines, ninjs.Words{Role: "short", Value: markdown.Strip(c.ShortHeadline)})
	}
	if c.Standfirst != "" {
		item.Descriptions = []ninjs.Words{{Role: "standfirst", Value: markdown.Strip(c.Standfirst)}}
	}
	for _, change := range s.Changes {
		if change.Note != "" && change.Kind != news.Minor {
			item.Descriptions = append(item.Descriptions, ninjs.Words{Role: string(change.Kind), Value: markdown.Strip(change.Note)})
		}
	}
	if c.Interest != "" {
		item.Descriptions = append(item.Descriptions, ninjs.Words{Role: "interest", Value: markdown.Strip(c.Interest)})
	}
}

// itemBody is the text of s, as HTML whose links are whole or none, and plain;
// of a live blog its entries.
func (m *maker) itemBody(item *ninjs.Item, s news.Story) error {
	em, plain := m.within(s), markdown.Plain(s.Content.Body)
	read := func() (template.HTML, error) {
		return em.outside(string(em.body(s.Content.Body, s.Content, em.dateline(s))))
	}
	if s.Content.Kind == news.LiveBlog {
		read, plain = func() (template.HTML, error) { return em.feedText(s) }, strings.Join(em.entryTexts(s.Content, len(s.Content.Body)), between)
	}
	text, err := read()
	item.Bodies = []ninjs.Body{
		{Role: "main", ContentType: "text/html", WordCount: s.Content.Words, Value: string(text)},
		{Role: "plain", ContentType: "text/plain", Value: plain},
	}
	return err
}

// itemNames are who made the story and what it speaks of.
func (m *maker) itemNames(item *ninjs.Item, s news.Story) error {
	c := s.Content
	var by []string
	for _, credit := range c.Credits {
		a, err := m.author(credit.Author)
		if err != nil {
			return err
		}
		if a == nil {
			continue
		}
		name := cmp.Or(markdown.Strip(credit.As), m.plain(a.Names))
		item.InfoSources = append(item.InfoSources, ninjs.Source{Name: name, Role: string(credit.Role), Literal: a.ID})
		if credit.Role == news.By {
			by = append(by, name)
		}
	}
	item.By = strings.Join(by, m.loc.T("join.comma"))
	if c.Source != "" {
		item.InfoSources = append(item.InfoSources, ninjs.Source{Name: markdown.Strip(c.Source), Role: "source"})
	}
	for _, section := range slices.Backward(m.above(c.Section)) {
		item.Subjects = append(item.Subjects, ninjs.Concept{Name: m.plain(section.Labels), Rel: "section", Literal: section.ID})
	}
	for _, id := range c.Regions {
		if r, ok := m.region(id); ok {
			item.Places = append(item.Places, ninjs.Concept{Name: m.plain(r.Labels), Rel: "region", Literal: r.ID})
		}
	}
	for _, id := range c.Tags {
		t, err := found(m.view.Tag(id))
		if err != nil {
			return err
		}
		if t != nil {
			list := conceptsOf(item, t.Type)
			*list = append(*list, ninjs.Concept{Name: m.plain(t.Names), Rel: "about", Literal: t.ID})
		}
	}
	return nil
}

// conceptsOf is where in an item a tag of a type stands.
func conceptsOf(item *ninjs.Item, kind string) *[]ninjs.Concept {
	switch kind {
	case "person":
		return &item.People
	case "organisation":
		return &item.Organisations
	case "place":
		return &item.Places
	}
	return &item.Subjects
}

// itemPictures are the pictures and the film of s, with their files.
func (m *maker) itemPictures(item *ninjs.Item, s news.Story) error {
	c := s.Content
	for i, use := range c.Pictures {
		rel := "picture"
		if use.ID == c.Lead {
			rel = "lead"
		}
		picture, err := m.pictureItem(use, rel, i+1)
		if err != nil {
			return err
		}
		if picture != nil {
			item.Associations = append(item.Associations, *picture)
		}
	}
	if c.Video == nil {
		return nil
	}
	film, err := m.pictureItem(news.PictureUse{ID: c.Video.ID}, "film", 1)
	if film != nil {
		film.Type = ninjs.Video
		item.Associations = append(item.Associations, *film)
	}
	return err
}

// pictureItem is use as an association; nil where it has no file that may leave.
func (m *maker) pictureItem(use news.PictureUse, rel string, n int) (*ninjs.Item, error) {
	record, err := m.record(use.ID)
	if record == nil || err != nil {
		return nil, err
	}
	item := ninjs.Item{
		Name: rel + "-" + strconv.Itoa(n), Rel: rel, URI: urn("picture " + use.ID), Type: ninjs.Picture,
		By: markdown.Strip(use.Credit), ContentCreated: use.TakenAt.Second().String(),
	}
	for _, d := range []ninjs.Words{{Role: "caption", Value: markdown.Strip(use.Caption)}, {Role: "alternative", Value: markdown.Strip(use.Alt)}} {
		if d.Value != "" {
			item.Descriptions = append(item.Descriptions, d)
		}
	}
	for _, v := range record.Variants {
		info, err := fs.Stat(m.media, v.File)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("measuring a picture: %w", err)
		}
		if v.Type == "image/svg+xml" {
			item.Type = ninjs.Graphic
		}
		item.Renditions = append(item.Renditions, ninjs.Rendition{
			Name: renditionName(v),
			Href: m.publicAddress(mediaFolder + v.File), ContentType: v.Type, Width: v.Width, Height: v.Height,
			SizeInBytes: info.Size(), OriginalFilename: v.File,
		})
	}
	if item.Renditions == nil {
		return nil, nil
	}
	return &item, nil
}

// renditionName tells one file of a picture from the others: 800-webp.
func renditionName(v news.Variant) string {
	format := strings.TrimPrefix(path.Ext(v.File), ".")
	if v.Width == 0 {
		return format
	}
	return strconv.Itoa(v.Width) + "-" + format
}

// itemVersions names the same story in the other languages.
func (m *maker) itemVersions(item *ninjs.Item, s news.Story) error {
	rows, err := m.view.Versions(s.Group)
	if err != nil {
		return err
	}
	for _, r := range standing(rows) {
		if r.Language == s.Language {
			continue
		}
		rel := "translation"
		if r.Original {
			rel = "original"
		}
		item.Associations = append(item.Associations, ninjs.Item{
			Name: rel + "-" + r.Language, Rel: rel, URI: urn(r.ID), Type: ninjs.Text, Language: r.Language, RepresentationType: "partial",
			Headlines: []ninjs.Words{{Role: "main", Value: markdown.Strip(r.Headline)}},
		})
	}
	return nil
}
