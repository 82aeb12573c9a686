package search

import (
	"strings"

	"galley/app/news"
)

// spokenIn is the language of what a person typed: by its letters, then by its
// function words and accents, then the screen's where its letters fit; inOther
// where nothing tells.
func spokenIn(clauses []typedClause, screen string) tongue {
	var counts [tongues]int
	latin := false
	for _, c := range clauses {
		words(c.text, func(w word) bool {
			surface := fold(c.text[w.start:w.end])
			switch {
			case isArabic(surface):
				counts[inArabic] += 3
			case surface != "" && surface[0] < 0x80:
				latin = true
			}
			if englishFunction.has(surface) {
				counts[inEnglish]++
			}
			if spanishFunction.has(surface) {
				counts[inSpanish]++
			}
			if strings.ContainsAny(c.text[w.start:w.end], "ñáíóúÑÁÍÓÚ") {
				counts[inSpanish] += 2
			}
			return true
		})
	}
	best, most := inOther, 0
	for t, n := range counts {
		if n > most {
			best, most = tongue(t), n
		} else if n == most {
			best = inOther
		}
	}
	if hint := tongueOf(news.Base(screen)); best == inOther && latin && hint != inArabic {
		return hint
	}
	return best
}
