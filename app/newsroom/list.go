package newsroom

import (
	"context"
	"errors"
	"slices"

	"galley/app/news"
	"galley/app/store"
	"galley/app/storyfile"
)

// Query asks for working versions, the newest change first. Every field that
// is set narrows the list.
type Query struct {
	Status   string // a state, or "public"
	Language string
	Section  string
	Region   string
	Tag      string // name or id
	Author   string // name or id
	Assignee string
	Kind     string
	After    string // the Next of the page before
	Limit    int
}

// Public selects published and corrected stories in a Query.
const Public = "public"

// Listed is a story as a list shows it, without its text.
type Listed struct {
	Story    storyfile.Story
	Row      news.Row
	Versions []Version // of its group, itself included
}

// Page is a part of a list.
type Page struct {
	Stories []Listed
	Next    string // asks for the part that follows; empty at the end
}

// List reads a part of the desk's list.
func (n *Newsroom) List(ctx context.Context, q Query) (Page, error) {
	var page Page
	err := n.read(ctx, func(r *reading) error {
		asked, empty, err := r.query(q)
		if err != nil || empty {
			return err
		}
		rows, err := r.tx.Desk(asked)
		if err != nil {
			return err
		}
		page.Next = rows.Next
		for _, row := range rows.Rows {
			listed, err := r.listed(row)
			if err != nil {
				return err
			}
			page.Stories = append(page.Stories, listed)
		}
		return nil
	})
	return page, err
}

// query is q in the store's terms; empty says that nothing can be in it.
func (r *reading) query(q Query) (asked store.DeskQuery, empty bool, err error) {
	asked = store.DeskQuery{
		Language: q.Language, Section: q.Section, Region: q.Region, Assignee: q.Assignee,
		Kind: news.Kind(q.Kind), After: q.After, Limit: q.Limit,
	}
	switch {
	case q.Status == Public:
		asked.PublicOnly = true
	case q.Status != "" && !news.Status(q.Status).Known():
		known := append(names(news.Statuses, func(s news.Status) string { return string(s) }), Public)
		return asked, false, unknown("status", q.Status, known)
	default:
		asked.Status = news.Status(q.Status)
	}
	if err := r.has(q); err != nil {
		return asked, false, err
	}
	if q.Tag != "" {
		tag, found, err := r.tx.TagByName(q.Tag)
		if err != nil {
			return asked, false, err
		}
		if asked.Tag = tag.ID; !found {
			if tag, err = r.tx.Tag(q.Tag); notFound(err) {
				return asked, true, nil
			} else if err != nil {
				return asked, false, err
			}
			asked.Tag = tag.ID
		}
	}
	if q.Author != "" {
		author, found, err := r.tx.AuthorByName(q.Author)
		if err != nil {
			return asked, false, err
		}
		if asked.Author = author.ID; !found {
			if author, err = r.tx.Author(q.Author); notFound(err) {
				return asked, true, nil
			} else if err != nil {
				return asked, false, err
			}
			asked.Author = author.ID
		}
	}
	return asked, false, nil
}

// has refuses a query for a section, region or language that the room has not.
func (r *reading) has(q Query) error {
	if q.Section != "" {
		if _, err := r.tx.Section(q.Section); notFound(err) {
			sections, err := r.tx.Sections()
			return errors.Join(unknown("section", q.Section, names(sections, func(s news.Section) string { return s.ID })), err)
		}
	}
	if q.Region != "" {
		if _, err := r.tx.Region(q.Region); notFound(err) {
			regions, err := r.tx.Regions()
			return errors.Join(unknown("region", q.Region, names(regions, func(g news.Region) string { return g.ID })), err)
		}
	}
	settings, err := r.tx.Settings()
	if err != nil || q.Language == "" {
		return err
	}
	if _, known := settings.Edition(q.Language); !known {
		return unknown("language", q.Language, names(settings.Editions, func(e news.Edition) string { return e.Tag }))
	}
	return nil
}

// listed is row with names and the versions beside it.
func (r *reading) listed(row news.Row) (Listed, error) {
	versions, err := r.versions(row.Group)
	if err != nil {
		return Listed{}, err
	}
	s := storyfile.Story{
		ID: row.ID, Group: row.Group, Language: row.Language, Kind: string(row.Kind), Status: string(row.Status),
		Slug: row.Slug, Address: row.Address, Headline: row.Headline, Standfirst: row.Standfirst,
		Section: row.Section, Regions: row.Regions, Urgency: row.Urgency, Words: row.Words,
		UpdatedAt: row.UpdatedAt.String(), PublishedAt: row.PublishedAt.String(), PublicUpdatedAt: row.PublicUpdated.String(),
		ScheduledAt: row.ScheduledAt.String(), EmbargoUntil: row.EmbargoUntil.String(), DueAt: row.DueAt.String(),
		Assignee: row.Assignee, Revision: row.Revision, LiveRevision: row.LiveRevision,
	}
	if row.Lead != nil {
		s.Lead = row.Lead.ID
	}
	if row.WithdrawnAt != 0 {
		s.Withdrawn = &storyfile.Withdrawn{At: row.WithdrawnAt.String(), Reason: row.Reason}
	}
	for _, id := range row.Authors {
		name, err := r.author(id, row.Language)
		if err != nil {
			return Listed{}, err
		}
		s.Authors = append(s.Authors, name)
	}
	for _, v := range versions {
		if v.ID == row.ID {
			s.Behind = v.Behind
		} else if v.Original && !row.Original {
			s.TranslationOf = v.ID
		}
	}
	return Listed{Story: s, Row: row, Versions: versions}, nil
}

// Counts are how many stories stand in which state; the key "public" counts
// what readers see. What no counter knows is not there.
type Counts struct {
	All    *int
	Status map[string]int
}

// Counts counts the stories that q selects, whatever state it names.
func (n *Newsroom) Counts(ctx context.Context, q Query) (Counts, error) {
	q.Status = ""
	counts := Counts{Status: map[string]int{}}
	err := n.read(ctx, func(r *reading) error {
		asked, empty, err := r.query(q)
		if err != nil {
			return err
		}
		if empty {
			counts.All = new(int)
			return nil
		}
		if asked.Counted() {
			all, err := r.tx.Count(asked)
			if err != nil {
				return err
			}
			counts.All = &all
		}
		return r.countStates(asked, counts.Status)
	})
	return counts, err
}

// countStates counts what q selects in every state, where that is counted.
func (r *reading) countStates(q store.DeskQuery, into map[string]int) error {
	for _, status := range append(slices.Clone(news.Statuses), Public) {
		q.Status, q.PublicOnly = status, false
		if status == Public {
			q.Status, q.PublicOnly = "", true
		}
		if !q.Counted() {
			continue
		}
		n, err := r.tx.Count(q)
		if err != nil {
			return err
		}
		into[string(status)] = n
	}
	return nil
}
