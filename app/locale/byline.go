package locale

import (
	"strings"

	"galley/app/news"
)

// NamedCredit is a credit with the name to print.
type NamedCredit struct {
	Author string // id; empty where there is no page to lead to
	Name   string
	Role   news.Role
}

// BylinePart is a run of a byline. Author is the id of whom Text names, and
// empty for the words between names.
type BylinePart struct{ Text, Author string }

// Byline is the line that says who made a story, and where: By A and B, with
// C in Port Alder · Translation: D.
func (l *Locale) Byline(credits []NamedCredit, place string) string {
	var line strings.Builder
	for _, part := range l.BylineParts(credits, place) {
		if part.Author != "" {
			part.Text = l.isolate(part.Text)
		}
		line.WriteString(part.Text)
	}
	return line.String()
}

// BylineParts is the byline in runs, so that names can be made links.
func (l *Locale) BylineParts(credits []NamedCredit, place string) []BylinePart {
	b := byline{l: l}
	names := map[news.Role][]NamedCredit{}
	for _, credit := range credits {
		if credit.Name != "" {
			names[credit.Role] = append(names[credit.Role], credit)
		}
	}
	for _, role := range news.Roles {
		if role != news.By && role != news.With {
			continue
		}
		key := "byline." + string(role)
		if role == news.With && len(names[news.By]) == 0 {
			key = "byline.with_first"
		}
		b.sentence(key, names[role])
	}
	if place != "" {
		key := "byline.place"
		if len(b.parts) == 0 {
			key = "byline.place_first"
		}
		b.words(l.T(key, "place", place))
	}
	for _, role := range news.Roles {
		if role == news.By || role == news.With || len(names[role]) == 0 {
			continue
		}
		if len(b.parts) > 0 {
			b.words(l.T("byline.between"))
		}
		b.sentence("byline."+string(role), names[role])
	}
	return b.parts
}

// byline gathers the runs of one line.
type byline struct {
	l     *Locale
	parts []BylinePart
}

// words appends what is not a name, to the words before it where there are.
func (b *byline) words(text string) {
	if text == "" {
		return
	}
	if last := len(b.parts) - 1; last >= 0 && b.parts[last].Author == "" {
		b.parts[last].Text += text
		return
	}
	b.parts = append(b.parts, BylinePart{Text: text})
}

// sentence appends the template key with credits in the place of its names.
func (b *byline) sentence(key string, credits []NamedCredit) {
	if len(credits) == 0 {
		return
	}
	const mark = "\x00"
	before, after, _ := strings.Cut(b.l.T(key, "names", mark), mark)
	b.words(before)
	for i, credit := range credits {
		switch {
		case i == 0:
		case i == len(credits)-1:
			b.words(b.l.and(credit.Name))
		default:
			b.words(b.l.T("join.comma"))
		}
		if credit.Author == "" {
			b.words(b.l.isolate(credit.Name))
			continue
		}
		b.parts = append(b.parts, BylinePart{Text: credit.Name, Author: credit.Author})
	}
	b.words(after)
}

// and is what joins the last name to those before it. Spanish says e before
// the sound of i: Ana e Inés, but Ana y Hierro.
func (l *Locale) and(next string) string {
	if l.base == "es" {
		sound := strings.NewReplacer("í", "i").Replace(strings.ToLower(next))
		sound = strings.TrimPrefix(sound, "h")
		if strings.HasPrefix(sound, "i") && !strings.HasPrefix(sound, "ia") && !strings.HasPrefix(sound, "ie") && !strings.HasPrefix(sound, "io") {
			return " e "
		}
	}
	return l.T("join.last")
}
