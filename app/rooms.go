package app

import (
	"strings"

	"galley/app/locale"
	"galley/app/news"
	"galley/app/notify"
)

// Rooms are the newsrooms of this computer, and the one that is open.
type Rooms struct{ desk }

// State is what a screen has to know of the open room.
func (s *Rooms) State() (state RoomState, err error) {
	defer s.answer(&err)
	return s.state()
}

// Recent are the rooms that were open on this computer, the last first.
func (s *Rooms) Recent() (list []RecentRoom, err error) {
	defer s.answer(&err)
	list = []RecentRoom{}
	for _, r := range s.app.memory.read().Rooms {
		list = append(list, RecentRoom{Dir: r.Dir, Where: where(r.Dir), Name: r.Name, OpenedAt: r.OpenedAt, Missing: missing(r.Dir)})
	}
	return list, nil
}

// Suggest is what the first screen proposes.
func (s *Rooms) Suggest() (suggestion Suggestion, err error) {
	defer s.answer(&err)
	suggestion = Suggestion{
		Where: where(s.app.newRoomFolder()), Person: s.name(""),
		Zone: systemZone(), Zones: zones(), Languages: []LanguageView{},
	}
	for _, tag := range []string{"en", "es", "ar"} {
		l := locale.For(news.Edition{Tag: tag}, "UTC")
		suggestion.Languages = append(suggestion.Languages, LanguageView{Tag: tag, Name: l.Name(), Direction: l.Direction()})
	}
	return suggestion, nil
}

// Make makes a room and opens it.
func (s *Rooms) Make(r NewRoom) (state RoomState, err error) {
	defer s.answer(&err)
	if err := s.app.Make(r, false); err != nil {
		return RoomState{}, err
	}
	return s.state()
}

// MakeSample makes the sample newsroom, where person works, and opens it.
func (s *Rooms) MakeSample(person string) (state RoomState, err error) {
	defer s.answer(&err)
	if err := s.app.Make(NewRoom{Person: strings.TrimSpace(person)}, true); err != nil {
		return RoomState{}, err
	}
	return s.state()
}

// Open opens another room.
func (s *Rooms) Open(dir string) (state RoomState, err error) {
	defer s.answer(&err)
	if err := s.app.Open(dir); err != nil {
		return RoomState{}, err
	}
	return s.state()
}

// Forget takes a room from the list of recent ones; its files stay.
func (s *Rooms) Forget(dir string) (err error) {
	defer s.answer(&err)
	return s.app.memory.change(func(k *kept) { k.forget(dir) })
}

// Person says who works here from now on.
func (s *Rooms) Person(name string) (err error) {
	defer s.answer(&err)
	dir := ""
	if r := s.app.current(); r != nil {
		dir = r.dir
	}
	return s.app.memory.change(func(k *kept) { k.writes(dir, name) })
}

// PaperSections looks at a newspaper before it is read: an address, a file or
// a folder.
func (s *Rooms) PaperSections(where, language string) (paper Paper, err error) {
	defer s.answer(&err)
	return s.app.lookAt(where, language)
}

// ReadPaper opens the room in which a newspaper is read, without a desk; new
// stories of sections are told of, of all where none is named.
func (s *Rooms) ReadPaper(where string, sections []string) (state RoomState, err error) {
	defer s.answer(&err)
	if err := s.app.openPaper(where, sections); err != nil {
		return RoomState{}, err
	}
	return s.state()
}

// AskPaper asks the source of the newspaper for what is new.
func (s *Rooms) AskPaper() (state RoomState, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return RoomState{}, err
	}
	if _, err := r.newsroom.Ask(background()); err != nil {
		return RoomState{}, err
	}
	return s.state()
}

// TestNotification shows one notification.
func (s *Rooms) TestNotification() (err error) {
	defer s.answer(&err)
	if s.app.opts.Notifier == nil {
		return &news.Error{Code: news.CodeInvalid, Message: "This Galley shows no notifications. Open the desk to see one."}
	}
	return s.app.opts.Notifier.Notify(background(), notify.Notice{
		Title: "Galley", Body: "Notifications look like this.", Language: "en",
	})
}

// View is the desk's own small state, kept for this person on this computer.
func (s *Rooms) View() (view string, err error) {
	defer s.answer(&err)
	return s.app.memory.read().View, nil
}

// SaveView keeps the desk's own small state.
func (s *Rooms) SaveView(view string) (err error) {
	defer s.answer(&err)
	if len(view) > longestView {
		return &news.Error{Code: news.CodeTooLarge, Message: "The desk’s own state is too large to be kept."}
	}
	return s.app.memory.change(func(k *kept) { k.View = view })
}

// longestView is far more than a desk needs.
const longestView = 64 << 10

// Name is what the open newsroom is called; empty when none is open.
func (a *App) Name() string {
	r := a.current()
	if r == nil {
		return ""
	}
	settings, _, err := r.settings()
	if err != nil {
		return ""
	}
	return settings.Name.For(firstEdition(settings))
}

// Window is where the window stood last.
func (a *App) Window() WindowState { return a.memory.read().Window }

// SaveWindow keeps where the window stands for the next start.
func (a *App) SaveWindow(w WindowState) error {
	return a.memory.change(func(k *kept) { k.Window = w })
}

// state reads what State gives.
func (d desk) state() (RoomState, error) {
	o := d.app.opts
	r := d.app.current()
	if r == nil {
		return RoomState{Person: d.name(""), Version: o.Version, Platform: o.Platform, Editions: []EditionView{}}, nil
	}
	settings, last, err := r.settings()
	if err != nil {
		return RoomState{}, err
	}
	alone, err := r.newsroom.Alone(background(), d.name(r.dir))
	if err != nil {
		return RoomState{}, err
	}
	first := firstEdition(settings)
	state := RoomState{
		Open: true, Dir: r.dir, Where: where(r.dir),
		Name: settings.Name.For(first), Slogan: settings.Slogan.For(first),
		Person: d.name(r.dir), Solo: alone,
		Editions: editionViews(settings), Zone: settings.Zone, Brand: settings.Brand,
		Paper: r.paper, ReadOnly: r.readOnly || r.paper, Sample: settings.Sample,
		Version: o.Version, LastSeq: last, Platform: o.Platform,
	}
	return state, d.paperState(r, &state)
}

func editionViews(s news.Settings) []EditionView {
	list := []EditionView{}
	for _, e := range s.Editions {
		l := locale.For(e, s.Zone)
		list = append(list, EditionView{Tag: e.Tag, Name: l.Name(), Direction: l.Direction(), Zone: s.ZoneOf(e.Tag)})
	}
	return list
}

// opened notes in this computer's memory that the desk has the room open.
func (a *App) opened(r *room) {
	settings, _, err := r.settings()
	if err != nil {
		return // the room is open all the same
	}
	entry := keptRoom{Dir: r.dir, Name: settings.Name.For(firstEdition(settings))}
	if settings.Paper != nil {
		entry.Source = settings.Paper.Source
	}
	entry.OpenedAt = news.At(a.opts.Clock.Now()).Second().String()
	if err := a.memory.change(func(k *kept) { k.opened(entry) }); err != nil {
		r.log.Warn("the room is not remembered", "error", err)
	}
}
