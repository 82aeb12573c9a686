package newsroom

import (
	"galley/app/markdown"
	"galley/app/news"
	"galley/app/search"
)

// texts are what the search index has of story id: the text that the desk works
// on, and the one that readers see; none of a story that is gone.
func (r *reading) texts(id string) (search.Story, error) {
	out := search.Story{ID: id}
	s, err := r.tx.Story(id)
	if notFound(err) {
		return out, nil
	}
	if err != nil {
		return out, err
	}
	working, err := r.text(s, s.Content)
	if err != nil {
		return out, err
	}
	out.Working = &working
	public, err := r.readers(id)
	if public == nil || err != nil {
		return out, err
	}
	text, err := r.text(*public, public.Content)
	out.Public = &text
	return out, err
}

// readers is story id as readers see it; nil while they do not.
func (r *reading) readers(id string) (*news.Story, error) {
	s, err := r.tx.Public().Story(id)
	if notFound(err) || err == nil && s.Withdrawn != nil {
		return nil, nil
	}
	withholdEntries(&s.Content)
	return &s, err
}

// text is content as the index takes it.
func (r *reading) text(s news.Story, content news.Content) (search.Document, error) {
	d := search.Document{
		ID: s.ID, Language: s.Language, Kind: content.Kind, Status: s.Status,
		Headline: content.Headline, Standfirst: content.Standfirst, Body: markdown.Plain(content.Body),
		Tags: content.Tags, Authors: content.Names(news.By),
		PublishedAt: s.PublishedAt, UpdatedAt: s.UpdatedAt,
	}
	if content.Place != "" {
		d.Places = []string{content.Place}
	}
	for _, p := range content.Pictures {
		if p.Caption != "" {
			d.Captions = append(d.Captions, p.Caption)
		}
	}
	if err := r.name(&d, content); err != nil {
		return d, err
	}
	return d, r.locate(&d, content)
}

// name adds the names of tags and authors, in every language.
func (r *reading) name(d *search.Document, content news.Content) error {
	for _, id := range content.Tags {
		if _, err := r.tag(id, d.Language); err != nil {
			return err
		}
		tag := r.tags[id]
		d.TagNames = append(d.TagNames, valuesOf(tag.Names)...)
		for _, language := range keys(tag.Aliases) {
			d.TagNames = append(d.TagNames, tag.Aliases[language]...)
		}
	}
	for _, credit := range content.Credits {
		if _, err := r.author(credit.Author, d.Language); err != nil {
			return err
		}
		d.AuthorNames = append(d.AuthorNames, valuesOf(r.authors[credit.Author].Names)...)
	}
	return nil
}

// locate adds sections and regions with those above them.
func (r *reading) locate(d *search.Document, content news.Content) error {
	if r.above == nil {
		sections, err := r.tx.Sections()
		if err != nil {
			return err
		}
		regions, err := r.tx.Regions()
		if err != nil {
			return err
		}
		r.above = map[string]string{}
		for _, s := range sections {
			r.above["section/"+s.ID] = s.Parent
		}
		for _, g := range regions {
			r.above["region/"+g.ID] = g.Parent
		}
	}
	d.Section = content.Section
	d.SectionPath = r.upward("section/", content.Section, nil)
	for _, id := range content.Regions {
		d.Regions = r.upward("region/", id, d.Regions)
	}
	return nil
}

// valuesOf are labels in the order of their languages: the same labels are the
// same text.
func valuesOf(labels news.Labels) []string {
	return names(keys(labels), func(language string) string { return labels[language] })
}

// deepest is how far down sections and regions go at most; it ends a circle.
const deepest = 16

// upward adds id and those above it to list.
func (r *reading) upward(of, id string, list []string) []string {
	for range deepest {
		if id == "" {
			break
		}
		list = append(list, id)
		id = r.above[of+id]
	}
	return list
}
