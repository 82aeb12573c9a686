package search

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"galley/app/news"
)

// What a query may hold; nobody means more, and the rest is not looked at.
const (
	longestQuery = 2000 // bytes
	mostClauses  = 24
)

// Name is a filter's.
type Name string

// The filters that can be typed.
const (
	Section  Name = "section"
	Region   Name = "region"
	Tag      Name = "tag"
	Author   Name = "author"
	Kind     Name = "kind"
	Status   Name = "status"
	Language Name = "lang"
	from     Name = "from"
	to       Name = "to"
	date     Name = "date"
)

// names are what filters are called, folded.
var names = func() map[string]Name {
	list := map[string]Name{}
	for name, words := range map[Name]string{
		Section:  "section sección قسم القسم",
		Region:   "region región منطقة المنطقة",
		Tag:      "tag etiqueta وسم الوسم",
		Author:   "author by autor autora كاتب الكاتب بقلم",
		Kind:     "kind tipo نوع النوع",
		Status:   "status estado حالة الحالة",
		Language: "lang language idioma لغة اللغة",
		from:     "from since desde منذ",
		to:       "to until hasta حتى",
		date:     "date fecha تاريخ التاريخ",
	} {
		for _, word := range strings.Fields(words) {
			list[fold(strings.ToLower(word))] = name
		}
	}
	return list
}()

// typed is a query taken apart.
type typed struct {
	clauses []typedClause
	filters []typedFilter
	cut     bool // there was more
}

// typedClause is a word or a phrase to be found, or not to be.
type typedClause struct {
	text   string
	phrase bool // in quotes
	not    bool
}

type typedFilter struct {
	name  Name
	value string
	not   bool
}

// parse takes apart what a person typed. It refuses nothing: a quotation that
// is not closed goes on to the end, and what is no filter is a word.
func parse(text string) typed {
	p := parser{rest: cut(text, longestQuery)}
	t := typed{cut: len(p.rest) < len(text)}
	for p.skip(); p.rest != ""; p.skip() {
		if len(t.clauses)+len(t.filters) == mostClauses {
			t.cut = true
			break
		}
		not := p.minus()
		if name := p.name(); name != "" {
			if value, _ := p.value(); value != "" {
				t.filters = append(t.filters, typedFilter{name, value, not})
			}
			continue
		}
		if value, quoted := p.value(); hasWord(value) {
			t.clauses = append(t.clauses, typedClause{value, quoted, not})
		}
	}
	return t
}

type parser struct{ rest string }

func (p *parser) skip() { p.rest = strings.TrimLeftFunc(p.rest, isBlank) }

// isBlank says whether r parts the clauses of a query: spaces, and what is no
// text at all.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == utf8.RuneError
}

// minus reads the sign of an exclusion: a minus right before something.
func (p *parser) minus() bool {
	after, has := strings.CutPrefix(p.rest, "-")
	if !has {
		after, has = strings.CutPrefix(p.rest, "−")
	}
	if next, _ := utf8.DecodeRuneInString(after); !has || after == "" || isBlank(next) || next == '-' {
		return false
	}
	p.rest = after
	return true
}

// name reads the name of a filter and its colon.
func (p *parser) name() Name {
	head, after, found := strings.Cut(p.rest, ":")
	if !found || len(head) > 32 || strings.ContainsFunc(head, isBlank) {
		return ""
	}
	name := names[fold(head)]
	if next, _ := utf8.DecodeRuneInString(after); name == "" || after == "" || isBlank(next) {
		return ""
	}
	p.rest = after
	return name
}

// closing are the quotation marks that open a phrase, and what closes it.
var closing = map[rune]string{'"': `"`, '“': "”\"", '”': "”\"", '„': "“”\"", '«': "»", '»': "«»", '‹': "›", '「': "」"}

// value reads a word, or what stands between quotation marks.
func (p *parser) value() (value string, quoted bool) {
	first, size := utf8.DecodeRuneInString(p.rest)
	if marks, opens := closing[first]; opens {
		inside := p.rest[size:]
		end := strings.IndexAny(inside, marks)
		if end < 0 {
			p.rest = ""
			return strings.TrimFunc(inside, isBlank), true
		}
		_, size = utf8.DecodeRuneInString(inside[end:])
		p.rest = inside[end+size:]
		return strings.TrimFunc(inside[:end], isBlank), true
	}
	end := strings.IndexFunc(p.rest, func(r rune) bool { return isBlank(r) || r == '"' || r == '“' || r == '«' })
	if end < 0 {
		end = len(p.rest)
	}
	value, p.rest = p.rest[:end], p.rest[end:]
	return value, false
}

// hasWord says whether text has anything to look for.
func hasWord(text string) (has bool) {
	words(text, func(word) bool { has = true; return false })
	return has
}

// span reads a year, a month, a day, or two of them with .. between, in any
// digits: from its first moment up to the next one's.
func span(value string, zone *time.Location) (begin, end news.Moment, err error) {
	first, last, _ := strings.Cut(value, "..")
	begin, end, ok := days(first, zone)
	if ok && last != "" {
		_, end, ok = days(last, zone)
	}
	if !ok {
		return 0, 0, &news.Error{Code: news.CodeBadTime, Args: map[string]string{"value": value},
			Message: "“" + value + "” is not a date. Write a year, a month or a day: 2026, 2026-06, 2026-06-08."}
	}
	return begin, end, nil
}

func days(value string, zone *time.Location) (begin, end news.Moment, ok bool) {
	digits := fold(strings.ReplaceAll(value, "/", "-"))
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{"2006", 1, 0, 0}, {"2006-1", 0, 1, 0}, {"2006-1-2", 0, 0, 1}} {
		if at, err := time.ParseInLocation(form.layout, digits, zone); err == nil {
			return news.At(at), news.At(at.AddDate(form.years, form.months, form.days)), true
		}
	}
	return 0, 0, false
}
