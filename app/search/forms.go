package search

import "iter"

// Forms are the words of a text as it writes them, folded, each with what it is
// found by: for a search without this package. A word that is found by two
// comes twice, and a function word is found by nothing.
func Forms(language, text string) iter.Seq2[string, string] {
	return func(yield func(form, term string) bool) {
		a := analysers.Get().(*analyser)
		defer analysers.Put(a)
		t := tongueOf(language)
		words(text, func(w word) bool {
			found := a.token(text[w.start:w.end], t)
			if found.function {
				return found.surface == "" || yield(found.surface, "")
			}
			for _, term := range found.terms {
				if term != "" && !yield(found.surface, term) {
					return false
				}
			}
			return true
		})
	}
}
