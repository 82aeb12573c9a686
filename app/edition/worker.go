package edition

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
)

// A service worker keeps the newest of an edition in a reader's browser for when
// there is no network. It keeps the same for everybody: a list of what one
// reader has read would be a trace.
const (
	registerAddress = "assets/worker.js"
	registerFile    = "assets/worker/register.js"
	workerFile      = "assets/worker/worker.js"

	// keptStories is how many stories are kept: about a megabyte, which most
	// servers send in a quarter of that.
	keptStories = 30
	// rootMark stands in the page that the worker makes for where the site
	// turns out to lie.
	rootMark = "ROOT/"
)

func workerAddress(edition string) string { return edition + "/worker.js" }

// workerData is what the worker of an edition is told.
type workerData struct {
	Root  string   `json:"root"`  // from the worker
	Pages []string `json:"pages"` // from the root
	Away  string   `json:"away"`  // the page in place of one that was not kept
	Mark  string   `json:"mark"`  // in Away, for the root
}

// worker makes the service worker of the edition.
func (m *maker) worker() (Page, error) {
	pages := []string{
		styleAddress, iconAddress, firstScriptAddress, scriptAddress, registerAddress,
		frontAddress(m.tag()), savedAddress(m.tag()), withdrawnListAddress(m.tag()),
	}
	for _, s := range m.sections {
		if s.Parent == "" {
			pages = append(pages, listAddress(sectionQuery(m.tag(), s.ID), 0))
		}
	}
	rows, err := m.view.Newest(Query{Edition: m.tag()}, keptStories)
	if err != nil {
		return Page{}, err
	}
	for _, row := range standing(rows) {
		pages = append(pages, storyAddress(row.Language, row.Address))
	}
	away, err := m.away()
	if err != nil {
		return Page{}, err
	}
	data, err := json.Marshal(workerData{Root: "../", Pages: pages, Away: away, Mark: rootMark})
	if err != nil {
		return Page{}, fmt.Errorf("writing what a service worker keeps: %w", err)
	}
	code, err := files.ReadFile(workerFile)
	if err != nil {
		return Page{}, err
	}
	body := slices.Concat([]byte("const edition = "), data, []byte(";\n"), code)
	return Page{Address: m.at, Status: http.StatusOK, Type: scriptType, Body: body}, nil
}

// away is the page that says that another was not kept.
func (m *maker) away() (string, error) {
	all, err := pageTemplates()
	if err != nil {
		return "", err
	}
	var page bytes.Buffer
	err = all[aroundTemplates].ExecuteTemplate(&page, "away", struct{ Lang, Dir, Root, Style, Front, Title, Text, ToFront string }{
		m.tag(), m.loc.Direction(), rootMark, styleAddress, frontAddress(m.tag()),
		m.loc.T("away.title"), m.loc.T("away.text"), m.loc.T("page.to_front"),
	})
	if err != nil {
		return "", fmt.Errorf("making what a service worker shows: %w", err)
	}
	return page.String(), nil
}
