package edition

import (
	"html/template"
	"strconv"

	"galley/app/news"
)

// What templates ask of their pages.

// Inside says whether the page stands in branch i of the navigation's first
// row without being its own page.
func (a *around) Inside(i int) bool {
	branches := []string{underNews, underArticles, string(news.VideoKind), string(news.Infograph), string(news.Gallery)}
	return !a.Main[i].Current && a.Within != "" && a.Within == branches[i]
}

// Comma stands between two names.
func (f *frame) Comma() string { return f.T("join.comma") }

// HasRail says whether anything stands beside the story.
func (p *storyPage) HasRail() bool { return len(p.Choice) > 0 || len(p.Rail.Cards) > 0 }

// HasPortrait says whether the writer's portrait stands at the head.
func (p *storyPage) HasPortrait() bool { return p.Writer != nil && p.Writer.Portrait != nil }

// OpinionName is the heading of the opinion strip.
func (p *frontPage) OpinionName() string { return p.loc.Kind(news.Opinion) }

// HasAside says whether anything stands in the column after the lead.
func (p *frontPage) HasAside() bool { return len(p.Teasers) > 0 || len(p.Choice) > 0 }

// Span is the class of the item at of n in a band: how many of twelve columns
// it takes, so that no row of the band is left half empty.
func (f *frame) Span(at, n int) string {
	perRow := min(n, 4)
	switch n {
	case 5, 6:
		perRow = 3
	}
	last := n - n%perRow // where a row that is not full begins
	if at >= last {
		at, perRow = at-last, n%perRow
	}
	class := "w" + strconv.Itoa(12/perRow)
	if at%perRow == 0 {
		class += " first"
	}
	return class
}

// CaptionOf is the lead picture's caption and credit.
func (p *frontPage) CaptionOf(i *image) template.HTML {
	if i.Credit == "" {
		return p.isolate(i.Caption)
	}
	return p.isolate(i.Caption) + ` <span class="credit">` + p.isolate(i.Credit) + `</span>`
}

// HeadingID leads to the entry's heading, as links within the text do.
func (v liveView) HeadingID() string { return v.passage.ID }
