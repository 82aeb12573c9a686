package edition

import (
	"bytes"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
)

// Scripts only add comfort. They are plain files without modules, so that they
// also run from a folder or a stick:
//
//	assets/js/first.js      before anything is shown: theme and text size
//	assets/js/*.js          the others, one after the other in one file
//	assets/js/page/NAME.js  what one kind of page needs; frame.Scripts names it
//	assets/worker/*.js      the service worker, and what asks for it (worker.go)
const (
	firstScriptAddress = "assets/first.js"
	scriptAddress      = "assets/edition.js"
	pageScriptFolder   = "assets/js/page/"

	firstScriptFile = "assets/js/first.js"
)

const scriptType = "text/javascript; charset=utf-8"

func pageScriptAddress(name string) string { return pageScriptFolder + name + ".js" }

// script is the file that every page loads.
var script = sync.OnceValues(func() ([]byte, error) {
	names, err := fs.Glob(files, "assets/js/*.js")
	if err != nil {
		return nil, err
	}
	var all bytes.Buffer
	for _, name := range names {
		if name == firstScriptFile {
			continue
		}
		part, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		all.Write(part)
	}
	return all.Bytes(), nil
})

// scriptAt is the script at address, where there is one.
func scriptAt(address string) (Page, bool, error) {
	page := Page{Address: address, Status: http.StatusOK, Type: scriptType}
	var err error
	switch name, ofPage := strings.CutPrefix(address, pageScriptFolder); {
	case address == scriptAddress:
		page.Body, err = script()
	case address == firstScriptAddress:
		page.Body, err = files.ReadFile(firstScriptFile)
	case address == registerAddress:
		page.Body, err = files.ReadFile(registerFile)
	case ofPage && path.Ext(name) == ".js" && !strings.Contains(name, "/"):
		if page.Body, err = files.ReadFile(address); err != nil {
			return Page{}, false, nil //nolint:nilerr // no such script: not found like any address
		}
	default:
		return Page{}, false, nil
	}
	return page, true, err
}

// scriptAddresses are the addresses of all scripts.
func scriptAddresses() []string {
	pages, _ := fs.Glob(files, pageScriptFolder+"*.js") // the pattern is well formed
	return append([]string{firstScriptAddress, scriptAddress}, pages...)
}

// scripted has the page of f load the scripts, where they may run, and those
// of its own kind.
func (m *maker) scripted(f *frame, names ...string) {
	if !m.opts.Scripts || m.preview {
		return
	}
	f.SavedHref = m.href(savedAddress(m.tag()))
	f.FirstScript, f.Scripts = m.href(firstScriptAddress), []string{m.href(scriptAddress)}
	if m.opts.Worker {
		f.Scripts = append(f.Scripts, m.href(registerAddress))
	}
	for _, name := range names {
		f.Scripts = append(f.Scripts, m.href(pageScriptAddress(name)))
	}
}
