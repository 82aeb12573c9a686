package corpus

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lists are the files of words, by language.
type Lists map[string]string

// Debian is where the packages wamerican, wspanish and hunspell-ar have them.
var Debian = Lists{
	"en": "/usr/share/dict/american-english",
	"es": "/usr/share/dict/spanish",
	"ar": "/usr/share/hunspell/ar.dic",
}

// read takes the words of a list that a text may use, and adds the whole file
// to the sum.
func (l Lists) read(language string, sum hash.Hash) ([]string, error) {
	file, err := os.Open(l[language])
	if err != nil {
		return nil, fmt.Errorf("the list of words of %q: %w", language, err)
	}
	defer file.Close()
	// A spelling dictionary has the endings that a word takes behind a slash;
	// what has none are particles in every attachment, thousands of them.
	dictionary := strings.HasSuffix(l[language], ".dic")
	var words []string
	lines := bufio.NewScanner(io.TeeReader(file, sum))
	for lines.Scan() {
		word, endings, _ := strings.Cut(lines.Text(), "/")
		if usable(word) && (endings != "" || !dictionary) {
			words = append(words, word)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("the list of words of %q: %w", language, err)
	}
	if len(words) == 0 {
		return nil, fmt.Errorf("%s has no words that could be used", l[language])
	}
	return words, nil
}

// usable says whether word is a common noun, verb or the like: names begin
// with a capital, possessives have an apostrophe.
func usable(word string) bool {
	if utf8.RuneCountInString(word) < 3 {
		return false
	}
	for _, r := range word {
		if !unicode.IsLetter(r) || unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// newSum begins the sum over everything that the stories depend on.
func newSum(seed uint64) hash.Hash {
	sum := sha256.New()
	fmt.Fprintln(sum, form, seed)
	return sum
}
