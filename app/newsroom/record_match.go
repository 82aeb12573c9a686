package newsroom

import (
	"slices"

	"galley/app/news"
	"galley/app/store"
)

// knownBy is a tag or an author on its way in: its id elsewhere, and all names.
type knownBy struct {
	id    string
	names []string
}

// match finds for each of given the id under which the room has it, or is to
// have it. have are the names of the room's record of an id; named is the id
// of the record that a name leads to, or none.
func (t *recordsTaker) match(given []knownBy, otherwise string, have func(id string) ([]string, error), named func(name string) (string, error)) ([]string, error) {
	ids := make([]string, len(given))
	taken := map[string]bool{} // by one of given
	for i, g := range given {
		names, err := have(g.id)
		if err != nil && !notFound(err) {
			return nil, err
		}
		if err == nil && sharesName(names, g.names) {
			ids[i], taken[g.id] = g.id, true
		}
	}
	for i, g := range given {
		for _, name := range g.names {
			if ids[i] != "" {
				break
			}
			id, err := named(name)
			if err != nil {
				return nil, err
			}
			if id != "" && !taken[id] {
				ids[i], taken[id] = id, true
			}
		}
	}
	used := func(id string) (bool, error) {
		there, err := isThere(have(id))
		return there || taken[id], err
	}
	for i, g := range given {
		if ids[i] != "" || reserved[g.id] {
			continue
		}
		if there, err := used(g.id); err != nil {
			return nil, err
		} else if !there {
			ids[i], taken[g.id] = g.id, true
		}
	}
	for i, g := range given {
		if ids[i] != "" {
			continue
		}
		id, err := freeID(g.names[0], otherwise, used)
		if err != nil {
			return nil, err
		}
		ids[i], taken[id] = id, true
	}
	return ids, nil
}

// freeFor says of a name which record other than id has it.
func (t *recordsTaker) freeFor(id string, named func(string) (string, error)) func(string) (string, error) {
	return func(name string) (holder string, err error) {
		if holder, err = named(name); holder == id {
			holder = ""
		}
		return holder, err
	}
}

func (t *recordsTaker) tagNamed(name string) (string, error) {
	tag, _, err := t.tx.TagByName(name)
	return tag.ID, err
}

func (t *recordsTaker) authorNamed(name string) (string, error) {
	author, _, err := t.tx.AuthorByName(name)
	return author.ID, err
}

// otherNames are all names of a tag or an author, in a fixed order.
func otherNames(names news.Labels, aliases map[string][]string) []string {
	var list []string
	for _, language := range keys(names) {
		list = append(list, names[language])
	}
	for _, language := range keys(aliases) {
		list = append(list, aliases[language]...)
	}
	return list
}

// sharesName says whether one of a is, without regard to case and form, one of b.
func sharesName(a, b []string) bool {
	return slices.ContainsFunc(a, func(name string) bool {
		folded := store.Fold(name)
		return slices.ContainsFunc(b, func(other string) bool {
			return name == other || folded != "" && folded == store.Fold(other)
		})
	})
}
