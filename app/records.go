package app

import (
	"slices"
	"strings"

	"galley/app/news"
	"galley/app/store"
)

// mostCompletions is how many names a completion offers.
const mostCompletions = 12

// Records are the newsroom's sections, regions, tags, authors and sources.
type Records struct{ desk }

// Sections are the parts of the paper as a tree, parents first.
func (s *Records) Sections(language string) (list []SectionView, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return nil, err
	}
	sections, err := r.newsroom.Sections(background())
	return tree(each(sections, func(v news.Section) SectionView {
		return SectionView{ID: v.ID, Parent: v.Parent, Label: v.Labels.For(language)}
	})), err
}

// Regions are the parts of the world as a tree, parents first.
func (s *Records) Regions(language string) (list []RegionView, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return nil, err
	}
	regions, err := r.newsroom.Regions(background())
	return tree(each(regions, func(v news.Region) RegionView {
		return RegionView{ID: v.ID, Parent: v.Parent, Label: v.Labels.For(language)}
	})), err
}

// CompleteTags are tags that have a name, in any language, that begins so.
func (s *Records) CompleteTags(prefix, language string) (list []TagView, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return nil, err
	}
	tags, err := r.newsroom.CompleteTags(background(), prefix, mostCompletions)
	return each(tags, func(t news.Tag) TagView { return tagView(t, prefix, language) }), err
}

// CompleteAuthors are authors whose name, in any language, begins so.
func (s *Records) CompleteAuthors(prefix, language string) (list []AuthorView, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return nil, err
	}
	authors, err := r.newsroom.CompleteAuthors(background(), prefix, mostCompletions)
	return each(authors, func(a news.Author) AuthorView {
		return AuthorView{Name: a.Names.For(language), Kind: string(a.Kind)}
	}), err
}

// Sources are source credits that were used lately.
func (s *Records) Sources() (list []string, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return nil, err
	}
	list, err = r.newsroom.Sources(background())
	return append([]string{}, list...), err
}

// tagView names a tag in language, and says by which of its other names it
// was found.
func tagView(t news.Tag, prefix, language string) TagView {
	view := TagView{Name: t.Names.For(language), Type: t.Type}
	typed := store.Fold(prefix)
	if strings.HasPrefix(store.Fold(view.Name), typed) {
		return view
	}
	for _, name := range otherNames(t) {
		if strings.HasPrefix(store.Fold(name), typed) {
			view.Matched = name
			break
		}
	}
	return view
}

// otherNames are a tag's names and aliases in all languages, in a fixed order.
func otherNames(t news.Tag) []string {
	var names []string
	for _, name := range t.Names {
		names = append(names, name)
	}
	for _, aliases := range t.Aliases {
		names = append(names, aliases...)
	}
	slices.Sort(names)
	return names
}

// tree puts every record after its parent, keeping the order of siblings.
func tree(list []SectionView) []SectionView {
	out := []SectionView{}
	var place func(parent string)
	place = func(parent string) {
		for _, v := range list {
			if v.Parent == parent {
				out = append(out, v)
				place(v.ID)
			}
		}
	}
	place("")
	return out
}
