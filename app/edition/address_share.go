package edition

import (
	"net/url"
	"path"
	"strings"
)

// What a story is sent on with lies beside the stories: en/share/night-ferry.html.

const shareFolder = "share"

func shareAddress(edition, address, ending string) string {
	return edition + "/" + shareFolder + "/" + address + ending + ".html"
}

func seriesAddress(edition, address string) string { return shareAddress(edition, address, "") }

func fileAddress(edition, address string) string { return shareAddress(edition, address, fileEnding) }

// What follows an address in the folder share, before its .html. No address of
// a story has a full stop.
const (
	fileEnding   = ".one"
	mailEnding   = ".mail"   // leads on to the letter; for hosts that count
	sharedEnding = ".shared" // says that it was done
)

// routeShare makes what lies in the folder share under name.
func (m *maker) routeShare(name string) (Page, error) {
	if !m.opts.Takeaway {
		return m.notFound()
	}
	address, ending := name, ""
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		address, ending = name[:dot], name[dot:]
	}
	switch ending {
	case "":
		return m.series(address)
	case fileEnding:
		return m.file(address)
	case mailEnding, sharedEnding:
		return m.sent(address, ending)
	}
	return m.notFound()
}

// publicAddress is the whole address of a page, where the newsroom has a
// public one.
func (m *maker) publicAddress(address string) string {
	base := m.settings.BaseURL
	if base == "" {
		return ""
	}
	return strings.TrimSuffix(base, "/") + "/" + (&url.URL{Path: address}).EscapedPath()
}

// resolve is the address, from the editions' root, to which a link leads from
// the page at from; unescaped, as addresses are.
func resolve(from, href string) string {
	if plain, err := url.PathUnescape(href); err == nil {
		href = plain
	}
	return path.Join(path.Dir(from), href)
}
