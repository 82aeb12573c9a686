package newsroom

import (
	"galley/app/search"
)

// Facet is one thing by which what was found can be narrowed.
type Facet struct {
	Name   search.Name // section, region, tag, author, lang, or year
	Values []FacetValue
}

// FacetValue is how many of the stories found have a value.
type FacetValue struct {
	Value string // as a filter takes it
	Label string // as a person reads it
	Count int
}

// year is the facet that is no filter's name.
const year search.Name = "year"

// facets are counts with their labels in language.
func (r *reading) facets(counted search.Facets, language string) ([]Facet, error) {
	settings, err := r.tx.Settings()
	if err != nil {
		return nil, err
	}
	label := map[search.Name]func(id string) (string, error){
		search.Section: func(id string) (string, error) {
			s, err := r.tx.Section(id)
			return labelOr(s.Labels.For(language), id, err)
		},
		search.Region: func(id string) (string, error) {
			g, err := r.tx.Region(id)
			return labelOr(g.Labels.For(language), id, err)
		},
		search.Tag:      func(id string) (string, error) { return r.tag(id, language) },
		search.Author:   func(id string) (string, error) { return r.author(id, language) },
		search.Language: func(id string) (string, error) { return localeOf(settings, id).Name(), nil },
		year:            func(id string) (string, error) { return localeOf(settings, language).Digits(id), nil },
	}
	var facets []Facet
	for _, f := range []struct {
		name   search.Name
		counts []search.Count
	}{
		{search.Section, counted.Section}, {search.Region, counted.Region}, {search.Tag, counted.Tag},
		{search.Author, counted.Author}, {year, counted.Year}, {search.Language, counted.Language},
	} {
		facet := Facet{Name: f.name}
		for _, c := range f.counts {
			said, err := label[f.name](c.Value)
			if err != nil {
				return nil, err
			}
			facet.Values = append(facet.Values, FacetValue{Value: c.Value, Label: said, Count: c.Count})
		}
		if len(facet.Values) > 0 {
			facets = append(facets, facet)
		}
	}
	return facets, nil
}

// labelOr is a record's label; of one that is gone, its id.
func labelOr(label, id string, err error) (string, error) {
	if notFound(err) {
		return id, nil
	}
	return nameOr(label, id), err
}
