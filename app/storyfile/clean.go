package storyfile

import (
	"slices"
	"strings"
	"unicode"

	"galley/app/news"
)

// Clean is s as the room keeps it: lines without line ends and control
// characters, lists without empty and doubled entries, authors and credits
// saying the same. What bidirectional text needs (LRM, RLM, ALM, joiners and
// balanced isolates) stays; overrides and embeddings, which reach beyond the
// line they stand in, go from single lines.
func (s Story) Clean() Story {
	for _, text := range []*string{
		&s.ID, &s.Group, &s.Language, &s.Kind, &s.Status, &s.Slug, &s.Address,
		&s.Headline, &s.ShortHeadline, &s.Standfirst, &s.Section, &s.Source, &s.Place, &s.Lead,
		&s.Interest, &s.TranslationOf, &s.Assignee, &s.Before,
	} {
		*text = line(*text)
	}
	s.Body, s.DeskNotes = Text(s.Body), Text(s.DeskNotes)
	for _, list := range []*[]string{&s.Regions, &s.Tags, &s.Authors, &s.Gallery, &s.Related, &s.OldAddresses} {
		*list = lines(*list)
	}
	s.credit()
	s.picture()
	if s.Video != nil {
		video := Video{ID: line(s.Video.ID), Poster: line(s.Video.Poster), Captions: line(s.Video.Captions)}
		s.Video = &video
	}
	if s.Live != nil {
		live := Live{State: line(s.Live.State), Entries: emptyIsNil(slices.Clone(s.Live.Entries))}
		for i, e := range live.Entries {
			e.ID, e.Author, e.Kind, e.Status = line(e.ID), line(e.Author), line(e.Kind), line(e.Status)
			live.Entries[i] = e
		}
		s.Live = &live
	}
	s.Changes, s.Corrections = emptyIsNil(slices.Clone(s.Changes)), nil
	for i, c := range s.Changes {
		s.Changes[i].Note = line(c.Note)
		if news.ChangeKind(c.Kind).OwesNote() {
			s.Corrections = append(s.Corrections, Correction{At: c.At, Note: s.Changes[i].Note})
		}
	}
	if s.Withdrawn != nil {
		s.Withdrawn = &Withdrawn{At: s.Withdrawn.At, Reason: line(s.Withdrawn.Reason), Headline: line(s.Withdrawn.Headline)}
	}
	if s.Working != nil {
		working := s.Working.Clean()
		s.Working = &working
	}
	return s
}

// credit makes authors and credits say the same. Credits, where there are
// any, are the whole truth; authors alone are credits of the role by.
func (s *Story) credit() {
	credits := make([]Credit, 0, len(s.Credits)+len(s.Authors))
	for _, c := range s.Credits {
		c = Credit{Author: line(c.Author), Role: line(c.Role), As: line(c.As)}
		if c.Role == "" {
			c.Role = string(news.By)
		}
		if c.Author != "" && !slices.Contains(credits, c) {
			credits = append(credits, c)
		}
	}
	if len(credits) == 0 {
		for _, name := range s.Authors {
			credits = append(credits, Credit{Author: name, Role: string(news.By)})
		}
	}
	s.Credits, s.Authors = emptyIsNil(credits), nil
	for _, c := range s.Credits {
		if c.Role == string(news.By) && !slices.Contains(s.Authors, c.Author) {
			s.Authors = append(s.Authors, c.Author)
		}
	}
}

func (s *Story) picture() {
	var pictures []Picture
	for _, p := range s.Pictures {
		p.ID, p.File = line(p.ID), line(p.File)
		p.Caption, p.Credit, p.Alt = line(p.Caption), line(p.Credit), line(p.Alt)
		if p.ID == "" {
			p.ID = p.File
		}
		double := slices.ContainsFunc(pictures, func(have Picture) bool { return have.ID == p.ID })
		if p.ID != "" && !double {
			pictures = append(pictures, p)
		}
	}
	s.Pictures = pictures
}

// Text is a text of several lines without control characters.
func Text(s string) string {
	s = lineEnds.Replace(s)
	return strings.ToValidUTF8(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s), "")
}

func lines(list []string) []string {
	var out []string
	for _, s := range list {
		if s = line(s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// line is s as one line.
func line(s string) string {
	if plainLine(s) {
		return s
	}
	depth, balanced := 0, true
	for _, r := range s {
		switch {
		case isolates(r):
			depth++
		case r == popIsolate:
			depth--
			balanced = balanced && depth >= 0
		}
	}
	balanced = balanced && depth == 0
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e':
			return -1
		case !balanced && (isolates(r) || r == popIsolate):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.TrimSpace(s)
}

// plainLine says that line has nothing to do: the common case, kept cheap.
func plainLine(s string) bool {
	if strings.TrimSpace(s) != s {
		return false
	}
	for _, r := range s {
		if r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x2028 && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == unicode.ReplacementChar {
			return false
		}
	}
	return true
}

const popIsolate = '\u2069'

func isolates(r rune) bool { return r >= '\u2066' && r <= '\u2068' }

func emptyIsNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}
