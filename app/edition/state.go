package edition

import (
	"cmp"
	"html/template"
	"slices"
	"sync"

	"galley/app/news"
)

// How many records of a kind a state keeps, and how many whole texts.
const (
	mostKept  = 20_000
	mostTexts = 1_000
)

// state is what pages have in common while nothing changes in the room.
type state struct {
	of       uint64
	settings news.Settings
	sections []news.Section // in the newsroom's order
	regions  []news.Region
	pages    []news.Page // the newsroom's own, in its order

	mu       sync.Mutex
	authors  map[string]*news.Author
	pictures map[string]*news.Picture
	newest   map[string][]news.Row // by edition, in the automatic order
	blogs    map[string][]news.Row // by edition, the newest live blogs
	lives    map[string]*liveNow   // nil where it is not LIVE

	signs        map[string]*signs       // by edition
	ways         map[string]ways         // by place
	surroundings map[string]surroundings // by the marks of an around
	columns      map[string]template.HTML
	texts        map[string]template.HTML // of feeds, by story
}

// stateOf is the state of v: the one before, if it is the same.
func (e *Edition) stateOf(v View) (*state, error) {
	of := v.State()
	if s := e.state.Load(); s != nil && s.of == of {
		return s, nil
	}
	s := &state{
		of: of, authors: map[string]*news.Author{}, pictures: map[string]*news.Picture{},
		newest: map[string][]news.Row{}, blogs: map[string][]news.Row{}, lives: map[string]*liveNow{},
		signs: map[string]*signs{}, ways: map[string]ways{}, surroundings: map[string]surroundings{}, columns: map[string]template.HTML{},
		texts: map[string]template.HTML{},
	}
	var err error
	if s.settings, err = v.Settings(); err != nil {
		return nil, err
	}
	if s.sections, err = v.Sections(); err != nil {
		return nil, err
	}
	if s.regions, err = v.Regions(); err != nil {
		return nil, err
	}
	if s.pages, err = v.Pages(); err != nil {
		return nil, err
	}
	s.sections, s.pages = slices.Clone(s.sections), slices.Clone(s.pages)
	slices.SortStableFunc(s.sections, func(a, b news.Section) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(s.pages, func(a, b news.Page) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Slug, b.Slug))
	})
	e.state.Store(s)
	return s, nil
}

// kept is what s keeps under key, read where it does not yet. It is shared by
// pages, which must not change it.
func kept[T any](s *state, in map[string]T, key string, read func() (T, error)) (T, error) {
	return keptUpTo(mostKept, s, in, key, read)
}

// keptUpTo is kept where no more than most may be.
func keptUpTo[T any](most int, s *state, in map[string]T, key string, read func() (T, error)) (T, error) {
	s.mu.Lock()
	known, is := in[key]
	s.mu.Unlock()
	if is {
		return known, nil
	}
	made, err := read()
	if err != nil {
		return made, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(in) >= most {
		clear(in)
	}
	in[key] = made
	return made, nil
}

// keptIf is kept where it may be kept.
func keptIf[T any](may bool, s *state, in map[string]T, key string, read func() (T, error)) (T, error) {
	if !may {
		return read()
	}
	return kept(s, in, key, read)
}
