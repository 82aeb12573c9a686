package app

import (
	"os"
	"path/filepath"
	"strings"

	"galley/app/news"
	"galley/app/store"
)

// A paper is another newsroom's room, opened for reading only: a folder, or a
// backup in one file. Nothing is written into it.

// lookAt is what a paper is called and which sections it has.
func (a *App) lookAt(where string) (Paper, error) {
	dir, err := a.paperDir(where)
	if err != nil {
		return Paper{}, err
	}
	s, err := store.OpenReadOnly(dir)
	if err != nil {
		return Paper{}, err
	}
	defer func() { _ = s.Close() }()
	paper := Paper{}
	return paper, s.Read(func(t *store.Tx) error {
		settings, err := t.Settings()
		if err != nil {
			return err
		}
		sections, err := t.Sections()
		if err != nil {
			return err
		}
		language := firstEdition(settings)
		paper.Name = settings.Name.For(language)
		paper.Sections = tree(each(sections, func(v news.Section) SectionView {
			return SectionView{ID: v.ID, Parent: v.Parent, Label: v.Labels.For(language)}
		}))
		return nil
	})
}

// openPaper opens a paper, and remembers which of its sections were chosen.
func (a *App) openPaper(where string, sections []string) error {
	dir, err := a.paperDir(where)
	if err != nil {
		return err
	}
	remember := func(k *kept) { k.opened(keptRoom{Dir: dir, Paper: true, Sections: sections}) }
	if err := a.memory.change(remember); err != nil {
		return err
	}
	return a.Open(dir)
}

// paperDir is the folder of the paper at where; one in a backup is unpacked.
func (a *App) paperDir(where string) (string, error) {
	if where == "" {
		return "", noRoom(where)
	}
	if strings.Contains(where, "://") {
		return "", &news.Error{Code: news.CodeInvalid, Field: "where", Args: map[string]string{"value": where},
			Message: "Galley reads newspapers from a folder or a file of this computer. Save the newspaper here, then open it."}
	}
	dir, err := filepath.Abs(where)
	if err != nil {
		return "", noRoom(where)
	}
	info, err := os.Stat(dir)
	if err != nil {
		return "", noRoom(where)
	}
	if info.IsDir() {
		return dir, nil
	}
	into := a.newRoomDir(strings.TrimSuffix(filepath.Base(dir), filepath.Ext(dir)))
	if !missing(into) { // unpacked before
		return into, nil
	}
	return into, store.Recover(dir, into)
}

func firstEdition(s news.Settings) string {
	if len(s.Editions) == 0 {
		return ""
	}
	return s.Editions[0].Tag
}
