package newsroom

import (
	"context"

	"galley/app/news"
	"galley/app/search"
	"galley/app/store"
)

// resolve finds the ids of what a person names in a filter.
func (n *Newsroom) resolve(name search.Name, value string) (ids []string) {
	err := n.read(context.Background(), func(r *reading) (err error) {
		ids, err = r.resolve(name, value)
		return err
	})
	if err != nil {
		n.log.Error("a filter could not be looked up", "filter", string(name), "error", err)
	}
	return ids
}

func (r *reading) resolve(name search.Name, value string) ([]string, error) {
	switch name {
	case search.Section:
		sections, err := r.tx.Sections()
		return named(sections, value, func(s news.Section) (string, news.Labels) { return s.ID, s.Labels }), err
	case search.Region:
		regions, err := r.tx.Regions()
		return named(regions, value, func(g news.Region) (string, news.Labels) { return g.ID, g.Labels }), err
	case search.Tag:
		tag, found, err := r.tx.TagByName(value)
		if err == nil && !found {
			if tag, err = r.tx.Tag(value); notFound(err) {
				return nil, nil
			}
		}
		return []string{tag.ID}, err
	case search.Author:
		author, found, err := r.tx.AuthorByName(value)
		if err == nil && !found {
			if author, err = r.tx.Author(value); notFound(err) {
				return nil, nil
			}
		}
		return []string{author.ID}, err
	}
	return r.resolveFixed(name, value)
}

// resolveFixed is resolve for what no newsroom names itself.
func (r *reading) resolveFixed(name search.Name, value string) ([]string, error) {
	settings, err := r.tx.Settings()
	if err != nil {
		return nil, err
	}
	switch name {
	case search.Kind:
		return named(news.Kinds, value, func(k news.Kind) (string, news.Labels) {
			return string(k), inAll(settings, func(language string) string { return localeOf(settings, language).Kind(k) })
		}), nil
	case search.Status:
		if value == Public {
			return []string{string(news.Published), string(news.Corrected)}, nil
		}
		return named(news.Statuses, value, func(s news.Status) (string, news.Labels) {
			return string(s), inAll(settings, func(language string) string { return localeOf(settings, language).Status(s) })
		}), nil
	case search.Language:
		return named(settings.Editions, value, func(e news.Edition) (string, news.Labels) {
			return e.Tag, news.Labels{"": localeOf(settings, e.Tag).Name()}
		}), nil
	}
	return nil, nil
}

func inAll(settings news.Settings, say func(language string) string) news.Labels {
	labels := news.Labels{}
	for _, e := range settings.Editions {
		labels[e.Tag] = say(e.Tag)
	}
	return labels
}

// named are the ids of those in list that value names, by id or in any
// language.
func named[T any](list []T, value string, of func(T) (id string, labels news.Labels)) (ids []string) {
	want := store.Fold(value)
	for _, v := range list {
		id, labels := of(v)
		is := store.Fold(id) == want
		for _, label := range labels {
			is = is || store.Fold(label) == want
		}
		if is {
			ids = append(ids, id)
		}
	}
	return ids
}
