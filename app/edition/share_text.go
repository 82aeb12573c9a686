package edition

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"galley/app/locale"
	"galley/app/markdown"
	"galley/app/news"
)

// sending is a story as plain text that is sent on by hand: what stands at its
// head and at its foot goes along always, of its text as much as there is room
// for. Nothing in it carries marks of direction yet.
type sending struct {
	language string
	head     []string // the headline with the word of its kind, the standfirst, what readers are owed
	text     []string // its paragraphs
	foot     []string // who, when, from where
}

// between stands between two paragraphs.
const between = "\n\n"

// sending is s as it is sent on. beginning is enough where not the whole text
// is wanted.
func (m *maker) sending(s news.Story, beginning bool) (sending, error) {
	c := s.Content
	headline := c.Headline
	if c.Kind.Labelled() {
		headline = m.loc.T("notify.labelled", "kind", m.loc.Kind(c.Kind), "headline", headline)
	}
	out := sending{language: m.tag(), head: []string{headline}}
	if c.Standfirst != "" {
		out.head = append(out.head, c.Standfirst)
	}
	for _, change := range s.Changes {
		if change.Kind.OwesNote() {
			out.head = append(out.head, m.loc.T("share.notice", "change", m.loc.Change(change.Kind),
				"date", m.loc.DateTime(change.At), "note", change.Note))
		}
	}
	most := len(c.Body)
	if beginning {
		most = 2 * codeBytes
	}
	if c.Kind == news.LiveBlog {
		out.text = m.entryTexts(c, most)
	} else {
		out.text = markdown.Message(firstBlocks(c.Body, most), m.loc.Digits)
	}

	byline, err := m.plainByline(c)
	if err != nil {
		return sending{}, err
	}
	if byline != "" {
		out.foot = append(out.foot, byline)
	}
	name := m.label(m.settings.Name)
	if s.PublishedAt != 0 {
		name = m.loc.T("share.from", "paper", name, "date", m.loc.DateTime(s.PublishedAt))
	}
	out.foot = append(out.foot, name)
	if address := m.publicAddress(storyAddress(m.tag(), s.Address)); address != "" {
		out.foot = append(out.foot, address)
	}
	return out, nil
}

// plainByline names who made the story, and where, in one line.
func (m *maker) plainByline(c news.Content) (string, error) {
	var credits []locale.NamedCredit
	for _, credit := range c.Credits {
		if credit.Role != news.By && credit.Role != news.With {
			continue
		}
		named := locale.NamedCredit{Name: credit.As, Role: credit.Role}
		a, err := m.author(credit.Author)
		if err != nil {
			return "", err
		}
		if a != nil {
			named.Author, named.Name = a.ID, cmp.Or(named.Name, m.label(a.Names))
		}
		credits = append(credits, named)
	}
	return m.loc.Byline(credits, c.Place), nil
}

// firstBlocks is a text, or the beginning of one that has more than so many
// bytes: about half of them, or all of them where it has no end there.
func firstBlocks(body string, most int) string {
	if len(body) <= most {
		return body
	}
	if end := strings.Index(body[most/2:most], between); end >= 0 {
		return body[:most/2+end]
	}
	return strings.ToValidUTF8(body[:most], "")
}

// entryTexts are the words of a live blog: its beginning, and its public
// entries with their times, the newest first, until there are so many bytes.
func (m *maker) entryTexts(c news.Content, most int) []string {
	body := strings.ToValidUTF8(c.Body, "\ufffd")
	passages := markdown.Passages(body)
	ids := make([]string, len(passages))
	for i, p := range passages {
		ids[i] = p.ID
	}
	intro := body
	if len(passages) > 0 {
		intro = body[:passages[0].From]
	}
	texts := markdown.Message(firstBlocks(intro, most), m.loc.Digits)
	for _, e := range liveEntries(c, ids) {
		if e.Status == entryRemoved || e.passage < 0 || most < 0 {
			continue
		}
		p := passages[e.passage]
		words := markdown.Message(body[p.From:p.To], m.loc.Digits)
		if len(words) > 0 {
			words[0] = m.loc.Time(e.At) + " · " + words[0]
		}
		texts = append(texts, words...)
		most -= p.To - p.From
	}
	return texts
}

// whole is all of it, paragraph by paragraph.
func (t sending) whole() []string {
	all := append(slices.Clone(t.head), t.text...)
	return append(all, strings.Join(t.foot, "\n"))
}

// plain is all of it in one text.
func (t sending) plain() string { return t.directed(strings.Join(t.whole(), between)) }

func (t sending) directed(text string) string { return markdown.Directed(text, t.language) }

// worthIt is how many bytes a piece of a paragraph has at least: a shorter one
// says nothing.
const worthIt = 60

// within is as much of it as fits into so many bytes: its foot, its head, then
// of its text what there is room for. What is cut ends with an ellipsis.
func (t sending) within(bytes int) string {
	foot := t.directed(strings.Join(t.foot, "\n"))
	if len(foot) > bytes/2 { // one as long as this is none
		foot = ""
	}
	room := bytes - len(foot)
	var taken []string
	for _, paragraph := range append(slices.Clone(t.head), t.text...) {
		directed := t.directed(paragraph)
		if left := room - len(directed) - len(between); left >= 0 {
			taken, room = append(taken, directed), left
			continue
		}
		if room > worthIt {
			head := t.cut(paragraph, room-len(between)-len("…"))
			taken = append(taken, t.directed(strings.TrimRight(head, " ,;:—–-،؛")+"…"))
		}
		break
	}
	if foot != "" {
		taken = append(taken, foot)
	}
	return strings.Join(taken, between)
}

// parts are all of it in pieces of at most so many bytes each. A paragraph is
// cut between two words where it must be.
func (t sending) parts(bytes int) []string {
	var parts []string
	part := ""
	for _, rest := range t.whole() {
		for rest != "" {
			gap := between
			if part == "" {
				gap = ""
			}
			head := rest
			directed := t.directed(rest)
			if room := bytes - len(part) - len(gap); len(directed) > room {
				if room < worthIt && part != "" {
					parts, part = append(parts, part), ""
					continue
				}
				head = t.cut(rest, room)
				directed = t.directed(head)
			}
			part += gap + directed
			rest = strings.TrimSpace(rest[len(head):])
			if rest != "" {
				parts, part = append(parts, part), ""
			}
		}
	}
	if part != "" {
		parts = append(parts, part)
	}
	return parts
}

// cut is the beginning of a paragraph that has at most so many bytes, with its
// marks of direction: up to the end of a word where there is such a place, else
// of a letter.
func (t sending) cut(paragraph string, bytes int) string {
	for size := min(bytes, len(paragraph)); size > 0; {
		for size > 0 && size < len(paragraph) && !utf8.RuneStart(paragraph[size]) {
			size--
		}
		if space := strings.LastIndexAny(paragraph[:size], " \n"); space > 0 && size < len(paragraph) {
			size = space
		}
		over := len(t.directed(paragraph[:size])) - bytes
		if over <= 0 {
			return paragraph[:size]
		}
		size -= over
	}
	return ""
}
