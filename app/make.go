package app

import (
	"path/filepath"
	"slices"
	"strings"

	"galley/app/news"
	"galley/app/newsroom"
)

// Make makes a room from r, or the sample newsroom, and opens it.
func (a *App) Make(r NewRoom, sample bool) error {
	dir := r.Dir
	if dir == "" {
		name := r.Name
		if sample {
			name = sampleFolder
		}
		dir = a.newRoomDir(name)
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return invalidFolder(r.Dir, err)
	}
	found := newsroom.Found
	if sample {
		found = newsroom.FoundSample
	}
	if err := found(dir, a.founding(r)); err != nil {
		return err
	}
	if r.Person != "" {
		remember := func(k *kept) {
			k.opened(keptRoom{Dir: dir, Name: r.Name})
			k.writes(dir, r.Person)
		}
		if err := a.memory.change(remember); err != nil {
			return err
		}
	}
	return a.Open(dir)
}

// sampleFolder is the folder of a sample newsroom.
const sampleFolder = "Three Shores"

// founding fills in what nobody said.
func (a *App) founding(r NewRoom) newsroom.Founding {
	f := newsroom.Founding{
		Name: strings.TrimSpace(r.Name), Slogan: strings.TrimSpace(r.Slogan), Person: strings.TrimSpace(r.Person),
		Device: a.memory.device(), Editions: slices.Clone(r.Editions), Zone: r.Zone, Now: a.opts.Clock.Now(),
	}
	if f.Name == "" {
		f.Name = suggestedName
	}
	if len(f.Editions) == 0 {
		f.Editions = []string{"en"}
	}
	if f.Zone == "" {
		f.Zone = systemZone()
	}
	return f
}

func invalidFolder(dir string, err error) error {
	return &news.Error{Code: news.CodeInvalid, Field: "dir", Args: map[string]string{"value": dir}, Err: err,
		Message: "“" + dir + "” is not a folder that a newsroom can be made in."}
}
