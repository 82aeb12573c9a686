package newsroom

import (
	"slices"
	"strings"

	"galley/app/news"
	"galley/app/storyfile"
)

// fronts sets the front pages on which nobody has set anything here yet.
func (t *recordsTaker) fronts(given storyfile.Records) error {
	for _, g := range given.Fronts {
		front, err := frontIn(g)
		if err == nil {
			err = t.publishes(g.Edition)
		}
		if err != nil {
			return err
		}
		have, err := t.tx.Front(g.Edition)
		if err != nil {
			return err
		}
		if have.Composed() {
			t.compareFronts(have, front)
			continue
		}
		front.Revision = have.Revision
		if err := t.putFront(front); err != nil {
			return err
		}
		t.made(news.FrontEntry, g.Edition)
	}
	return nil
}

// compareFronts reports what was given for a front page that stays as it is.
func (t *recordsTaker) compareFronts(have, given news.Front) {
	t.begin(news.FrontEntry, have.Edition)
	for _, field := range []struct {
		name string
		of   func(news.Front) string
	}{
		{"places", func(f news.Front) string {
			var stories []string
			for _, p := range f.Held() {
				stories = append(stories, p.Story)
			}
			return strings.Join(stories, ", ")
		}},
		{"never", func(f news.Front) string { return strings.Join(slices.Sorted(slices.Values(f.Never)), ", ") }},
		{"breaking", func(f news.Front) string {
			if f.Breaking == nil {
				return ""
			}
			return f.Breaking.Text
		}},
	} {
		if kept, other := field.of(have), field.of(given); other != "" && kept != other {
			t.differs(field.name, kept, other)
		}
	}
}
