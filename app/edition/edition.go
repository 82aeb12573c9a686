package edition

import (
	"context"
	"iter"
	"log/slog"
	"net/url"
	"strings"
	"sync/atomic"

	"galley/app/news"
)

// Options are how the same pages are shown in different places.
type Options struct {
	// Prefix is the path that the pages lie under ("/secret"), without a
	// closing slash; empty for the root.
	Prefix string
	// FrameOrigin is the scheme, host and port of the server, named in the
	// Content-Security-Policy instead of 'self', which matches nothing inside
	// a sandboxed frame.
	FrameOrigin string
	// FrameAncestors says who may frame the pages: sources of a
	// Content-Security-Policy; empty is 'none'.
	FrameAncestors string
	// Scripts lets the edition's own scripts run. It is off in the frames of a
	// host, where a script could call it: their pages name none, and the
	// policy forbids all.
	Scripts bool
	// Leave turns links that lead out of the edition into leave?to=… .
	Leave bool
	// OnLeave is told where a reader wants to go: an http, https or mailto URL.
	OnLeave func(url string)
	// OnRead is told of each story that somebody reads, by its edition and id;
	// nil where readings are not counted.
	OnRead func(edition, story string)
	// OnShare is told of each story that somebody sends on, by its id; nil where
	// that is not counted.
	OnShare func(story string)
	// OnSave keeps a file for the reader where the browser would not; nil leaves
	// it to the browser.
	OnSave Saver
	// Book binds the volume that readers take along; nil where there is none.
	Book Binder
	// Followed says that another Galley can follow the paper from the address
	// of these pages.
	Followed bool
	// Takeaway offers each story by itself as well: as one file, and as a series
	// of codes with its text. They take more room than all other pages.
	Takeaway bool
	// BaseURL is the public address of the editions' root, where it is not that
	// of the settings.
	BaseURL string
	// Apart says that feeds and items are written without the pages that they
	// come from: nothing leads there but by a whole address.
	Apart bool
	// FullFeeds puts the whole text of stories into the feeds, whatever the
	// settings say.
	FullFeeds bool
	// Worker adds a service worker, which keeps the newest of an edition in a
	// reader's browser. It needs Scripts.
	Worker bool
	// Light makes light pages.
	Light Light
	// Only is the tag of the one edition that there is, where not all are.
	Only string
	// Program tells one build of the program from another: what one has made,
	// another makes anew.
	Program string
	// Words takes a text apart where no server answers a search: each word as
	// it is written, folded, and what it is found by, which is empty for a
	// function word. With it the search page finds by a script, and is one of
	// Pages.
	Words func(language, text string) iter.Seq2[string, string]
	// Log is told why a page could not be made; nil tells nobody.
	Log *slog.Logger
}

// Edition makes the pages of all of a newsroom's editions. Between two pages it
// keeps what they have in common while nothing changes. It may be used by many
// goroutines at once.
type Edition struct {
	src     Source
	opts    Options
	state   atomic.Pointer[state]
	larder  larder
	binding chan struct{} // held while a book is bound
}

// New makes the pages of what src holds.
func New(src Source, o Options) *Edition {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	o.Scripts = o.Scripts && o.FrameOrigin == "" // never in a frame of the host
	o.Worker = o.Worker && o.Scripts
	return &Edition{src: src, opts: o, binding: make(chan struct{}, 1)}
}

// Page is one page or file, ready to be sent or written.
type Page struct {
	Address string // relative to the editions' root: en/index.html
	Status  int    // 200, 301 (Location leads on), 404, 410 (withdrawn)
	Type    string // media type
	Body    []byte
	// Shares is the id of the story that is sent on with the page, if one is.
	Shares string
	// SaveAs is the name under which a browser is to keep the file instead of
	// showing it; empty for a page.
	SaveAs string
	// Story is the id of the story that is read on the page, if one is.
	Story string
	// Location is where a moved page is now, relative to this one and escaped.
	Location string
}

const htmlType = "text/html; charset=utf-8"

// Render makes the page at address, which is relative to the editions' root
// and unescaped. A page that is not there is a Page with status 404, not an
// error. A search page has no question then, and shows its form. Files of the
// media folder are the Source's to hand out.
func (e *Edition) Render(address string) (Page, error) {
	return e.answer(context.Background(), address, nil)
}

// answer is Render of an address that may end in a query, which is a search
// page's alone.
func (e *Edition) answer(ctx context.Context, address string, query url.Values) (Page, error) {
	if page, ok, err := e.asset(address); ok || err != nil {
		return page, err
	}
	searched := e.search(ctx, address, query)
	alike, seeds := e.alikeAt(ctx, address), e.seedsAt(ctx, address)
	var page Page
	err := e.src.Read(func(v View) error {
		m, err := e.maker(v, address)
		if err != nil {
			return err
		}
		m.searched, m.alike, m.seeds = searched, alike, seeds
		if _, known := m.settings.Edition(firstPart(address)); known {
			page, err = m.route(address)
		} else {
			page, err = m.routeRoot(address)
		}
		return err
	})
	return page, err
}

// Preview makes the page of a story that need not be public, with the same
// templates, and the ids on its blocks that let an editor follow the cursor.
// Its links are those of a page in the story's edition's folder story: it must
// be served from that folder or from one beside it.
func (e *Edition) Preview(s news.Story) ([]byte, error) {
	name := s.Address
	if name == "" {
		name = "preview"
	}
	alike := e.alikeTo(context.Background(), s.ID)
	var page Page
	err := e.src.Read(func(v View) error {
		m, err := e.maker(v, storyAddress(s.Language, name))
		if err != nil {
			return err
		}
		m.preview, m.alike = true, alike
		page, err = m.story(s)
		return err
	})
	return page.Body, err
}

func firstPart(address string) string {
	first, _, _ := strings.Cut(address, "/")
	return first
}
