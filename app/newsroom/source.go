package newsroom

import (
	"io/fs"
	"iter"
	"slices"
	"strings"
	"time"

	"galley/app/edition"
	"galley/app/news"
	"galley/app/store"
)

// noticeFor is how long lists show that a story was withdrawn.
const noticeFor = 30 * 24 * time.Hour

// Source is the room as readers may see it anywhere: live revisions, and the
// records that they name. It says nothing of what is read on this machine.
func (n *Newsroom) Source() edition.Source { return source{newsroom: n} }

// PreviewSource is Source, and knows besides the tags and authors that only an
// unsaved story names: what Preview hands out is made for it.
func (n *Newsroom) PreviewSource() edition.Source { return source{newsroom: n, preview: true} }

type source struct {
	newsroom *Newsroom
	preview  bool
	here     *readings // what is read on this machine, where it may be told
}

func (s source) Read(fn func(edition.View) error) error {
	v := view{now: s.newsroom.now(), preview: s.preview, here: s.here}
	if s.here != nil {
		v.written = s.here.written.Load()
	}
	return s.newsroom.store.Read(func(tx *store.Tx) error {
		v.tx, v.public = tx, tx.Public()
		return fn(v)
	})
}

func (s source) Media() fs.FS { return s.newsroom.media.FS() }

func (s source) Now() time.Time { return s.newsroom.clock.Now() }

// view is one snapshot of what is public.
type view struct {
	tx      *store.Tx
	public  store.Public
	now     news.Moment
	preview bool
	here    *readings
	written uint64 // of here, when the snapshot was taken or before
}

func (v view) State() uint64                             { return v.tx.LastSeq() }
func (v view) Readings() uint64                          { return v.written }
func (v view) Settings() (news.Settings, error)          { return v.tx.Settings() }
func (v view) Sections() ([]news.Section, error)         { return v.tx.Sections() }
func (v view) Regions() ([]news.Region, error)           { return v.tx.Regions() }
func (v view) Pages() ([]news.Page, error)               { return v.tx.Pages() }
func (v view) Picture(id string) (news.Picture, error)   { return v.tx.Picture(id) }
func (v view) Head(id string) (news.Story, error)        { return v.public.Head(id) }
func (v view) Row(id string) (news.Row, error)           { return v.public.Row(id) }
func (v view) Versions(group string) ([]news.Row, error) { return v.public.Versions(group) }
func (v view) Count(q edition.Query) (int, error)        { return v.public.Count(listOf(q)) }
func (v view) Dated(edition string) (news.Moment, error) { return v.public.Dated(edition) }
func (v view) Front(edition string) (news.Front, error)  { return zeroIfNone(v.tx.Front(edition)) }

// Story is a story without what its live blog does not show: whatever is made
// of it, what is withheld cannot be in it.
func (v view) Story(id string) (news.Story, error) {
	s, err := v.public.Story(id)
	withholdEntries(&s.Content)
	return s, err
}

func (v view) ByAddress(edition, address string) (news.Story, bool, error) {
	s, moved, err := v.public.ByAddress(edition, address)
	withholdEntries(&s.Content)
	return s, moved, err
}

func zeroIfNone(f news.Front, err error) (news.Front, error) {
	if notFound(err) {
		return news.Front{}, nil
	}
	return f, err
}

func (v view) Tag(id string) (news.Tag, error) {
	if name, is := strings.CutPrefix(id, unsaved); is && v.preview {
		return news.Tag{ID: id, Names: news.Labels{"": name}}, nil
	}
	return v.tx.Tag(id)
}

func (v view) Author(id string) (news.Author, error) {
	if name, is := strings.CutPrefix(id, unsaved); is && v.preview {
		return news.Author{ID: id, Kind: news.Person, Names: news.Labels{"": name}}, nil
	}
	return v.tx.Author(id)
}

// Authors are those whom readers can find a story of: a name that only a draft
// credits is the desk's.
func (v view) Authors(tag string) iter.Seq2[news.Author, error] {
	return func(yield func(news.Author, error) bool) {
		authors, err := v.tx.Authors()
		if err != nil {
			yield(news.Author{}, err)
			return
		}
		for _, author := range authors {
			count, err := v.public.Count(store.PublicQuery{Edition: tag, Author: author.ID})
			if (count > 0 || err != nil) && !yield(author, err) {
				return
			}
		}
	}
}

// Tags are those that a public story has.
func (v view) Tags(edition string) iter.Seq2[news.Tag, error] {
	return func(yield func(news.Tag, error) bool) {
		for after := ""; ; {
			tags, next, err := v.tx.TagsPage(after, 200)
			if err != nil {
				yield(news.Tag{}, err)
				return
			}
			for _, tag := range tags {
				count, err := v.public.Count(store.PublicQuery{Edition: edition, Tag: tag.ID})
				if (count > 0 || err != nil) && !yield(tag, err) {
					return
				}
			}
			if after = next; after == "" {
				return
			}
		}
	}
}

func (v view) Newest(q edition.Query, limit int) ([]news.Row, error) {
	asked := listOf(q)
	asked.Limit = limit
	var rows []news.Row
	for {
		page, err := v.public.List(asked)
		if err != nil {
			return nil, err
		}
		rows = append(rows, v.shown(page.Rows)...)
		if len(rows) >= limit || page.Next == "" {
			return rows[:min(limit, len(rows))], nil
		}
		asked.After = page.Next
	}
}

func (v view) Numbered(q edition.Query, n, size int) ([]news.Row, int, error) {
	rows, pages, err := v.public.Numbered(listOf(q), n, size)
	if err == nil && n == 0 && pages > 0 { // the newest, whatever its number
		rows, pages, err = v.public.Numbered(listOf(q), pages, size)
	}
	return v.shown(rows), pages, err
}

// shown drops the notices of stories that were withdrawn long ago.
func (v view) shown(rows []news.Row) []news.Row {
	return slices.DeleteFunc(rows, v.longGone)
}

func (v view) longGone(r news.Row) bool {
	return r.WithdrawnAt != 0 && r.WithdrawnAt.Add(noticeFor) < v.now
}

func listOf(q edition.Query) store.PublicQuery {
	return store.PublicQuery{
		Edition: q.Edition, Section: q.Section, Region: q.Region, Tag: q.Tag, Author: q.Author,
		Kind: q.Kind, NewsOnly: q.NewsOnly, From: q.From, Until: q.Until, Corrections: q.Corrections,
	}
}
