package app

import (
	"errors"
	"slices"
	"strconv"

	"galley/app/markdown"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/store"
	"galley/app/storyfile"
)

// who is who acts in r.
func (d desk) who(r *room) newsroom.Who {
	return newsroom.Who{Person: d.name(r.dir), Device: d.app.memory.device()}
}

// move makes a move, and places the story where it is wanted on the front.
func (d desk) move(r *room, id string, m MoveRequest) (news.Story, error) {
	moved, err := r.newsroom.Move(background(), d.who(r), id, newsroom.MoveRequest{
		Move: news.Move(m.Move), Note: m.Note, At: m.At, Kind: news.ChangeKind(m.Kind), Headline: m.Headline,
		LiftEmbargo: m.LiftEmbargo, IfRevision: m.IfRevision, Quiet: m.Quiet,
	})
	if err != nil || !m.Lead {
		return moved, err
	}
	return moved, r.newsroom.Lead(background(), d.who(r), id, true)
}

// translate makes the version of a story in language, unless there is one.
func (d desk) translate(r *room, id, language string) (StoryDoc, error) {
	doc, err := d.doc(r, id)
	if err != nil {
		return StoryDoc{}, err
	}
	for _, v := range doc.Versions {
		if v.Language == language {
			return d.doc(r, v.ID)
		}
	}
	made, err := r.newsroom.New(background(), d.who(r), newsroom.NewStory{Language: language, TranslationOf: id})
	return d.docOf(r, made, err)
}

// keptAside answers a save that came from an older revision.
func (d desk) keptAside(r *room, id string, refusal error) (Saved, error) {
	var said *news.Error
	if !errors.As(refusal, &said) {
		return Saved{}, refusal
	}
	aside, err := strconv.Atoi(said.Args["aside"])
	if err != nil {
		return Saved{}, refusal
	}
	current, err := d.doc(r, id)
	if err != nil {
		return Saved{}, err
	}
	return Saved{
		Revision: current.Base, SavedAt: current.SavedAt, Words: current.Story.Words,
		Stale: true, Aside: aside, Current: &current,
	}, nil
}

// docOf is the document of a story that an act has just given.
func (d desk) docOf(r *room, s news.Story, err error) (StoryDoc, error) {
	if err != nil {
		return StoryDoc{}, err
	}
	return d.doc(r, s.ID)
}

// doc is story id with all that the desk shows around it.
func (d desk) doc(r *room, id string) (StoryDoc, error) {
	story, err := r.newsroom.Show(background(), id, 0)
	if err != nil {
		return StoryDoc{}, err
	}
	versions, err := r.newsroom.Versions(background(), story.Group)
	if err != nil {
		return StoryDoc{}, err
	}
	alone, err := r.newsroom.Alone(background(), d.name(r.dir))
	if err != nil {
		return StoryDoc{}, err
	}
	doc := StoryDoc{
		Story: story, Versions: each(versions, versionView), Pictures: []Picture{},
		Pending: story.LiveRevision != 0 && story.LiveRevision != story.Revision,
		Base:    story.Revision, SavedAt: story.UpdatedAt,
	}
	doc.Moves = movesOf(doc, alone)
	if doc.AddressWillBe, err = r.newsroom.AddressWillBe(background(), id); err != nil {
		return StoryDoc{}, err
	}
	if story.PublishedAt != "" && (story.LiveRevision != 0 || story.Withdrawn != nil) {
		doc.PublicAddress = story.Language + "/story/" + story.Address + ".html"
	}
	return doc, r.store.Read(func(t *store.Tx) error {
		if doc.Person, err = lastPerson(t, id); err != nil {
			return err
		}
		doc.Pictures, err = picturesOf(t, story)
		return err
	})
}

// movesOf are the moves that may be made of doc's story now.
func movesOf(doc StoryDoc, alone bool) []string {
	by := news.Editor
	if alone {
		by = news.Solo
	}
	list := []string{}
	status := news.Status(doc.Story.Status)
	for _, rule := range news.MovesFrom(status) {
		switch {
		case rule.Move == news.Publish && !news.MayPublish(by, status):
		case rule.Move == news.Discard && !doc.Pending:
		default:
			list = append(list, string(rule.Move))
		}
	}
	return list
}

// lastPerson is who made the newest revision of story id.
func lastPerson(t *store.Tx, id string) (string, error) {
	last, err := t.Revisions(id, 0, 1)
	if err != nil || len(last) == 0 {
		return "", err
	}
	return last[0].Person, nil
}

// picturesOf are the files that s uses; one that is gone is left out.
func picturesOf(t *store.Tx, s storyfile.Story) ([]Picture, error) {
	ids := each(s.Pictures, func(p storyfile.Picture) string { return p.ID })
	if s.Video != nil {
		ids = append(ids, s.Video.ID, s.Video.Poster, s.Video.Captions)
	}
	list := []Picture{}
	for i, id := range ids {
		if id == "" || slices.Contains(ids[:i], id) {
			continue
		}
		p, err := t.Picture(id)
		if errors.Is(err, &news.Error{Code: news.CodeNotFound}) {
			continue
		}
		if err != nil {
			return nil, err
		}
		list = append(list, pictureView(p))
	}
	return list, nil
}

func versionView(v newsroom.Version) Version {
	return Version{
		ID: v.ID, Language: v.Language, Status: string(v.Status), Headline: v.Headline,
		Original: v.Original, Behind: v.Behind, Revision: v.Revision,
	}
}

// rows is a part of the desk's list.
func (r *room) rows(q ListQuery) (RowPage, error) {
	page, err := r.newsroom.List(background(), newsroom.Query(q))
	if err != nil {
		return RowPage{}, err
	}
	list := RowPage{Rows: []Row{}, Next: page.Next}
	err = r.store.Read(func(t *store.Tx) error {
		for _, listed := range page.Stories {
			row, err := rowView(t, listed)
			if err != nil {
				return err
			}
			list.Rows = append(list.Rows, row)
		}
		return nil
	})
	return list, err
}

func rowView(t *store.Tx, l newsroom.Listed) (Row, error) {
	s := l.Story
	row := Row{
		ID: s.ID, Group: s.Group, Language: s.Language, Direction: markdown.Direction(s.Language),
		Original: l.Row.Original, Slug: s.Slug, Status: s.Status, Kind: s.Kind,
		Headline: s.Headline, Standfirst: s.Standfirst, Section: s.Section, Regions: s.Regions, Authors: s.Authors,
		Words: s.Words, Revision: s.Revision, LiveRevision: s.LiveRevision, Pending: l.Row.Pending(),
		UpdatedAt: s.UpdatedAt, PublishedAt: s.PublishedAt, ScheduledAt: s.ScheduledAt,
		EmbargoUntil: s.EmbargoUntil, DueAt: s.DueAt, Assignee: s.Assignee, Urgency: s.Urgency,
		Live: string(l.Row.Live), Versions: each(l.Versions, versionView),
	}
	if section, err := t.Section(s.Section); err == nil {
		row.SectionLabel = section.Labels.For(s.Language)
	}
	if s.Lead != "" {
		if p, err := t.Picture(s.Lead); err == nil {
			row.Thumb = pictureView(p).Thumb
		}
	}
	var err error
	row.Person, err = lastPerson(t, s.ID)
	return row, err
}

// whole is a part of the desk's list as whole stories.
func (r *room) whole(q ListQuery) (StoryPage, error) {
	page, err := r.newsroom.List(background(), newsroom.Query(q))
	if err != nil {
		return StoryPage{}, err
	}
	list := StoryPage{Stories: []storyfile.Story{}, Next: page.Next}
	for _, listed := range page.Stories {
		s, err := r.newsroom.Show(background(), listed.Story.ID, 0)
		if err != nil {
			return StoryPage{}, err
		}
		list.Stories = append(list.Stories, s)
	}
	return list, nil
}

// each is what f makes of the members of list: never nil, for JSON.
func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, v := range list {
		out[i] = f(v)
	}
	return out
}
