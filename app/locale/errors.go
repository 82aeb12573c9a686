package locale

import (
	"maps"
	"strings"

	"galley/app/news"
)

// named are the Args that may say what an error is about, best first.
var named = []string{"it", "name", "id", "value", "file", "path", "address"}

// Error is the sentence for e: what happened and what to do. A code that the
// catalogue does not know is said in e's own words.
func (l *Locale) Error(e *news.Error) string {
	key := "error." + string(e.Code)
	if !l.has(key) {
		return e.Message
	}
	values := make(map[string]string, len(e.Args)+2)
	for name, value := range e.Args {
		values[name] = l.isolate(l.count(value))
	}
	for _, name := range named {
		if e.Args[name] != "" {
			values["it"] = l.isolate(e.Args[name])
			break
		}
	}
	maps.Copy(values, l.inWords(e))
	text, _ := l.words.sentence(key, values, nil)
	return capital(text)
}

// inWords are the parts of e that are names in the program and words for
// people.
func (l *Locale) inWords(e *news.Error) map[string]string {
	words := map[string]string{}
	if status := e.Args["status"]; status != "" {
		words["status"] = l.Status(news.Status(status))
	}
	if move := e.Args["move"]; move != "" {
		words["move"] = l.Move(news.Move(move))
	}
	switch {
	case e.Args["fields"] != "":
		var fields []string
		for field := range strings.SplitSeq(e.Args["fields"], ",") {
			fields = append(fields, l.field(strings.TrimSpace(field)))
		}
		words["field"] = strings.Join(fields, l.T("join.comma"))
	case e.Field != "":
		words["field"] = l.field(e.Field)
	}
	return words
}

// field is the label of a field, or its bare name where it has none.
func (l *Locale) field(name string) string {
	if key := "field." + name; l.has(key) {
		return l.T(key)
	}
	return l.isolate(name)
}

// count puts a value that is a number into the edition's digits.
func (l *Locale) count(value string) string {
	if strings.Trim(value, "0123456789") == "" {
		return l.Digits(value)
	}
	return value
}
