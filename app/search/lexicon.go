package search

import (
	"embed"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/es"
)

//go:embed lexicon
var lexicons embed.FS

// forms lead a form of a word to the word, both folded.
type forms map[string]string

// set are words, folded.
type set map[string]struct{}

func (s set) has(word string) bool {
	_, has := s[word]
	return has
}

// readForms reads a list with a word and its forms in each line.
func readForms(name string) forms {
	list := forms{}
	for words := range lines(name) {
		for _, form := range words {
			list[form] = words[0]
		}
	}
	return list
}

func readSet(name string) set {
	list := set{}
	for words := range lines(name) {
		for _, word := range words {
			list[word] = struct{}{}
		}
	}
	return list
}

// lines are the folded words of each line of a list; the first of two lines
// that claim a form has it.
func lines(name string) func(yield func([]string) bool) {
	text, err := lexicons.ReadFile("lexicon/" + name)
	if err != nil {
		panic(err) // the list is part of the program
	}
	return func(yield func([]string) bool) {
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			if words := strings.Fields(fold(line)); len(words) > 0 && !yield(words) {
				return
			}
		}
	}
}

// kept are words of the lists of function words that news speaks of: the
// State, a sense.
var kept = strings.Fields("estado estados estada estadas sentido sentida sentidos sentidas")

// functionWords are a language's, which say nothing of what a text is about.
func functionWords(list []byte, more string) set {
	words := analysis.NewTokenMap()
	_ = words.LoadBytes(list) // reads from memory: it cannot fail
	found := set{}
	for word := range words {
		found[fold(word)] = struct{}{}
	}
	for _, word := range strings.Fields(fold(more)) {
		found[word] = struct{}{}
	}
	for _, word := range kept {
		delete(found, word)
	}
	return found
}

var (
	englishFunction = functionWords(en.EnglishStopWords, "also s t will can may might must shall said says")
	spanishFunction = functionWords(es.SpanishStopWords, "según tras")
	arabicFunction  = functionWords(ar.ArabicStopWords, "وهو وهي التي الذي اللذان اللتان وذلك كذلك ولكن لكن وقد فقد كانوا ليس ليست لدي لديها لديه عنه عنها ومع وعلى وعن فيما مما وفق وفقا ايضا")
)
