package newsroom_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"galley/app/news"
	"galley/app/newsroom"
)

func TestAddresses(t *testing.T) {
	long := strings.Repeat("palabra ", 30)
	cases := []struct{ language, headline, want string }{
		{"en", "Seaweed, not storms, held back the strait’s tide turbine", "seaweed-not-storms-held-back-the-straits-tide-turbine"},
		{"es", "¿Cuánto cuesta el pan en Ñora? ¡Güisqui!", "cuanto-cuesta-el-pan-en-nora-guisqui"},
		{"ar", "الأعشاب لا العواصف عطّلت توربين المدّ", "alaashab-la-alawasf-atlt-turbin-almd"},
		{"ar", "عشرون ٢٠ يومًا", "ashrun-20-yuma"},
		{"en", "CON", "con-story"},
		{"en", "Index", "index-story"},
		{"en", "!!!", "story"},
		{"en", "日本語", "story"},
		{"es", long, strings.TrimSuffix(strings.Repeat("palabra-", 12), "-")},
	}
	for _, c := range cases {
		t.Run(c.headline, func(t *testing.T) {
			r := newRoom(t)
			s, err := r.New(t.Context(), nell, newsroom.NewStory{Language: c.language, Headline: c.headline, Section: "economy", Body: "x"})
			if err != nil {
				t.Fatal(err)
			}
			if after := r.publish(t, s.ID); after.Address != c.want {
				t.Errorf("address %q\nwant    %q", after.Address, c.want)
			}
		})
	}
}

func TestNativeAddresses(t *testing.T) {
	r := newRoom(t)
	settings, err := r.Settings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	settings.NativeAddresses = true
	if err := r.PutSettings(t.Context(), nell, settings); err != nil {
		t.Fatal(err)
	}
	s, err := r.New(t.Context(), nell, newsroom.NewStory{
		Language: "ar", Headline: "الأعشاب لا العواصف عطّلت توربين المدّ في عامه الأول، وحبلٌ طوله أحد عشر مترًا", Section: "economy", Body: "x",
	})
	if err != nil {
		t.Fatal(err)
	}
	address := r.publish(t, s.ID).Address
	if !strings.HasPrefix(address, "الأعشاب-لا-العواصف-عطلت-توربين-المد") || len(address) > 100 || utf8.RuneCountInString(address) > 60 || strings.HasSuffix(address, "-") {
		t.Errorf("address %q", address)
	}
}

func TestAnAddressStays(t *testing.T) {
	r := newRoom(t)
	first := r.publish(t, r.whole(t, "en").ID)
	second := r.publish(t, r.whole(t, "en").ID)
	other := r.publish(t, r.whole(t, "es").ID)
	if first.Address != "the-ferry-at-night" || second.Address != "the-ferry-at-night-2" || other.Address != "the-ferry-at-night" {
		t.Errorf("%s %s %s", first.Address, second.Address, other.Address)
	}
	if _, err := r.Edit(t.Context(), nell, first.ID, 0, map[string]string{"headline": "Another", "section": "health"}); err != nil {
		t.Fatal(err)
	}
	if after := r.move(t, first.ID, newsroom.MoveRequest{Move: news.UpdateLive}); after.Address != first.Address {
		t.Errorf("a new headline moved the address to %s", after.Address)
	}
	if _, err := r.Edit(t.Context(), nell, first.ID, 0, map[string]string{"address": "night-ferry"}); err != nil {
		t.Fatal(err)
	}
	after := r.stored(t, first.ID)
	if after.Address != "night-ferry" || len(after.OldAddresses) != 1 || after.OldAddresses[0] != first.Address {
		t.Errorf("%+v", after)
	}
	for _, bad := range []string{"Night ferry", "a/b", second.Address, first.Address + "x y", ""} {
		if _, err := r.Edit(t.Context(), nell, other.ID, 0, map[string]string{"address": bad}); bad != second.Address && code(err) != news.CodeInvalid {
			t.Errorf("%q: %v", bad, err)
		}
		if _, err := r.Edit(t.Context(), nell, second.ID, 0, map[string]string{"address": first.Address}); code(err) != news.CodeInvalid {
			t.Errorf("an old address was given away: %v", err)
		}
	}
}

func TestVersions(t *testing.T) {
	r := newRoom(t)
	s := r.whole(t, "en")
	if _, err := r.Edit(t.Context(), nell, s.ID, 0, map[string]string{"tags": "Ferries", "regions": "europe"}); err != nil {
		t.Fatal(err)
	}
	r.publish(t, s.ID)
	v, err := r.New(t.Context(), nell, newsroom.NewStory{Language: "es", TranslationOf: s.ID})
	if err != nil {
		t.Fatal(err)
	}
	doc := r.show(t, v.ID)
	if v.Group != s.Group || doc.Section != "economy" || doc.Tags[0] != "Ferries" || doc.Headline != "" || doc.Body != "" || doc.Slug != r.show(t, s.ID).Slug || doc.Behind {
		t.Errorf("%+v", doc)
	}
	if _, err := r.New(t.Context(), nell, newsroom.NewStory{Language: "es", TranslationOf: s.ID}); code(err) != news.CodeInvalid {
		t.Errorf("a second Spanish version: %v", err)
	}
	behind := func() bool { return r.show(t, v.ID).Behind }
	r.saved(t, s.ID, "A word mended.")
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.UpdateLive, Kind: news.Minor})
	if behind() {
		t.Error("a minor change left the translation behind")
	}
	r.saved(t, s.ID, "Another text.")
	if behind() {
		t.Error("an unpublished change left the translation behind")
	}
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.UpdateLive})
	if !behind() {
		t.Error("the translation is not behind")
	}
	if _, err := r.Edit(t.Context(), nell, v.ID, 0, map[string]string{"behind": "false"}); err != nil || behind() {
		t.Errorf("still behind: %v", err)
	}
	if _, err := r.Edit(t.Context(), nell, v.ID, 0, map[string]string{"headline": "De noche", "body": "Palabras."}); err != nil {
		t.Fatal(err)
	}
	moved, err := r.MoveAll(t.Context(), nell, s.ID, newsroom.MoveRequest{Move: news.Publish})
	if err != nil || len(moved) != 1 || moved[0].ID != v.ID {
		t.Errorf("%v %+v", err, moved)
	}
}
