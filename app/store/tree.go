package store

import (
	"slices"

	"galley/app/news"
)

// A tree is the sections or the regions: records with parents.
type tree int

// The trees.
const (
	sectionTree tree = iota
	regionTree
)

// parent is the parent of the record id; empty at the top, and where there is
// no such record.
func (t *Tx) parent(of tree, id string) (string, error) {
	if of == sectionTree {
		s, _, err := get[news.Section](t, inSections, []byte(id), id)
		return s.Parent, err
	}
	r, _, err := get[news.Region](t, inRegions, []byte(id), id)
	return r.Parent, err
}

// chain is id and what is above it, from the bottom up; none for an empty id.
func (t *Tx) chain(of tree, id string) ([]string, error) {
	if id == "" {
		return nil, nil
	}
	key := chainKey{of, id}
	if chain, met := t.chains[key]; met {
		return chain, nil
	}
	var chain []string
	for at := id; at != "" && !slices.Contains(chain, at); { // a record never stands above itself
		chain = append(chain, at)
		up, err := t.parent(of, at)
		if err != nil {
			return nil, err
		}
		at = up
	}
	if t.chains == nil {
		t.chains = make(map[chainKey][]string)
	}
	t.chains[key] = chain
	return chain, nil
}

type chainKey struct {
	of tree
	id string
}
