package app

import (
	"strings"

	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/storyfile"
)

// mostRevisions is how much of a history is given at a time.
const mostRevisions = 200

// history is a part of story id's revisions.
func (r *room) history(id string, before, limit int) (Revisions, error) {
	if limit <= 0 || limit > mostRevisions {
		limit = mostRevisions
	}
	story, err := r.newsroom.Show(background(), id, 0)
	if err != nil {
		return Revisions{}, err
	}
	list, err := r.newsroom.History(background(), id, before, limit)
	if err != nil {
		return Revisions{}, err
	}
	page := Revisions{Revisions: each(list, func(v news.Revision) Rev { return revView(v, story) })}
	if len(list) == limit {
		page.Next = list[len(list)-1].Number
	}
	return page, nil
}

func revView(v news.Revision, story storyfile.Story) Rev {
	view := Rev{
		Number: v.Number, At: v.At.String(), Person: v.Person, Device: v.Device, Move: string(v.Move),
		Status: string(v.Status), Note: v.Note, Name: v.Name, Aside: v.Aside, Origin: string(v.Origin),
		NoCheck: v.NoCheck, Live: v.Number == story.LiveRevision, Headline: v.Content.Headline, Words: v.Content.Words,
	}
	for _, change := range story.Changes { // a public change and its revision were made in one act
		if v.Move != "" && change.At == v.At.Second().String() {
			view.Change = change.Kind
		}
	}
	return view
}

// diff is what two revisions of story id differ in.
func (r *room) diff(id string, a, b int) (Diff, error) {
	story, err := r.newsroom.Show(background(), id, 0)
	if err != nil {
		return Diff{}, err
	}
	if a == 0 {
		a = story.LiveRevision
	}
	if b == 0 {
		b = story.Revision
	}
	fields, err := r.newsroom.Diff(background(), id, a, b)
	if err != nil {
		return Diff{}, err
	}
	d := Diff{A: a, B: b, Fields: []FieldDiff{}, Body: []BlockDiff{}}
	for _, f := range fields {
		if f.Field == "body" {
			d.Body = blocks(f.Parts)
			continue
		}
		d.Fields = append(d.Fields, FieldDiff{Field: f.Field, Spans: each(f.Parts, spanView)})
	}
	return d, nil
}

// ops are what screens call the fates of words.
var ops = map[newsroom.Op]string{newsroom.Kept: "equal", newsroom.Inserted: "insert", newsroom.Deleted: "delete"}

func spanView(p newsroom.Part) Span { return Span{Op: ops[p.Op], Text: p.Text} }

// blocks parts a text's differences at its empty lines.
func blocks(parts []newsroom.Part) []BlockDiff {
	list := []BlockDiff{{}}
	for _, p := range parts {
		for i, text := range strings.Split(p.Text, "\n\n") {
			if i > 0 {
				list = append(list, BlockDiff{})
			}
			if strings.Trim(text, "\n") == "" {
				continue
			}
			block := &list[len(list)-1]
			block.Spans = append(block.Spans, Span{Op: ops[p.Op], Text: text})
			block.Changed = block.Changed || p.Op != newsroom.Kept
		}
	}
	kept := list[:0]
	for _, block := range list {
		if len(block.Spans) > 0 {
			kept = append(kept, block)
		}
	}
	return kept
}
