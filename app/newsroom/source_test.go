package newsroom_test

import (
	"strings"
	"testing"

	"galley/app/edition"
)

// seen are the headlines, tags and authors that readers of the English edition
// find.
func seen(t *testing.T, r *room) string {
	t.Helper()
	var found []string
	err := r.Source().Read(func(v edition.View) error {
		rows, err := v.Newest(edition.Query{Edition: "en"}, 10)
		if err != nil {
			return err
		}
		for _, row := range rows {
			text := row.Headline
			if row.WithdrawnAt != 0 {
				text += " withdrawn"
			}
			found = append(found, text)
		}
		for tag, err := range v.Tags("en") {
			if err != nil {
				return err
			}
			found = append(found, tag.ID)
		}
		for author, err := range v.Authors("en") {
			if err != nil {
				return err
			}
			found = append(found, author.ID)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(found, ", ")
}

func TestPreview(t *testing.T) {
	r := newRoom(t)
	s := r.whole(t, "ar")
	doc := r.show(t, s.ID)
	doc.Headline, doc.Tags, doc.Authors, doc.Credits = "عنوان لم يُحفظ", []string{"وسم جديد"}, []string{"كاتبة جديدة"}, nil
	story, err := r.Preview(t.Context(), s.ID, doc)
	if err != nil {
		t.Fatal(err)
	}
	page, err := edition.New(r.PreviewSource(), edition.Options{}).Preview(story)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{doc.Headline, doc.Tags[0], doc.Authors[0]} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the preview has no %q", want)
		}
	}
	if have := r.stored(t, s.ID); have.Revision != s.Revision {
		t.Error("a preview changed the story")
	}
	if tags, err := r.CompleteTags(t.Context(), "وسم", 5); err != nil || len(tags) != 0 {
		t.Errorf("a preview made a tag: %v %v", tags, err)
	}
	err = r.Source().Read(func(v edition.View) error {
		_, err := v.Tag(story.Content.Tags[0])
		if err == nil {
			t.Error("readers can ask for a tag that is not saved")
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
