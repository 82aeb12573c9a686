package newsroom_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/app/edition"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/store"
	"galley/app/storyfile"
)

func (r *room) front(t *testing.T, edition string) newsroom.FrontPage {
	t.Helper()
	page, err := r.Front(t.Context(), edition)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// compose puts places on the English front, as it is now.
func (r *room) compose(t *testing.T, who newsroom.Who, places ...news.Place) newsroom.FrontPage {
	t.Helper()
	draft := r.front(t, "en").Front
	draft.Hold(places)
	page, err := r.PutFront(t.Context(), who, draft)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func place(area news.Area, slot int, story news.Story) news.Place {
	return news.Place{Area: area, Slot: slot, Story: story.ID}
}

// leads is the headline of the lead, with an h where it is held.
func leads(page newsroom.FrontPage) string {
	spots := page.Layout.Spots[news.LeadArea]
	if len(spots) == 0 {
		return ""
	}
	if spots[0].Held {
		return spots[0].Row.Headline + " h"
	}
	return spots[0].Row.Headline
}

func TestAFrontIsComposed(t *testing.T) {
	r := newRoom(t)
	one, two := r.out(t, "One", "economy", "1"), r.out(t, "Two", "politics", "2")
	r.clock.forward(time.Minute)
	r.out(t, "Three", "health", "3")
	if got := leads(r.front(t, "en")); got != "Three" {
		t.Fatalf("where nobody composed %q leads", got)
	}
	page := r.compose(t, nell, place(news.LeadArea, 0, one), place(news.BesideArea, 1, two))
	held := page.Front.Held()
	if leads(page) != "One h" || len(held) != 2 || page.Front.Revision != 1 || page.Front.By != "Nell" {
		t.Fatalf("composed: %q, %+v", leads(page), page.Front)
	}
	for _, p := range held {
		if p.Person != "Nell" || p.At != news.At(r.clock.Now()).Second() {
			t.Errorf("held by %q since %s", p.Person, p.At)
		}
	}

	// Who holds a place stays, while another changes others.
	r.clock.forward(time.Hour)
	held[1].Slot = 0
	held = r.compose(t, salma, held...).Front.Held()
	if held[0].Person != "Nell" || held[1].Person != "Salma" || held[1].At <= held[0].At {
		t.Errorf("held by %+v", held)
	}
	if page := r.front(t, "es"); page.Front.Composed() {
		t.Errorf("the Spanish front became %+v", page.Front)
	}
	if err := r.Lead(t.Context(), nell, two.ID, true); err != nil {
		t.Fatal(err)
	}
	if page := r.front(t, "en"); leads(page) != "Two h" || len(page.Front.Held()) != 1 || page.Front.Revision != 3 {
		t.Errorf("a lead by the panel leaves %+v", page.Front)
	}
	if err := r.Lead(t.Context(), nell, one.ID, false); err != nil || leads(r.front(t, "en")) != "Two h" {
		t.Error("what does not lead took the lead away")
	}
}

func TestAnEndedHoldFallsToTheRule(t *testing.T) {
	r := newRoom(t)
	one := r.out(t, "One", "economy", "1")
	r.clock.forward(time.Minute)
	r.out(t, "Two", "politics", "2")
	lead := place(news.LeadArea, 0, one)
	lead.Until = news.At(r.clock.Now().Add(time.Hour))
	if got := leads(r.compose(t, nell, lead)); got != "One h" {
		t.Fatalf("%q leads", got)
	}
	r.clock.forward(time.Hour)
	page := r.front(t, "en")
	if got := leads(page); got != "Two" || len(page.Front.Held()) != 0 {
		t.Errorf("after its end %q leads, held is %+v", got, page.Front.Held())
	}
	// What somebody had on the screen meanwhile can still be put.
	stored := r.storedFront(t)
	stored.Never = []string{one.ID}
	if page, err := r.PutFront(t.Context(), nell, stored); err != nil || len(page.Front.Held()) != 0 || len(page.Front.Never) != 1 {
		t.Errorf("put with an ended place: %+v, %v", page.Front, err)
	}
}

func (r *room) storedFront(t *testing.T) (f news.Front) {
	t.Helper()
	err := r.store.Read(func(tx *store.Tx) (err error) {
		f, err = tx.Front("en")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestALeadIsOfferedForReview(t *testing.T) {
	r := newRoom(t)
	one := r.out(t, "One", "economy", "1")
	r.compose(t, nell, place(news.LeadArea, 0, one))
	r.clock.forward(12*time.Hour - time.Second)
	if r.front(t, "en").Review {
		t.Error("it is offered too early")
	}
	r.clock.forward(time.Second)
	page := r.front(t, "en")
	if !page.Review {
		t.Error("it is not offered after twelve hours")
	}
	if page = r.compose(t, nell, place(news.LeadArea, 0, one)); page.Review || leads(page) != "One h" {
		t.Error("a lead that was placed anew is offered")
	}
}

func TestWhatIsNotPublicWaits(t *testing.T) {
	r := newRoom(t)
	r.out(t, "One", "economy", "1")
	draft := r.whole(t, "en")
	page := r.compose(t, nell, place(news.LeadArea, 0, draft))
	if got := leads(page); got != "One" || len(page.Front.Held()) != 1 || page.Rows[draft.ID].Status != news.Draft {
		t.Errorf("%q leads, held is %+v", got, page.Front.Held())
	}
	r.publish(t, draft.ID)
	if got := leads(r.front(t, "en")); got != "The ferry at night h" {
		t.Errorf("once it is public %q leads", got)
	}
	r.move(t, draft.ID, newsroom.MoveRequest{Move: news.Withdraw, Note: "It never sailed."})
	page = r.front(t, "en")
	if got := leads(page); got != "One" || len(page.Front.Held()) != 0 {
		t.Errorf("once it is withdrawn %q leads, held is %+v", got, page.Front.Held())
	}
}

// Of two who began on the same front the second is refused, and what the first
// has put stands.
func TestAStaleFrontIsRefused(t *testing.T) {
	r := newRoom(t)
	one, two := r.out(t, "One", "economy", "1"), r.out(t, "Two", "politics", "2")
	before := r.front(t, "en").Front
	r.compose(t, nell, place(news.LeadArea, 0, one))
	before.Hold([]news.Place{place(news.LeadArea, 0, two)})
	_, err := r.PutFront(t.Context(), salma, before)
	if code(err) != news.CodeStale || !strings.Contains(err.Error(), "Nell") {
		t.Fatalf("refused with %v", err)
	}
	if got := leads(r.front(t, "en")); got != "One h" {
		t.Errorf("%q leads", got)
	}
	if page, err := r.LookFront(t.Context(), salma, before); err != nil || leads(page) != "Two h" {
		t.Errorf("looked at: %q, %v", leads(page), err)
	}
	before.Revision = r.front(t, "en").Front.Revision
	if page, err := r.PutFront(t.Context(), salma, before); err != nil || leads(page) != "Two h" {
		t.Errorf("put on the one that is there: %q, %v", leads(page), err)
	}
	if _, err := r.PutFront(t.Context(), salma, r.front(t, "en").Front); code(err) != news.CodeNothing {
		t.Errorf("the same again: %v", err)
	}
}

func TestWhatAFrontRefuses(t *testing.T) {
	r := newRoom(t)
	one := r.out(t, "One", "economy", "1")
	spanish := r.whole(t, "es")
	gone := r.out(t, "Gone", "economy", "2")
	r.move(t, gone.ID, newsroom.MoveRequest{Move: news.Withdraw, Note: "It was wrong."})
	past := place(news.LeadArea, 0, one)
	past.Until = news.At(r.clock.Now())
	now := news.At(r.clock.Now())
	for _, c := range []struct {
		name   string
		places []news.Place
		set    func(*news.Front)
		want   news.Code
	}{
		{"another edition's story", []news.Place{place(news.LeadArea, 0, spanish)}, nil, news.CodeInvalid},
		{"a withdrawn story", []news.Place{place(news.LeadArea, 0, gone)}, nil, news.CodeInvalid},
		{"a story that is not there", []news.Place{{Area: news.LeadArea, Story: "0197511e-0000-7000-8000-000000000000"}}, nil, news.CodeNotFound},
		{"a story twice", []news.Place{place(news.LeadArea, 0, one), place(news.UnderArea, 0, one)}, nil, news.CodeInvalid},
		{"two in one place", []news.Place{place(news.UnderArea, 0, one), place(news.UnderArea, 0, spanish)}, nil, news.CodeInvalid},
		{"a place that is not there", []news.Place{place(news.UnderArea, 2, one)}, nil, news.CodeInvalid},
		{"an area that is not there", []news.Place{place("middle", 0, one)}, nil, news.CodeInvalid},
		{"an article among opinion", []news.Place{place(news.OpinionArea, 0, one)}, nil, news.CodeInvalid},
		{"an end that has passed", []news.Place{past}, nil, news.CodePast},
		{"held and kept off", []news.Place{place(news.LeadArea, 0, one)}, func(f *news.Front) { f.Never = []string{one.ID} }, news.CodeInvalid},
		{"kept off in another edition", nil, func(f *news.Front) { f.Never = []string{spanish.ID} }, news.CodeInvalid},
		{"an edition that is not there", nil, func(f *news.Front) { f.Edition = "fr" }, news.CodeUnknown},
		{"a banner without words", nil, func(f *news.Front) { f.Breaking = &news.Breaking{Text: " \n "} }, news.CodeMissing},
		{"a banner without end of words", nil, func(f *news.Front) { f.Breaking = &news.Breaking{Text: strings.Repeat("a", 301)} }, news.CodeTooLong},
		{"a banner that has ended", nil, func(f *news.Front) { f.Breaking = &news.Breaking{Text: "Now", Until: now} }, news.CodePast},
	} {
		t.Run(c.name, func(t *testing.T) {
			draft := r.front(t, "en").Front
			draft.Hold(c.places)
			if c.set != nil {
				c.set(&draft)
			}
			if _, err := r.PutFront(t.Context(), nell, draft); code(err) != c.want {
				t.Errorf("%v, want %s", err, c.want)
			}
			if r.front(t, "en").Front.Composed() {
				t.Error("something of it was kept")
			}
		})
	}
}

func TestABannerHasAnEnd(t *testing.T) {
	r := newRoom(t)
	draft := r.front(t, "en").Front
	draft.Breaking = &news.Breaking{Text: " The gale \n has a name "}
	page, err := r.PutFront(t.Context(), nell, draft)
	if err != nil {
		t.Fatal(err)
	}
	b := page.Front.Breaking
	if b.Text != "The gale has a name" || b.Until != b.From.Add(2*time.Hour) || b.From != news.At(r.clock.Now()).Second() {
		t.Errorf("the banner is %+v", b)
	}
	r.clock.forward(2 * time.Hour)
	if b := r.front(t, "en").Front.Breaking; b != nil {
		t.Errorf("after its end there is %+v", b)
	}
}

func TestABannersUsualEndIsAWholeMinute(t *testing.T) {
	r := newRoom(t)
	r.clock.forward(37 * time.Second)
	draft := r.front(t, "en").Front
	draft.Breaking = &news.Breaking{Text: "Now"}
	page, err := r.PutFront(t.Context(), nell, draft)
	if err != nil {
		t.Fatal(err)
	}
	if b := page.Front.Breaking; b.Until != b.From.Add(2*time.Hour).Minute() || b.Until%60_000 != 0 {
		t.Errorf("it ends at %s, set at %s", b.Until, b.From)
	}
}

func TestAHeadlineHere(t *testing.T) {
	r := newRoom(t)
	one := r.out(t, "One", "economy", "1")
	lead := place(news.LeadArea, 0, one)
	lead.Headline = " As the front \n has it "
	if got := leads(r.compose(t, nell, lead)); got != "As the front has it h" {
		t.Errorf("%q leads", got)
	}
	lead.Headline = "One"
	if page := r.compose(t, nell, lead); leads(page) != "One h" || page.Front.LeadHeadline != "" {
		t.Errorf("the story's own is kept as %q", page.Front.LeadHeadline)
	}
	lead.Headline = strings.Repeat("a", 301)
	draft := r.front(t, "en").Front
	draft.Hold([]news.Place{lead})
	if _, err := r.PutFront(t.Context(), nell, draft); code(err) != news.CodeTooLong {
		t.Errorf("without end of words: %v", err)
	}
}

func TestWhatIsNotPublicStandsOnNoFront(t *testing.T) {
	r := newRoom(t)
	hidden := func(headline string, moves ...newsroom.MoveRequest) news.Story {
		s, err := r.New(t.Context(), nell, newsroom.NewStory{Language: "en", Headline: headline, Section: "economy", Body: "1"})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range moves {
			s = r.move(t, s.ID, m)
		}
		return s
	}
	out := r.out(t, "Stands", "economy", "1")
	draft := hidden("Hidden draft")
	ready := hidden("Hidden ready", newsroom.MoveRequest{Move: news.Submit}, newsroom.MoveRequest{Move: news.Approve})
	embargoed := hidden("Hidden embargoed")
	doc := r.show(t, embargoed.ID)
	doc.EmbargoUntil = news.At(r.clock.Now().Add(24 * time.Hour)).String()
	if _, err := r.Save(t.Context(), nell, embargoed.ID, doc.Revision, doc); err != nil {
		t.Fatal(err)
	}
	gone := r.out(t, "Hidden withdrawn", "economy", "1")
	places := []news.Place{
		place(news.LeadArea, 0, draft), place(news.BesideArea, 0, ready), place(news.BesideArea, 1, embargoed),
		place(news.BesideArea, 2, gone), place(news.UnderArea, 0, out),
	}
	for i := range places {
		places[i].Headline = "Hidden title"
	}
	places[4].Headline = ""
	r.compose(t, nell, places...)
	r.move(t, gone.ID, newsroom.MoveRequest{Move: news.Withdraw, Note: "It was wrong."})

	pages := edition.New(r.Source(), edition.Options{})
	kept, err := pages.Render("en/index.html")
	if err != nil {
		t.Fatal(err)
	}
	looked, err := pages.PreviewFront(r.front(t, "en").Front)
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{string(kept.Body), string(looked)} {
		if strings.Contains(page, "Hidden") || !strings.Contains(page, "Stands") {
			t.Error("the front shows what is not public")
		}
	}
	if got := leads(r.front(t, "en")); got != "Stands h" {
		t.Errorf("%q leads", got)
	}
}

func TestStartFromAnotherFront(t *testing.T) {
	r := newRoom(t)
	one := r.out(t, "One", "economy", "1")
	r.clock.forward(time.Minute)
	two := r.out(t, "Two", "politics", "2")
	version, err := r.New(t.Context(), nell, newsroom.NewStory{Language: "ar", TranslationOf: one.ID, Headline: "واحد", Section: "economy", Body: "١"})
	if err != nil {
		t.Fatal(err)
	}
	until := news.At(r.clock.Now().Add(3 * time.Hour))
	lead := place(news.LeadArea, 0, one)
	lead.Until = until
	r.compose(t, nell, lead)

	page, missing, err := r.StartFront(t.Context(), salma, "ar", "en")
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Front.Held()) != 0 || len(missing) != 2 {
		t.Errorf("before its version is public: %+v, without %d", page.Front.Held(), len(missing))
	}
	r.publish(t, version.ID)
	page, missing, err = r.StartFront(t.Context(), salma, "ar", "en")
	if err != nil {
		t.Fatal(err)
	}
	held := page.Front.Held()
	if len(held) != 1 || held[0].Story != version.ID || held[0].Until != until || held[0].Person != "Salma" || leads(page) != "واحد h" {
		t.Errorf("started with %+v", held)
	}
	if len(missing) != 1 || missing[0].ID != two.ID {
		t.Errorf("missing are %+v", missing)
	}
	if r.front(t, "ar").Front.Composed() {
		t.Error("something was kept before it was put")
	}
	if _, err := r.PutFront(t.Context(), salma, page.Front); err != nil || leads(r.front(t, "ar")) != "واحد h" {
		t.Errorf("put: %v", err)
	}
}

// Readers of the paper see what the newsroom's editors placed, and no names of
// the desk; nor anything of what is not public.
func TestAFrontIsCarriedInABundle(t *testing.T) {
	source := newRoom(t)
	one, two := source.out(t, "One", "economy", "1"), source.out(t, "Two", "politics", "2")
	draft := source.whole(t, "en")
	lead := place(news.LeadArea, 0, one)
	lead.Until = news.At(source.clock.Now().Add(time.Hour)).Second()
	f := source.front(t, "en").Front
	f.Hold([]news.Place{lead, place(news.BesideArea, 2, two), place(news.UnderArea, 0, draft)})
	f.HideLive, f.Breaking, f.LeadHeadline = true, &news.Breaking{Text: "Now", Story: draft.ID}, "First of all"
	if _, err := source.PutFront(t.Context(), nell, f); err != nil {
		t.Fatal(err)
	}
	fronts := source.bundled(t, 0, 0).Fronts
	en := fronts[slices.IndexFunc(fronts, func(f storyfile.Front) bool { return f.Edition == "en" })]
	if len(en.Places) != 1 || en.Places[0].Story != two.ID || en.Breaking.Story != "" {
		t.Errorf("the bundle has %+v", en)
	}
	address, _ := served(t, source)
	paper := reader(t, address)
	page := paper.front(t, "en")
	held := page.Front.Held()
	if leads(page) != "First of all h" || len(held) != 2 || held[0].Until != lead.Until || held[0].Person+held[1].Person != "" || !page.Front.HideLive || page.Front.Breaking.Text != "Now" {
		t.Errorf("the paper has %+v", page.Front)
	}
	revision := paper.storedFront(t).Revision
	source.out(t, "Three", "health", "3")
	paper.ask(t)
	if again := paper.storedFront(t); again.Revision != revision {
		t.Errorf("the same front was taken again as revision %d", again.Revision)
	}
}

func TestAFrontIsExportedAndImported(t *testing.T) {
	r := newRoom(t)
	one, two := r.out(t, "One", "economy", "1"), r.out(t, "Two", "politics", "2")
	f := r.front(t, "en").Front
	f.Hold([]news.Place{place(news.LeadArea, 0, one)})
	f.Never, f.HideLive, f.Breaking, f.LeadHeadline = []string{two.ID}, true, &news.Breaking{Text: "Now", Story: two.ID}, "First of all"
	before, err := r.PutFront(t.Context(), nell, f)
	if err != nil {
		t.Fatal(err)
	}
	dir, records := r.exported(t)
	if len(records.Fronts) != 1 || records.Fronts[0].Lead != one.ID {
		t.Fatalf("records %+v", records.Fronts)
	}
	other := newRoom(t)
	report := other.bring(t, newsroom.ImportOptions{}, dir)
	if !slices.Equal(of("front", report.Records.Made), []string{"en"}) {
		t.Errorf("made %+v", report.Records.Made)
	}
	after := other.front(t, "en")
	want := before.Front
	want.LeadBy, want.By = "", after.Front.By
	if !reflect.DeepEqual(after.Front, want) || leads(after) != "First of all h" {
		t.Errorf("%+v came back as %+v", want, after.Front)
	}

	// What somebody composed here stays.
	if err := other.Lead(t.Context(), salma, two.ID, true); err != nil {
		t.Fatal(err)
	}
	report = other.bring(t, newsroom.ImportOptions{}, dir)
	if len(report.Records.Differing) != 1 || report.Records.Differing[0].Field != "places" || report.Records.Differing[0].Kept != two.ID {
		t.Errorf("differing %+v", report.Records.Differing)
	}
}
