package edition_test

import (
	"fmt"
	"testing/fstest"
	"time"

	"galley/app/edition"
	"galley/app/news"
)

// noon is the instant of every test.
var noon = time.Date(2026, 6, 8, 12, 0, 0, 0, time.UTC)

// ago is d before noon.
func ago(d time.Duration) news.Moment { return news.At(noon.Add(-d)) }

const (
	hour = time.Hour
	day  = 24 * time.Hour
)

// emptyPaper is a newsroom in three languages that has published nothing.
func emptyPaper() *memory {
	return &memory{
		now: noon,
		settings: news.Settings{
			Name:     news.Labels{"en": "The Weathercock", "es": "La Veleta", "ar": "دوّارة الريح"},
			Slogan:   news.Labels{"en": "Which way it blows", "es": "De dónde sopla", "ar": "من أين تهبّ"},
			About:    news.Labels{"en": "An invented paper.", "es": "Un periódico inventado.", "ar": "صحيفة متخيَّلة."},
			Rights:   news.Labels{"en": "All rights reserved.", "es": "Todos los derechos reservados.", "ar": "جميع الحقوق محفوظة."},
			Editions: []news.Edition{{Tag: "en"}, {Tag: "es"}, {Tag: "ar"}},
			Zone:     "UTC",
		},
		sections: []news.Section{
			{ID: "economy", Order: 2, Labels: news.Labels{"en": "Economy", "es": "Economía", "ar": "اقتصاد"}},
			{ID: "politics", Order: 1, Labels: news.Labels{"en": "Politics", "es": "Política", "ar": "سياسة"}},
			{ID: "markets", Parent: "economy", Order: 3, Labels: news.Labels{"en": "Markets", "es": "Mercados", "ar": "أسواق"}},
		},
		regions: []news.Region{
			{ID: "uplands", Labels: news.Labels{"en": "Uplands", "es": "Tierras Altas", "ar": "المرتفعات"}},
			{ID: "coast", Labels: news.Labels{"en": "Coast", "es": "Costa", "ar": "الساحل"}},
		},
		tags: []news.Tag{
			{ID: "wind", Names: news.Labels{"en": "Wind", "es": "Viento", "ar": "الريح"}},
			{ID: "mills", Names: news.Labels{"en": "Mills", "es": "Molinos", "ar": "الطواحين"}},
		},
		authors: []news.Author{
			{ID: "iris", Kind: news.Person, Portrait: "face", Names: news.Labels{"en": "Iris Candlewick", "ar": "إيريس كاندلويك"},
				Role: news.Labels{"en": "Writes about weather", "es": "Escribe sobre el tiempo", "ar": "تكتب عن الطقس"}},
			{ID: "tobias", Kind: news.Person, Names: news.Labels{"en": "Tobias Fenn", "ar": "توبياس فن"}},
			{ID: "paper", Kind: news.Publication, Names: news.Labels{"en": "The Weathercock English", "es": "La Veleta", "ar": "دوّارة الريح"}},
		},
		pages: []news.Page{
			{Slug: "about", Order: 1, Titles: news.Labels{"en": "About", "es": "Quiénes somos", "ar": "من نحن"},
				Bodies: news.Labels{"en": "We watch **the wind**. Write to [us](mailto:desk@weathercock.example).", "es": "Miramos el viento.", "ar": "نرقب الريح. الهاتف 555-0142."}},
			{Slug: "privacy", Order: 2, Titles: news.Labels{"en": "Privacy", "es": "Privacidad", "ar": "الخصوصية"}, Bodies: news.Labels{"en": "We keep nothing."}},
			{Slug: "contact", Order: 3, Titles: news.Labels{"en": "Contact", "es": "Contacto", "ar": "اتصل بنا"}, Bodies: news.Labels{"en": "By post."}},
		},
		fronts: map[string]news.Front{},
		pictures: map[string]news.Picture{
			"mill": {ID: "mill", Width: 1600, Height: 900, Variants: []news.Variant{
				{File: "mill-400.webp", Type: "image/webp", Width: 400, Height: 225}, {File: "mill-400.jpg", Type: "image/jpeg", Width: 400, Height: 225},
				{File: "mill-800.webp", Type: "image/webp", Width: 800, Height: 450}, {File: "mill-800.jpg", Type: "image/jpeg", Width: 800, Height: 450},
				{File: "mill-1600.webp", Type: "image/webp", Width: 1600, Height: 900}, {File: "mill-1600.jpg", Type: "image/jpeg", Width: 1600, Height: 900},
			}},
			"map":  {ID: "map", Width: 1200, Height: 800, Variants: []news.Variant{{File: "map.svg", Type: "image/svg+xml", Width: 1200, Height: 800}}},
			"face": {ID: "face", Width: 400, Height: 500, Variants: []news.Variant{{File: "face.jpg", Type: "image/jpeg", Width: 400, Height: 500}}},
			"reel": {ID: "reel", Type: "video/webm", Variants: []news.Variant{{File: "reel.webm", Type: "video/webm"}}},
			"subs": {ID: "subs", Type: "text/vtt", Variants: []news.Variant{{File: "subs.vtt", Type: "text/vtt"}}},
		},
		media: fstest.MapFS{
			"mill-400.webp": file("w"), "mill-400.jpg": file("j"), "mill-800.webp": file("w"), "mill-800.jpg": file("j"),
			"mill-1600.webp": file("w"), "mill-1600.jpg": file("j"), "map.svg": file(`<svg xmlns="http://www.w3.org/2000/svg"/>`),
			"face.jpg": file("j"), "reel.webm": file("0123456789"), "subs.vtt": file("WEBVTT\n"),
		},
	}
}

func file(data string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(data)} }

// story is a public story in tag with what most tests need.
func story(slug, tag string, published news.Moment, c news.Content) news.Story {
	if c.Kind == "" {
		c.Kind = news.Article
	}
	if c.Section == "" {
		c.Section = "politics"
	}
	c.Words = 200
	return news.Story{
		ID: slug + "." + tag, Group: slug, Language: tag, Slug: slug, Address: slug, Status: news.Published,
		Revision: 1, LiveRevision: 1, LastRevision: 1, PublishedAt: published, Content: c,
	}
}

// numbered are n plain stories, the newest first in time, one hour apart.
func numbered(n int) []news.Story {
	var all []news.Story
	for i := range n {
		section := []string{"politics", "economy", "markets"}[i%3]
		all = append(all, story(fmt.Sprintf("plain-%02d", i+1), "en", ago(time.Duration(i+1)*hour), news.Content{
			Headline: fmt.Sprintf("Plain story number %d", i+1), Standfirst: "What there is to say of it.",
			Body: "A plain text.", Section: section, Regions: []string{"uplands"}, Tags: []string{"wind"},
			Credits: []news.Credit{{Author: "tobias", Role: news.By}},
		}))
	}
	return all
}

// hostile is a headline that tries to break out of its page: a direction
// override, a tag, a quote.
const hostile = "Vane turned \u202eover\u202c <script>alert(1)</script> \"again\""

// fullPaper is a newsroom with a story of every kind.
func fullPaper() *memory {
	m := emptyPaper()
	mill := []news.PictureUse{{ID: "mill", Caption: "The mill at Highmere.", Credit: "Picture: Iris Candlewick", Alt: "A mill on a hill, its sails a blur", TakenAt: ago(2 * day)}}
	iris := []news.Credit{{Author: "iris", Role: news.By}, {Author: "tobias", Role: news.Translation}}
	article := func(tag, headline, standfirst, body string) news.Story {
		s := story("mill-turns", tag, ago(5*hour), news.Content{
			Headline: headline, Standfirst: standfirst, Body: body, Regions: []string{"uplands", "coast"}, Tags: []string{"wind", "mills"},
			Credits: iris[:1], Source: "Agencies", Place: "Highmere", Urgency: 2, Lead: "mill", Pictures: mill, Related: []string{"vane-view.en"},
		})
		if tag != "en" {
			s.TranslationOf, s.Content.Credits = "mill-turns.en", iris
		}
		return s
	}
	corrected := article("en", "The mill turns the other way", "For the first time in a century.",
		"The mill at **Highmere** turned at 04:12.\n\n## What the miller saw\n\n> I held my hat.\n>\n> — Ada Grist, miller\n\nSee [the view](story:vane-view) and [the almanac](https://almanac.example/wind).\n\n| Day | Turns |\n|---|---:|\n| Monday | 12 |\n\nA figure.[^1]\n\n[^1]: Counted twice.")
	corrected.Status = news.Corrected
	corrected.PublicUpdatedAt = ago(2 * hour)
	corrected.Changes = []news.Change{
		{At: ago(4 * hour), Kind: news.Minor},
		{At: ago(3 * hour), Kind: news.Correction, Note: "We wrote that the mill turned twice. It turned once."},
		{At: ago(2 * hour), Kind: news.Update, Note: "Adds the count of turns."},
	}
	m.stories = append(m.stories, corrected,
		article("es", "El molino gira al revés", "Por primera vez en un siglo.", "El molino giró a las 04:12."),
		article("ar", "الطاحونة تدور في الاتجاه الآخر", "للمرة الأولى منذ قرن.", "دارت الطاحونة عند 04:12، والهاتف 555-0142."))

	m.stories = append(m.stories,
		story("vane-view", "en", ago(6*hour), news.Content{Kind: news.Opinion, Headline: "Let the vane decide", Standfirst: "It has no friends.", Body: "A vane takes no side.",
			Credits: iris[:1], Interest: "Iris Candlewick owns a vane.", Regions: []string{"uplands"}, Urgency: 1, Lead: "mill", Pictures: mill}),
		story("wind-why", "en", ago(7*hour), news.Content{Kind: news.Analysis, Headline: "Why the wind changed", Body: "Because.", Credits: iris[:1]}),
		story("hat-blog", "en", ago(8*hour), news.Content{Kind: news.Blog, Headline: "Lost hats", Body: "Eleven.", Credits: iris[:1]}),
		story("long-lane", "en", ago(9*hour), news.Content{Kind: news.Feature, Headline: "A long lane", Body: "It goes on.", Credits: iris[:1]}),
		story("sails-film", "en", ago(10*hour), news.Content{Kind: news.VideoKind, Headline: "Sails in motion", Body: "Transcript.", Section: "economy", Lead: "mill", Pictures: mill,
			Video: &news.Video{ID: "reel", Poster: "mill", Captions: "subs"}, Regions: []string{"coast"}}),
		story("wind-map", "en", ago(11*hour), news.Content{Kind: news.Infograph, Headline: "A map of the wind", Body: "| Hill | Gusts |\n|---|---|\n| High | 9 |", Section: "economy", Lead: "map",
			Pictures: []news.PictureUse{{ID: "map", Alt: "A map with arrows", Caption: "Arrows show the wind.", Credit: "Map: the desk"}}}),
		story("six-hats", "en", ago(12*hour), news.Content{Kind: news.Gallery, Headline: "Six hats", Body: "Hats, found.", Lead: "mill", Gallery: []string{"mill", "map"},
			Pictures: append(mill, news.PictureUse{ID: "map", Caption: "Where they fell.", Credit: "Map: the desk", Alt: "A map with hats"})}),
		story("gale-watch", "en", ago(2*hour), news.Content{Kind: news.LiveBlog, Headline: "Gale watch", Standfirst: "As it blows.", Regions: []string{"coast"}, Credits: iris[:1],
			Body: "It began at dawn.\n\n## First gust\n\nSmall.\n\n## The roof {#roof}\n\nStill there.\n\n## A slip\n\nWe put it right.\n\n## Not yet said\n\nWait.\n\n## Taken out\n\nGone.",
			Live: &news.Live{State: news.LiveLive, Entries: []news.LiveEntry{
				{ID: "gust", At: ago(100 * time.Minute), Author: "iris", Kind: "entry"},
				{ID: "roof", At: ago(90 * time.Minute), Author: "iris", Kind: "key", Pinned: true},
				{ID: "slip", At: ago(80 * time.Minute), Kind: "correction"},
				{ID: "later", At: ago(70 * time.Minute), Status: "draft"},
				{ID: "gone", At: ago(60 * time.Minute), Status: "removed"},
			}}}),
		story("hostile", "en", ago(13*hour), news.Content{Headline: hostile, Standfirst: hostile, Body: "Text.\n\n<script>alert(2)</script>\n\n[x](javascript:alert(3))"}),
	)

	withdrawn := story("weigh-in", "en", ago(3*day), news.Content{Headline: "A vane of solid gold", Standfirst: "It weighs a ton.", Body: "Gold.", Lead: "mill", Pictures: mill})
	withdrawn.Status, withdrawn.Withdrawn = news.Withdrawn, &news.Withdrawal{At: ago(day), Reason: "It was brass."}
	longGone := story("old-notice", "en", ago(60*day), news.Content{Headline: "An old mistake", Body: "x"})
	longGone.Status, longGone.Withdrawn = news.Withdrawn, &news.Withdrawal{At: ago(40 * day), Reason: "It was wrong."}
	moved := story("new-name", "en", ago(4*day), news.Content{Headline: "A story that was renamed", Body: "x"})
	moved.OldAddresses = []string{"old-name"}
	arabic := story("رياح-الخماسين", "ar", ago(4*day), news.Content{Headline: "رياح الخماسين «تعود»", Body: "نص قصير.", Credits: iris[:1]})
	m.stories = append(m.stories, withdrawn, longGone, moved, arabic)

	old := numbered(45)
	for i := range old {
		old[i].PublishedAt = old[i].PublishedAt.Add(-30 * day)
	}
	m.stories = append(m.stories, old...)
	m.fronts["en"] = news.Front{Breaking: &news.Breaking{Text: "The gale has a name", Story: "gale-watch.en", From: ago(hour), Until: ago(-hour)}}
	m.fronts["es"] = news.Front{Breaking: &news.Breaking{Text: "Esto ya pasó", From: ago(5 * hour), Until: ago(hour)}}
	return m
}

// pages makes the pages of a room as `galley read` shows them.
func pages(m *memory) *edition.Edition { return edition.New(m, edition.Options{Takeaway: true}) }
