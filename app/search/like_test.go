package search_test

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"galley/app/search"
)

func TestLike(t *testing.T) {
	r := newRoom(t)
	ferry := "The ferry company will run night crossings between the islands from July, its director told the harbour council, which had asked for a timetable since the bridge was closed to lorries."
	for i, matter := range []string{"taxes and their collection", "a football match lost at home", "rain over the northern hills", "the theatre season", "a hospital ward reopened"} {
		r.publish(search.Document{ID: "other" + string(rune('a'+i)), Headline: "News of " + matter, Body: strings.Repeat("Somebody spoke of "+matter+". ", 12)})
	}
	r.publish(
		search.Document{ID: "ferry", Headline: "Night ferries from July", Body: ferry, Tags: []string{"islands"}, Regions: []string{"atlantic"}},
		search.Document{ID: "same", Headline: "Night ferries from July", Body: ferry, Regions: []string{"atlantic"}, PublishedAt: now.Add(-30 * day)},
		search.Document{ID: "matter", Headline: "Islands wait for a timetable", Body: "Without the bridge, lorries queue for the ferry. The council has no timetable for crossings.", Tags: []string{"islands"}},
		search.Document{ID: "spanish", Language: "es", Headline: "Transbordadores", Body: ferry, Tags: []string{"islands"}},
		search.Document{ID: "region", Headline: "Chess", Body: "Chess was played.", Regions: []string{"atlantic"}},
	)
	r.write(search.Document{ID: "draft", Headline: "Night ferries from July", Body: ferry})
	likes, err := r.Like(context.Background(), "ferry", true, 5)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{}
	for _, l := range likes {
		got = append(got, l.ID)
	}
	if len(got) < 2 || !slices.Equal(got[:2], []string{"same", "matter"}) {
		t.Fatalf("like the ferries: %v", got)
	}
	for _, unlike := range []string{"ferry", "spanish", "draft", "region"} {
		if slices.Contains(got, unlike) {
			t.Errorf("%s is given", unlike)
		}
	}
	if same := likes[0]; !slices.Equal(same.Regions, []string{"atlantic"}) || same.Tags != nil || len(same.Words) == 0 {
		t.Errorf("reasons for the same: %+v", same)
	}
	if matter := likes[1]; !slices.Equal(matter.Tags, []string{"islands"}) || matter.Score > likes[0].Score {
		t.Errorf("reasons for the matter: %+v", matter)
	}
	likes, err = r.LikeText(context.Background(), search.Document{Language: "en", Headline: "Night ferries from July", Body: ferry + " More follows."}, true, 1)
	if err != nil || len(likes) != 1 || likes[0].ID != "ferry" && likes[0].ID != "same" || likes[0].Score < 0.9 || likes[0].Score > 1.1 {
		t.Errorf("a second time: %+v, %v", likes, err)
	}
	for _, empty := range []search.Document{{}, {Language: "en", Headline: "the of and"}, {Language: "en", Body: "xyzzy"}} {
		if likes, err := r.LikeText(context.Background(), empty, true, 3); err != nil || len(likes) != 0 {
			t.Errorf("like nothing: %+v, %v", likes, err)
		}
	}
}

// What readers are recommended depends on what is public alone: not on drafts,
// nor on the way by which the index came to what it holds.
func TestLikeDependsOnWhatIsPublic(t *testing.T) {
	var public []search.Document
	a := newArchive(400)
	for i := range a.size {
		d := *a.story(i)
		d.Language = "en"
		public = append(public, d)
	}
	straight, crooked := newRoom(t), newRoom(t)
	straight.publish(public...)
	for i, d := range public {
		if i%3 == 0 { // it was another story at first
			d.Headline, d.Body = "Ferry "+d.Headline, strings.Repeat(public[(i+7)%len(public)].Body+" ", 2)
		}
		crooked.publish(d)
	}
	for i := range 60 {
		d := public[i]
		d.ID = "draft" + d.ID
		crooked.write(d)
	}
	for i := len(public) - 1; i >= 0; i-- {
		crooked.publish(public[i])
	}
	for i := 0; i < len(public); i += 20 {
		id := public[i].ID
		want, err := straight.Like(context.Background(), id, true, 6)
		if err != nil {
			t.Fatal(err)
		}
		got, err := crooked.Like(context.Background(), id, true, 6)
		if err != nil {
			t.Fatal(err)
		}
		if len(want) == 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("like %s: %+v, want %+v", id, got, want)
		}
	}
}
