package newsroom

import (
	"maps"
	"slices"

	"galley/app/news"
	"galley/app/storyfile"
)

func (t *recordsTaker) tags(given storyfile.Records) error {
	known := make([]knownBy, len(given.Tags))
	for i, g := range given.Tags {
		known[i] = knownBy{g.ID, otherNames(g.Names, g.Aliases)}
	}
	ids, err := t.match(known, "tag",
		func(id string) ([]string, error) {
			tag, err := t.tx.Tag(id)
			return otherNames(tag.Names, tag.Aliases), err
		}, t.tagNamed)
	if err != nil {
		return err
	}
	for i, g := range given.Tags {
		if err := t.tag(ids[i], g); err != nil {
			return err
		}
	}
	return nil
}

func (t *recordsTaker) tag(id string, g storyfile.Tag) error {
	have, err := t.tx.Tag(id)
	if notFound(err) {
		t.made(news.TagEntry, id)
		g.ID = id
		return t.tx.PutTag(news.Tag(g), t.entry())
	}
	if err != nil {
		return err
	}
	t.begin(news.TagEntry, id)
	free := t.freeFor(id, t.tagNamed)
	have.Type = t.value("type", have.Type, g.Type)
	if have.Names, err = t.labels("names", have.Names, g.Names, free); err != nil {
		return err
	}
	if have.Aliases, err = t.aliases(have, g.Aliases, free); err != nil || !t.end() {
		return err
	}
	return t.tx.PutTag(have, t.entry())
}

// aliases are have's, and those given that lead to it not yet.
func (t *recordsTaker) aliases(have news.Tag, given map[string][]string, free func(string) (string, error)) (map[string][]string, error) {
	out := maps.Clone(have.Aliases)
	for _, language := range keys(given) {
		for _, name := range given[language] {
			if slices.Contains(out[language], name) || have.Names[language] == name {
				continue
			}
			if holder, err := free(name); err != nil {
				return nil, err
			} else if holder != "" {
				t.differs("aliases."+language, holder, name)
				continue
			}
			if out == nil {
				out = map[string][]string{}
			}
			out[language] = append(slices.Clone(out[language]), name)
			t.completed = true
		}
	}
	return out, nil
}

func (t *recordsTaker) authors(given storyfile.Records) error {
	known := make([]knownBy, len(given.Authors))
	for i, g := range given.Authors {
		known[i] = knownBy{g.ID, otherNames(g.Names, nil)}
	}
	ids, err := t.match(known, "author",
		func(id string) ([]string, error) {
			author, err := t.tx.Author(id)
			return otherNames(author.Names, nil), err
		}, t.authorNamed)
	if err != nil {
		return err
	}
	for i, g := range given.Authors {
		if err := t.author(ids[i], g); err != nil {
			return err
		}
	}
	return nil
}

func (t *recordsTaker) author(id string, g storyfile.Author) error {
	if g.Portrait != "" && !t.trying {
		if _, err := t.tx.Picture(g.Portrait); notFound(err) {
			return unknown("picture", g.Portrait, nil)
		} else if err != nil {
			return err
		}
	}
	have, err := t.tx.Author(id)
	if notFound(err) {
		t.made(news.AuthorEntry, id)
		return t.tx.PutAuthor(news.Author{
			ID: id, Kind: news.AuthorKind(g.Kind), Names: g.Names, SortNames: g.SortNames,
			Role: g.Role, Biography: g.Biography, Portrait: g.Portrait,
		}, t.entry())
	}
	if err != nil {
		return err
	}
	t.begin(news.AuthorEntry, id)
	have.Kind = news.AuthorKind(t.value("kind", string(have.Kind), g.Kind))
	if have.Names, err = t.labels("names", have.Names, g.Names, t.freeFor(id, t.authorNamed)); err != nil {
		return err
	}
	have.SortNames = t.texts("sortNames", have.SortNames, g.SortNames)
	have.Role = t.texts("role", have.Role, g.Role)
	have.Biography = t.texts("biography", have.Biography, g.Biography)
	if !t.trying { // a dry run does not take the file in that would say which picture it is
		have.Portrait = t.value("portrait", have.Portrait, g.Portrait)
	}
	if !t.end() {
		return nil
	}
	return t.tx.PutAuthor(have, t.entry())
}
