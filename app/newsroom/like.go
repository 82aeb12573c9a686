package newsroom

import (
	"context"

	"galley/app/edition"
	"galley/app/markdown"
	"galley/app/news"
	"galley/app/search"
	"galley/app/storyfile"
)

// Alike is a story that is like another, how much, and what both have.
type Alike struct {
	Listed
	Score   float64  // 1 says the same; a story on the same matter has about 0.2
	Tags    []string // names, in the story's language
	Regions []string
	Words   []string // the terms that tell most, as the index knows them
}

// Like finds up to most stories in its language that are like story id, those
// on the same matter first and the newer before the older: among what readers
// see, or else among what the desk works on.
func (n *Newsroom) Like(ctx context.Context, id string, public bool, most int) ([]Alike, error) {
	err := n.read(ctx, func(r *reading) error {
		_, err := r.found(id, public)
		return err
	})
	if err != nil {
		return nil, err
	}
	return n.alike(ctx, public, func(index *search.Index) ([]search.Likeness, error) {
		return index.Like(ctx, id, public, most)
	})
}

// nearlySame is how much of a story another must say in the same words to be
// its twin: one that was rewritten a little, or added to, still does.
const nearlySame = 0.5

// twinsTried is how many that are like a story are read to find its twin.
const twinsTried = 3

// Twin is a story of the desk that says nearly what s says, in its language and
// whatever its age: what comes in may be in the room already. found is false
// where there is none.
func (n *Newsroom) Twin(ctx context.Context, s storyfile.Story) (twin news.Row, found bool, err error) {
	var d search.Document
	err = n.read(ctx, func(r *reading) (err error) {
		d, err = r.incoming(s)
		return err
	})
	if err != nil {
		return twin, false, err
	}
	alike, err := n.alike(ctx, false, func(index *search.Index) ([]search.Likeness, error) {
		return index.LikeText(ctx, d, false, twinsTried)
	})
	for _, a := range alike {
		text, err := n.textOf(a.Row.ID, false)
		if err != nil {
			return twin, false, err
		}
		if search.Resemblance(&d, &text) >= nearlySame {
			return a.Row, true, nil
		}
	}
	return twin, false, err
}

// alikeAtLeast is the likeness from which readers are told of a story: below
// that two have no more than a common word together.
const alikeAtLeast = 0.08

// Alike finds stories for readers. Where the index lacks some, none are better
// than others at each reading.
func (s source) Alike(ctx context.Context, id string, most int) ([]edition.Alike, error) {
	var list []search.Likeness
	indexing, err := s.newsroom.consult(ctx, func(index *search.Index) (err error) {
		list, err = index.Like(ctx, id, true, most)
		return err
	})
	if err != nil || indexing.Running {
		return nil, err
	}
	var out []edition.Alike
	for _, l := range list {
		if l.Score >= alikeAtLeast {
			out = append(out, edition.Alike{ID: l.ID, Tags: l.Tags, Regions: l.Regions})
		}
	}
	return out, nil
}

// incoming is s, which need not be in the room, as the index takes it. Tags and
// regions that the room does not have tell nothing.
func (r *reading) incoming(s storyfile.Story) (search.Document, error) {
	d := search.Document{
		ID: s.ID, Language: s.Language, Kind: news.Kind(s.Kind), Headline: s.Headline, Standfirst: s.Standfirst,
		Body: markdown.Plain(s.Body), Section: s.Section,
	}
	for _, of := range []struct {
		name   search.Name
		values []string
		ids    *[]string
	}{{search.Tag, s.Tags, &d.Tags}, {search.Region, s.Regions, &d.Regions}} {
		for _, value := range of.values {
			found, err := r.resolve(of.name, value)
			if err != nil {
				return d, err
			}
			*of.ids = append(*of.ids, found...)
		}
	}
	return d, nil
}

// alike are the stories that the index finds alike and that are there.
func (n *Newsroom) alike(ctx context.Context, public bool, find func(*search.Index) ([]search.Likeness, error)) ([]Alike, error) {
	var list []search.Likeness
	_, err := n.consult(ctx, func(index *search.Index) (err error) {
		list, err = find(index)
		return err
	})
	if err != nil {
		return nil, err
	}
	var out []Alike
	err = n.read(ctx, func(r *reading) error {
		for _, l := range list {
			row, err := r.found(l.ID, public)
			if notFound(err) {
				continue // gone since the index was fed
			}
			if err != nil {
				return err
			}
			a := Alike{Score: float64(l.Score), Words: l.Words}
			if a.Listed, err = r.listed(row); err != nil {
				return err
			}
			if err := r.shared(&a, l); err != nil {
				return err
			}
			out = append(out, a)
		}
		return nil
	})
	return out, err
}

// shared names the tags and regions that both stories have.
func (r *reading) shared(a *Alike, l search.Likeness) error {
	for _, id := range l.Tags {
		name, err := r.tag(id, a.Row.Language)
		if err != nil {
			return err
		}
		a.Tags = append(a.Tags, name)
	}
	for _, id := range l.Regions {
		g, err := r.tx.Region(id)
		name, err := labelOr(g.Labels.For(a.Row.Language), id, err)
		if err != nil {
			return err
		}
		a.Regions = append(a.Regions, name)
	}
	return nil
}
