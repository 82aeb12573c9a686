package newsroom

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"galley/app/locale"
	"galley/app/news"
	"galley/app/notify"
	"galley/app/store"
)

// tellCursor is the notifier's place in the journal.
const tellCursor = "notify"

// tellAtOnce is how many stories are told one by one; more become a summary.
const tellAtOnce = 2

// Tell tells of what has been published since it last did, and returns how
// many notices were shown. What lies before the first time, when the room was
// opened first, is nobody's news.
func (n *Newsroom) Tell(ctx context.Context) (int, error) {
	if n.notifier == nil {
		return 0, nil
	}
	t := n.newTeller()
	_, err := t.tell(ctx)
	return t.shown, err
}

// teller is the follower of the journal that notifies. Its cursor is written
// before anything is shown: a notice may be lost with the power, but none is
// shown twice. Entries that say nothing to readers move it in memory only.
type teller struct {
	newsroom *Newsroom
	at       uint64 // read up to here
	saved    uint64 // the cursor in the store
	begun    bool
	shown    int
}

func (n *Newsroom) newTeller() *teller { return &teller{newsroom: n} }

// unsavedEntries is after how many entries the cursor is saved anyway, so that
// the next start has little to read.
const unsavedEntries = 2_000

func (t *teller) tell(ctx context.Context) (time.Duration, error) {
	n := t.newsroom
	var published []news.Entry
	err := n.read(ctx, func(r *reading) (err error) {
		if !t.begun {
			t.at = r.tx.Cursor(tellCursor)
			t.saved, t.begun = t.at, true
		}
		last := r.tx.LastSeq()
		if t.at == 0 { // the room is opened for the first time
			t.at = last
			return nil
		}
		published, err = t.published(r.tx, last)
		return err
	})
	if err != nil || t.at == t.saved {
		return 0, err
	}
	if len(published) == 0 && t.saved != 0 && t.at-t.saved < unsavedEntries {
		return 0, nil
	}
	err = n.store.Write(func(tx *store.Tx) error { return tx.SetCursor(tellCursor, t.at) })
	if err != nil {
		return 0, err
	}
	t.saved = t.at
	notices, err := n.notices(ctx, published)
	if err != nil {
		return 0, err
	}
	for _, notice := range notices {
		if err := n.notifier.Notify(ctx, notice); err != nil {
			return 0, fmt.Errorf("notify: %w", err)
		}
		t.shown++
	}
	return 0, nil
}

// published reads on to last and returns the entries that readers are told of.
func (t *teller) published(tx *store.Tx, last uint64) ([]news.Entry, error) {
	var found []news.Entry
	for t.at < last {
		entries, err := tx.Journal(t.at, 500)
		if err != nil {
			return nil, err
		}
		if len(entries) == 0 {
			break
		}
		for _, e := range entries {
			t.at = e.Seq
			if told(e) {
				found = append(found, e)
			}
		}
	}
	return found, nil
}

// told says whether e is news: a story that people or the clock published,
// here or at the newsroom of a paper.
func told(e news.Entry) bool {
	return e.Kind == news.StoryEntry && e.Move == news.Publish && e.PublicMoved && !e.Quiet &&
		(e.Origin == news.FromDesk || e.Origin == news.FromClock || e.Origin == news.FromPaper)
}

// notices are what is shown for the stories of entries that are public still.
// Versions of one story that wait together are told of once, in the edition
// that the room names first.
func (n *Newsroom) notices(ctx context.Context, entries []news.Entry) ([]notify.Notice, error) {
	if len(entries) == 0 {
		return nil, nil
	}
	var notices []notify.Notice
	err := n.read(ctx, func(r *reading) error {
		settings, err := r.tx.Settings()
		if err != nil {
			return err
		}
		stories, err := r.toTell(entries, settings)
		if err != nil {
			return err
		}
		if len(stories) > tellAtOnce {
			notice, err := r.summary(stories, settings)
			notices = []notify.Notice{notice}
			return err
		}
		for _, s := range stories {
			notice, err := r.notice(s, settings)
			if err != nil {
				return err
			}
			notices = append(notices, notice)
		}
		return nil
	})
	return notices, err
}

// toTell are the stories of entries, one of each group, oldest first.
func (r *reading) toTell(entries []news.Entry, settings news.Settings) ([]news.Story, error) {
	rank := func(s news.Story) int {
		return slices.IndexFunc(settings.Editions, func(e news.Edition) bool { return e.Tag == s.Language })
	}
	var stories []news.Story
	for _, e := range entries {
		s, err := r.tx.Public().Story(e.ID)
		if notFound(err) || err == nil && s.Withdrawn != nil {
			continue // taken back before anybody was told
		}
		if err != nil {
			return nil, err
		}
		if chosen, err := r.chosen(settings.Paper, s.Content.Section); err != nil {
			return nil, err
		} else if !chosen {
			continue
		}
		same := slices.IndexFunc(stories, func(have news.Story) bool { return have.Group == s.Group })
		switch {
		case same < 0:
			stories = append(stories, s)
		case rank(s) < rank(stories[same]):
			stories[same] = s
		}
	}
	return stories, nil
}

// chosen says whether the reader of a paper is told of a section: it, or one
// above it, was chosen, or none was. A newsroom tells of every one.
func (r *reading) chosen(paper *news.Paper, section string) (bool, error) {
	if paper == nil || len(paper.Sections) == 0 {
		return true, nil
	}
	for range maxSectionDepth {
		if slices.Contains(paper.Sections, section) {
			return true, nil
		}
		s, err := r.tx.Section(section)
		if notFound(err) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		section = s.Parent
	}
	return false, nil
}

// maxSectionDepth ends the way up through sections that a damaged room has in
// a circle.
const maxSectionDepth = 64

// notice tells of one story, in its own language.
func (r *reading) notice(s news.Story, settings news.Settings) (notify.Notice, error) {
	l := localeOf(settings, s.Language)
	title := l.T("notify.new", "paper", settings.Name.For(s.Language))
	section, err := r.tx.Section(s.Content.Section)
	if err == nil {
		title = l.T("notify.new_in", "section", section.Labels.For(s.Language))
	} else if !notFound(err) {
		return notify.Notice{}, err
	}
	body := s.Content.Headline
	if s.Content.Kind.Labelled() {
		body = l.T("notify.labelled", "kind", l.Kind(s.Content.Kind), "headline", body)
	}
	return notify.Notice{Title: title, Body: body, Open: l.T("notify.open"), Language: s.Language, Story: s.ID}, nil
}

// summary tells of several stories by section, in the language that most of
// them are in.
func (r *reading) summary(stories []news.Story, settings news.Settings) (notify.Notice, error) {
	languages, sections := map[string]int{}, map[string]int{}
	for _, s := range stories {
		languages[s.Language]++
		sections[s.Content.Section]++
	}
	language := most(languages)[0]
	l := localeOf(settings, language)
	var parts []string
	for _, id := range most(sections) {
		label := id
		section, err := r.tx.Section(id)
		if err == nil {
			label = section.Labels.For(language)
		} else if !notFound(err) {
			return notify.Notice{}, err
		}
		parts = append(parts, l.T("notify.part", "section", label, "number", sections[id]))
	}
	return notify.Notice{
		Title:    l.T("notify.summary", "count", len(stories)),
		Body:     strings.Join(parts, l.T("join.comma")),
		Open:     l.T("notify.open"),
		Language: language,
	}, nil
}

// most are the keys of counts, the highest count first.
func most(counts map[string]int) []string {
	list := keys(counts)
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	return list
}

func localeOf(settings news.Settings, language string) *locale.Locale {
	e, known := settings.Edition(language)
	if !known {
		e = news.Edition{Tag: language}
	}
	return locale.For(e, settings.Zone)
}
