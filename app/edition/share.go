package edition

import (
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"galley/app/markdown"
	"galley/app/news"
)

// share is what the sheet offers to send a story on with. Everything in it is
// made here: nobody is asked, and nobody is told.
type share struct {
	Code    code
	Text    string       // to be copied
	Address string       // where the newsroom has a public one
	Mail    template.URL // a letter with the text
	Done    string       // address to be asked for when it was copied; empty where nobody counts
	Series  string       // the page with the whole story in codes; empty where there is none
	File    string       // the story as one file, likewise
	Name    string       // under which the browser keeps it; empty where the host does
	Shared  string       // how often it was done on this computer; empty for never
	AsStood string       // of when what is printed is
}

// mailBytes is how long the text of a letter may be: programs for mail take
// addresses of two thousand characters, and a letter of Arabic becomes six.
const mailBytes = 480

// share prepares the sheet of s. A story that is being written has none.
func (m *maker) share(p *storyPage, s news.Story) error {
	if m.preview || m.opts.Light != "" {
		return nil
	}
	sent, err := m.sending(s, true)
	if err != nil {
		return err
	}
	text := sent.within(codeBytes)
	drawn, err := drawCode(text, m.loc.T("share.code"))
	if err != nil {
		return err
	}
	p.Share = &share{
		Code: drawn, Text: text, Address: m.publicAddress(storyAddress(m.tag(), s.Address)),
		Mail:    template.URL(m.letter(mailTo(p.Title, sent.within(mailBytes)))),
		AsStood: m.asStood(s),
	}
	if m.opts.Takeaway {
		p.Share.Series = m.href(seriesAddress(m.tag(), s.Address))
		p.Share.File = m.href(fileAddress(m.tag(), s.Address))
		if m.opts.OnSave == nil {
			p.Share.Name = fileName(s)
		}
	}
	if m.opts.OnShare != nil {
		p.Share.Done = m.href(shareAddress(m.tag(), s.Address, sharedEnding))
		p.Share.Mail = template.URL(m.href(shareAddress(m.tag(), s.Address, mailEnding)))
	}
	times, err := m.view.Shared(s.ID)
	if err == nil && times > 0 {
		p.Share.Shared = m.loc.T("share.times", "count", times)
	}
	return err
}

// sent notes that the story at address was sent on, and leads to the letter
// where that is how.
func (m *maker) sent(address, how string) (Page, error) {
	s, page, err := m.shared(address, seriesAddress)
	if s == nil || err != nil {
		return page, err
	}
	if how == sharedEnding {
		return Page{Address: m.at, Status: http.StatusNoContent, Type: htmlType, Shares: s.ID}, nil
	}
	text, err := m.sending(*s, true)
	if err != nil {
		return Page{}, err
	}
	to := mailTo(markdown.Strip(s.Content.Headline), text.within(mailBytes))
	return Page{Address: m.at, Status: http.StatusFound, Type: htmlType, Location: m.letter(to), Shares: s.ID}, nil
}

// asStood says of when the text of s is that somebody takes along.
func (m *maker) asStood(s news.Story) string {
	at := max(s.PublishedAt, s.PublicUpdatedAt)
	if s.Content.Live != nil {
		for _, e := range s.Content.Live.Entries {
			if e.Status != entryDraft {
				at = max(at, e.At)
			}
		}
	}
	return m.loc.T("share.as_it_stood", "time", m.momentText(at))
}

// letter is the way to a letter from this page.
func (m *maker) letter(to string) string {
	if m.opts.Leave {
		return m.leave(to)
	}
	return to
}

// mailTo is the address of a letter that is to be sent to nobody yet.
func mailTo(subject, body string) string {
	escape := func(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
	return "mailto:?subject=" + escape(subject) + "&body=" + escape(strings.ReplaceAll(body, "\n", "\r\n"))
}
