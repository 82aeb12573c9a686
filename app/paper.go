package app

import (
	"errors"
	"strconv"

	"galley/app/media"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/store"
)

// A paper is another newsroom's. It is read in a room of the reader's own,
// which has no desk and follows a source (docs/adr/005-a-paper-is-followed.md).

// lookAt is what the paper at where is called and which sections it has.
func (a *App) lookAt(where, language string) (Paper, error) {
	look, err := newsroom.LookAt(background(), where, a.agent())
	if err != nil {
		return Paper{}, err
	}
	paper := Paper{
		Name: look.Name.For(language), Chosen: []string{},
		Sections: tree(each(look.Sections, func(v news.Section) SectionView {
			return SectionView{ID: v.ID, Parent: v.Parent, Label: v.Labels.For(language)}
		})),
	}
	if _, read, found := a.paperRoom(look); found {
		paper.Chosen = append(paper.Chosen, read.Sections...)
	}
	return paper, nil
}

// openPaper opens the reader's room of the paper at where; where there is none
// yet, it is made, and what there is is taken. sections are those that the
// reader is told of; none is all.
func (a *App) openPaper(where string, sections []string) error {
	look, err := newsroom.LookAt(background(), where, a.agent())
	if err != nil {
		return err
	}
	dir, read, found := a.paperRoom(look)
	if !found {
		if err := newsroom.FoundPaper(dir, look, sections, a.opts.Clock.Now()); err != nil {
			return err
		}
	}
	if !read.Taken {
		if err := a.takeFirst(dir); err != nil {
			return err
		}
	}
	if err := a.Open(dir); err != nil {
		return err
	}
	return a.current().newsroom.ChoosePaper(background(), sections)
}

// takeFirst takes what a paper holds into a room that nobody reads yet: one
// that cannot be taken leaves the room that is open alone.
func (a *App) takeFirst(dir string) error {
	if r := a.current(); r != nil && r.dir == dir {
		_, err := r.newsroom.Ask(background())
		return err
	}
	s, err := store.Open(dir)
	if err != nil {
		return err
	}
	log, file := openLog(dir)
	n := newsroom.New(newsroom.Parts{Store: s, Media: media.Open(dir), Clock: a.opts.Clock, Log: log, Agent: a.agent()})
	_, err = n.Ask(background())
	return errors.Join(err, s.Close(), file.Close())
}

// paperRoom is the reader's room of a paper, or where it is to be made.
func (a *App) paperRoom(look newsroom.Look) (dir string, paper news.Paper, found bool) {
	for _, r := range a.memory.read().Rooms {
		if r.Source != look.Source {
			continue
		}
		if paper, is := a.paperIn(r.Dir); is {
			return r.Dir, paper, true
		}
	}
	base := a.newRoomDir(look.Name.For(""))
	for i := 1; ; i++ {
		dir = base
		if i > 1 {
			dir += " " + strconv.Itoa(i)
		}
		if missing(dir) {
			return dir, news.Paper{}, false
		}
		if paper, is := a.paperIn(dir); is && paper.Source == look.Source {
			return dir, paper, true
		}
	}
}

// paperIn is what the room in dir reads, if it is a reader's.
func (a *App) paperIn(dir string) (news.Paper, bool) {
	if r := a.current(); r != nil && r.dir == dir {
		settings, _, err := r.settings()
		if err != nil || settings.Paper == nil {
			return news.Paper{}, false
		}
		return *settings.Paper, true
	}
	s, err := store.OpenReadOnly(dir)
	if err != nil {
		return news.Paper{}, false
	}
	defer func() { _ = s.Close() }()
	var settings news.Settings
	err = s.Read(func(t *store.Tx) (err error) {
		settings, err = t.Settings()
		return err
	})
	if err != nil || settings.Paper == nil {
		return news.Paper{}, false
	}
	return *settings.Paper, true
}

// agent is what the servers of papers are told of this program.
func (a *App) agent() string { return "Galley/" + a.opts.Version }

func firstEdition(s news.Settings) string {
	if len(s.Editions) == 0 {
		return ""
	}
	return s.Editions[0].Tag
}
