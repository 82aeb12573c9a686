package search_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/app/news"
	"galley/app/search"
)

// now is the moment of every test.
var now = news.At(time.Date(2026, 6, 8, 9, 20, 0, 0, time.UTC))

const day = 24 * time.Hour

// room is an index and the texts that it was fed.
type room struct {
	*search.Index
	t       *testing.T
	dir     string
	zone    *time.Location
	public  map[string]search.Document
	working map[string]search.Document
	cursor  uint64
}

func newRoom(t *testing.T) *room { return newRoomIn(t, time.UTC) }

func newRoomIn(t *testing.T, zone *time.Location) *room {
	r := &room{t: t, zone: zone, dir: t.TempDir(), public: map[string]search.Document{}, working: map[string]search.Document{}}
	r.open()
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

func (r *room) open() {
	r.t.Helper()
	x, err := search.Open(r.dir, search.Options{
		Now:  func() news.Moment { return now },
		Zone: func() *time.Location { return r.zone },
		Text: func(id string, public bool) (search.Document, error) {
			if public {
				return r.public[id], nil
			}
			return r.working[id], nil
		},
		Resolve: func(name search.Name, value string) []string {
			if strings.HasPrefix(value, "no") {
				return nil
			}
			return []string{strings.ToLower(value)}
		},
	})
	if err != nil {
		r.t.Fatal(err)
	}
	r.Index = x
}

func (r *room) reopen() {
	r.t.Helper()
	if err := r.Close(); err != nil {
		r.t.Fatal(err)
	}
	r.open()
}

// publish puts stories in the index as readers and the desk see them.
func (r *room) publish(documents ...search.Document) {
	r.t.Helper()
	b := search.Batch{}
	for _, d := range documents {
		r.public[d.ID], r.working[d.ID] = filled(d), filled(d)
		public, working := r.public[d.ID], r.working[d.ID]
		b.Stories = append(b.Stories, search.Story{ID: d.ID, Working: &working, Public: &public})
	}
	r.apply(b)
}

// write puts a story's working text in the index, beside a public one that
// may be there.
func (r *room) write(d search.Document) {
	r.t.Helper()
	working := filled(d)
	r.working[d.ID] = working
	s := search.Story{ID: d.ID, Working: &working}
	if public, has := r.public[d.ID]; has {
		s.Public = &public
	}
	r.apply(search.Batch{Stories: []search.Story{s}})
}

func (r *room) apply(b search.Batch) {
	r.t.Helper()
	r.cursor++
	b.Cursor = r.cursor
	if err := r.Apply(b); err != nil {
		r.t.Fatal(err)
	}
}

// filled is d with what a test has not said.
func filled(d search.Document) search.Document {
	if d.Language == "" {
		d.Language = "en"
	}
	if d.PublishedAt == 0 {
		d.PublishedAt = now.Add(-10 * day)
	}
	if d.Status == "" {
		d.Status = news.Published
	}
	if d.Kind == "" {
		d.Kind = news.Article
	}
	return d
}

func (r *room) search(q search.Query) search.Page {
	r.t.Helper()
	p, err := r.Search(context.Background(), q)
	if err != nil {
		r.t.Fatalf("%+v: %v", q, err)
	}
	return p
}

// found are the ids that readers find by text, in order.
func (r *room) found(text string) []string {
	r.t.Helper()
	return ids(r.search(search.Query{Text: text, Public: true}))
}

func ids(p search.Page) []string {
	list := []string{}
	for _, h := range p.Hits {
		list = append(list, h.ID)
	}
	return list
}

func (r *room) finds(text string, want ...string) {
	r.t.Helper()
	got := r.found(text)
	if want == nil {
		want = []string{}
	}
	if !slices.Equal(got, want) {
		r.t.Errorf("%s finds %v, want %v", text, got, want)
	}
}
