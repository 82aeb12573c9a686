package newsroom

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"galley/app/news"
)

// Limits of what is made from a headline, in bytes and letters.
const (
	maxAddress       = 100
	maxNativeLetters = 60
	maxSlug          = 40
)

// fixAddress gives s its address at its first publication, from the headline;
// one that s has already stays.
func (a *act) fixAddress(s *news.Story) error {
	if s.Address != "" {
		return nil
	}
	s.Address = a.free(s.ID, s.Language, addressOf(s.Content.Headline, s.Language, a.settings.NativeAddresses))
	return nil
}

// free is base, or base-2, base-3 … where another story of the edition has it
// or had it.
func (a *act) free(id, edition, base string) string {
	candidate := base
	for i := 2; ; i++ {
		holder, taken := a.tx.IDByAddress(edition, candidate)
		if !taken || holder == id {
			return candidate
		}
		suffix := "-" + strconv.Itoa(i)
		candidate = cutWords(base, maxAddress-len(suffix)) + suffix
	}
}

// readdress gives s another address by hand; the old one leads on.
func (a *act) readdress(s *news.Story, address string) error {
	want := addressOf(address, s.Language, true)
	if want != norm.NFC.String(address) {
		return invalid("address", address, "An address has small letters, digits and hyphens, at most 100 bytes. “"+want+"” would do.")
	}
	if holder, taken := a.tx.IDByAddress(s.Language, want); taken && holder != s.ID {
		return invalid("address", address, "Another story of this edition has this address, or had it. Choose another.")
	}
	if want == s.Address {
		return nil
	}
	var old []string
	for _, have := range s.OldAddresses {
		if have != want {
			old = append(old, have)
		}
	}
	if s.Address != "" && s.PublishedAt != 0 {
		old = append(old, s.Address)
	}
	s.Address, s.OldAddresses = want, old
	return nil
}

// addressOf makes an address of a headline: Latin letters, digits and
// hyphens; or, native, letters of any script that lowercase needs no table
// for. It is never empty, never longer than the limit, never reserved.
func addressOf(headline, language string, native bool) string {
	var address string
	if native && (hasArabic(headline) || news.Base(language) == "ar") {
		address = cutLetters(nativeWords(headline))
	} else {
		address = latinWords(headline)
	}
	address = cutWords(address, maxAddress)
	if address == "" {
		address = "story"
	}
	if reserved[address] {
		address += "-story"
	}
	return address
}

// slugOf is the desk's short working name for a headline.
func slugOf(headline string) string { return cutWords(latinWords(headline), maxSlug) }

// reserved are names that the edition or a file system keeps for itself.
var reserved = func() map[string]bool {
	names := map[string]bool{"index": true, "con": true, "prn": true, "aux": true, "nul": true}
	for i := range 10 {
		names["com"+strconv.Itoa(i)], names["lpt"+strconv.Itoa(i)] = true, true
	}
	return names
}()

// latinWords folds text to Latin words joined by hyphens.
func latinWords(text string) string {
	return hyphenate(latin(text), func(r rune) rune {
		switch r = unicode.ToLower(r); {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return -1
	})
}

// nativeWords keeps text's own letters and digits, without diacritics.
func nativeWords(text string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || r == tatweel {
			return -1
		}
		return r
	}, norm.NFC.String(text))
	return norm.NFC.String(hyphenate(bare, func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}))
}

// hyphenate keeps the runes that keep gives back and joins the runs of them;
// marks that only isolate or join, and apostrophes, part no words.
func hyphenate(text string, keep func(rune) rune) string {
	var b strings.Builder
	gap := false
	for _, r := range text {
		if k := keep(r); k >= 0 {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(k)
			continue
		}
		if !unicode.Is(unicode.Cf, r) && r != '\'' && r != '’' {
			gap = true
		}
	}
	return b.String()
}

// cutLetters cuts to the most letters of a native address, between words.
func cutLetters(address string) string {
	if utf8.RuneCountInString(address) <= maxNativeLetters {
		return address
	}
	return cutWords(address, len(string([]rune(address)[:maxNativeLetters])))
}

// cutWords cuts address to limit bytes, between words where there are words.
func cutWords(address string, limit int) string {
	if len(address) <= limit {
		return address
	}
	for limit > 0 && !utf8.RuneStart(address[limit]) {
		limit--
	}
	if address[limit] != '-' {
		if hyphen := strings.LastIndexByte(address[:limit], '-'); hyphen > 0 {
			limit = hyphen
		}
	}
	return strings.Trim(address[:limit], "-")
}
