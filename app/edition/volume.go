package edition

import (
	"fmt"

	"galley/app/locale"
	"galley/app/markdown"
	"galley/app/news"
)

// Volume is a choice of an edition's stories, to be bound into a book.
type Volume struct {
	Tag, Direction string
	Name, Slogan   string // of the paper, as plain text
	Title          string // of the volume
	Of             string // the section or the day that it has; empty for the edition
	About, Rights  string
	Brand          string // the newsroom's colour, dark enough to write white on; empty for none
	Choice         string // what was asked for: the same for every issue of it
	Made           news.Moment
	Dated          news.Moment // of the newest change of the edition
	Day            string      // of Dated, in words
	Parts          []VolumePart

	edition *Edition
	view    View
	loc     *locale.Locale
	within  map[string]string // the files of its stories, by their addresses in the edition
}

// VolumePart is the stories of a section, or of a kind that stands in none.
type VolumePart struct {
	Name    string
	Stories []VolumeStory
}

// VolumeStory is a story's place in a volume.
type VolumeStory struct {
	File     string // of its chapter
	Headline string // with the word of its kind, where it must have that
	ID       string
}

// Volume calls bind with the stories of c, all from one snapshot. What is not
// public is not in it, nor what was withdrawn.
func (e *Edition) Volume(c Choice, bind func(*Volume) error) error {
	return e.src.Read(func(view View) error {
		settings, err := view.Settings()
		if err != nil {
			return err
		}
		if _, known := settings.Edition(c.Edition); !known {
			return &news.Error{Code: news.CodeUnknown, Args: map[string]string{"id": c.Edition},
				Message: "This newsroom has no edition “" + c.Edition + "”. Name one that it has, or add it in its settings."}
		}
		m, err := e.maker(view, frontAddress(c.Edition))
		if err != nil {
			return err
		}
		rows, of, err := m.rowsFor(c)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return &news.Error{Code: news.CodeNothing, Message: "Nothing is public there: there is no book to make."}
		}
		v, err := m.volume(e, rows, of)
		if err != nil {
			return err
		}
		v.Choice = c.key()
		return bind(v)
	})
}

// volume arranges rows into parts; of says what they were chosen by.
func (m *maker) volume(e *Edition, rows []news.Row, of string) (*Volume, error) {
	dated, err := m.view.Dated(m.tag())
	if err != nil {
		return nil, err
	}
	v := &Volume{
		Tag: m.tag(), Direction: m.loc.Direction(),
		Name: m.plain(m.settings.Name), Slogan: m.plain(m.settings.Slogan),
		About: m.plain(m.settings.About), Rights: m.plain(m.settings.Rights),
		Of: of, Brand: solid(m.settings.Brand), Made: m.settings.MadeAt, Dated: dated, Day: m.loc.Date(dated),
		edition: e, view: m.view, loc: m.loc, within: map[string]string{},
	}
	v.Title = m.loc.T("book.title", "paper", v.Name, "date", v.Day)
	if of != "" {
		v.Title = m.loc.T("book.title_of", "paper", v.Name, "of", of, "date", v.Day)
	}
	for _, part := range m.partsOf(rows) {
		for i := range part.Stories {
			row := part.rows[i]
			file := fmt.Sprintf("story-%04d.xhtml", len(v.within)+1)
			v.within[storyAddress(m.tag(), row.Address)] = file
			part.Stories[i] = VolumeStory{File: file, Headline: m.labelled(row.Kind, row.Headline), ID: row.ID}
		}
		v.Parts = append(v.Parts, part.VolumePart)
	}
	return v, nil
}

// T is a text of the catalogue in the edition's language.
func (v *Volume) T(key string, args ...any) string { return v.loc.T(key, args...) }

// Stories is how many stories v has.
func (v *Volume) Stories() int { return len(v.within) }

func (m *maker) plain(l news.Labels) string { return markdown.Strip(m.label(l)) }

// labelled is a headline in plain text with the word of its kind, where no
// reader may miss that.
func (m *maker) labelled(k news.Kind, headline string) string { return labelled(m.loc, k, headline) }

func labelled(loc *locale.Locale, k news.Kind, headline string) string {
	if k.Labelled() {
		headline = loc.T("notify.labelled", "kind", loc.Kind(k), "headline", headline)
	}
	return markdown.Strip(headline)
}

// part is a part of a volume on its way.
type part struct {
	VolumePart
	rows []news.Row
}

// partsOf arranges rows as the navigation does: the sections in the
// newsroom's order, then the kinds that stand in none.
func (m *maker) partsOf(rows []news.Row) []part {
	var all []part
	take := func(name string, ours func(news.Row) bool) {
		p := part{VolumePart: VolumePart{Name: name}}
		for _, row := range rows {
			if ours(row) {
				p.rows = append(p.rows, row)
			}
		}
		if p.rows != nil {
			p.Stories = make([]VolumeStory, len(p.rows))
			all = append(all, p)
		}
	}
	for _, s := range m.sections {
		take(m.plain(s.Labels), func(r news.Row) bool { return r.Kind.InNews() && r.Section == s.ID })
	}
	for _, k := range news.Kinds {
		if !k.InNews() {
			take(m.loc.Kind(k), func(r news.Row) bool { return r.Kind == k })
		}
	}
	take(m.loc.T("page.news"), func(r news.Row) bool { // of a section that is gone, or of none
		_, known := m.section(r.Section)
		return r.Kind.InNews() && !known
	})
	return all
}
