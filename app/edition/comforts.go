package edition

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// Comforts are what a reader sets for themselves and what their browser keeps
// for them. Scripts bring them, and pages without scripts name none.

func savedAddress(edition string) string         { return edition + "/saved/index.html" }
func withdrawnListAddress(edition string) string { return edition + "/saved/withdrawn.js" }

// option is one of several that a reader chooses from.
type option struct{ Value, Text string }

// Sizes are the sizes of text, the usual one first.
func (a *around) Sizes() []option {
	return []option{
		{"", a.T("comfort.size_usual")}, {"1", a.T("comfort.size_large")},
		{"2", a.T("comfort.size_larger")}, {"3", a.T("comfort.size_largest")},
	}
}

// Themes are the colours of a page; the system's is no theme of its own.
func (a *around) Themes() []option {
	return []option{
		{"", a.T("comfort.theme_system")}, {"light", a.T("comfort.theme_light")},
		{"sepia", a.T("comfort.theme_sepia")}, {"dark", a.T("comfort.theme_dark")},
	}
}

// savedPage is the page that a script fills with what was saved.
type savedPage struct{ *frame }

// saved makes the page of the stories that a reader has saved.
func (m *maker) saved() (Page, error) {
	title := m.loc.T("comfort.saved_stories")
	f, err := m.frame(title, m.everywhere(savedAddress))
	if err != nil {
		return Page{}, err
	}
	f.NoIndex, f.Within, f.Crumbs = true, "", [][]link{m.home(), m.here(title)}
	f.Scripts = append(f.Scripts, m.href(withdrawnListAddress(m.tag())))
	return m.page(http.StatusOK, "saved", f, &savedPage{f})
}

// withdrawnList makes the script that tells the page of saved stories which of
// any edition were withdrawn: from a folder or a stick nothing can be asked.
func (m *maker) withdrawnList() (Page, error) {
	addresses := []string{}
	for _, e := range m.settings.Editions {
		for address, err := range m.view.Withdrawn(e.Tag) {
			if err != nil {
				return Page{}, err
			}
			addresses = append(addresses, storyAddress(e.Tag, address))
		}
	}
	list, err := json.Marshal(addresses)
	if err != nil {
		return Page{}, fmt.Errorf("writing the list of withdrawn stories: %w", err)
	}
	body := fmt.Appendf(nil, "document.dispatchEvent(new CustomEvent('withdrawn', { detail: %s }));\n", list)
	return Page{Address: m.at, Status: http.StatusOK, Type: scriptType, Body: body}, nil
}
