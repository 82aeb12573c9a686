package newsroom_test

import (
	"bytes"
	"testing"

	"galley/app/edition"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/store"
)

// The whole sample crosses: every page of every edition reads the same on both
// sides, before and after the desk goes on working.
func TestTheSampleReadsTheSameElsewhere(t *testing.T) {
	source := sampleRoom(t)
	address, _ := served(t, source)
	paper := reader(t, address)
	samePages(t, source, paper)

	err := source.store.Write(func(tx *store.Tx) error {
		return tx.PutSection(news.Section{ID: "economy", Order: 9, Labels: news.Labels{"en": "Money", "es": "Dinero", "ar": "مال"}}, news.Entry{})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := source.store.MoveSection("health", "economy", news.Entry{}); err != nil {
		t.Fatal(err)
	}
	settings, err := source.Settings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	settings.Slogan = news.Labels{"en": "Three shores, one strait"}
	if err := source.PutSettings(t.Context(), nell, settings); err != nil {
		t.Fatal(err)
	}
	page, err := source.List(t.Context(), newsroom.Query{Status: newsroom.Public, Language: "en", Limit: 3})
	if err != nil {
		t.Fatal(err)
	}
	source.move(t, page.Stories[0].Row.ID, newsroom.MoveRequest{Move: news.Withdraw, Note: "Wrong."})
	source.move(t, page.Stories[1].Row.ID, newsroom.MoveRequest{Move: news.Correct, Note: "It was so."})
	paper.ask(t)
	samePages(t, source, paper)
}

func samePages(t *testing.T, source, paper *room) {
	t.Helper()
	there, here := edition.New(source.Source(), edition.Options{}), edition.New(paper.Source(), edition.Options{})
	pages := 0
	for address, err := range there.Pages() {
		if err != nil {
			t.Fatal(err)
		}
		want, err := there.Render(address)
		if err != nil {
			t.Fatal(err)
		}
		got, err := here.Render(address)
		if err != nil || got.Status != want.Status || !bytes.Equal(got.Body, want.Body) {
			t.Errorf("%s reads %d differently: %v\n%s", address, got.Status, err, firstDifference(string(got.Body), string(want.Body)))
		}
		pages++
	}
	if pages < 100 {
		t.Errorf("only %d pages", pages)
	}
	if sound, err := paper.store.Check(); err != nil || len(sound) > 0 {
		t.Errorf("the reader's room: %v, %v", sound, err)
	}
}

func firstDifference(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, i-80):min(len(s), i+160)] }
	if i > len(got) || i > len(want) {
		return ""
	}
	return "got  …" + cut(got) + "\nwant …" + cut(want)
}
