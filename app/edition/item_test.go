package edition_test

import (
	"strings"
	"testing"

	"galley/app/ninjs"
)

func TestEveryStoryIsAnItem(t *testing.T) {
	e, seen := published(fullPaper()), 0
	for address, err := range e.Items().Listing() {
		if err != nil {
			t.Fatal(err)
		}
		page, err := e.Render(address.Address)
		if err != nil {
			t.Fatal(err)
		}
		item, err := ninjs.Decode(page.Body)
		if err != nil {
			t.Fatalf("%s: %v", address.Address, err)
		}
		if seen++; item.Standard != ninjs.Of || item.Language != address.Address[:2] || len(item.Headlines) == 0 {
			t.Errorf("%s is %+v", address.Address, item)
		}
		if gone := page.Status == 410; gone != (item.PubStatus == ninjs.Canceled) || gone && item.Bodies != nil {
			t.Errorf("%s answers %d and is %s", address.Address, page.Status, item.PubStatus)
		}
	}
	if seen < 50 {
		t.Errorf("%d items", seen)
	}
}

func TestAnItemTellsWhatReadersSee(t *testing.T) {
	e := published(fullPaper())
	for address, want := range map[string]struct{ has, not []string }{
		"en/story/mill-turns.json": {[]string{"The mill turns the other way", "It turned once.", "Highmere", base + "/media/", "Iris Candlewick"}, []string{`href=\"../`}},
		"en/story/gale-watch.json": {[]string{"Still there.", "First gust"}, []string{"Not yet said", "Wait.", "Taken out", "Gone."}},
		"en/story/weigh-in.json":   {[]string{"A vane of solid gold", "It was brass."}, []string{"It weighs a ton", "Gold.", "/media/"}},
		"en/story/hostile.json":    {nil, []string{"\u202e", "javascript:"}},
	} {
		body := render(t, e, address)
		for _, words := range want.has {
			if !strings.Contains(body, words) {
				t.Errorf("%s lacks %q", address, words)
			}
		}
		for _, words := range want.not {
			if strings.Contains(body, words) {
				t.Errorf("%s has %q", address, words)
			}
		}
	}
}
