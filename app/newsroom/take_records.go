package newsroom

import (
	"maps"
	"slices"

	"galley/app/news"
	"galley/app/storyfile"
)

// RecordsReport is what came of records that were brought in.
type RecordsReport struct {
	Made      []RecordName // the room did not have them
	Completed []RecordName // the room had them without some of what was given
	Differing []Difference
}

// RecordName names a record, or an edition by its language.
type RecordName struct {
	Kind news.EntryKind
	ID   string
}

// Difference is a field of a record that the room has another value for, which
// stays. Where another record has the name given already, Kept is its id.
type Difference struct {
	RecordName
	Field       string
	Kept, Given string
}

// editionRecord is what a report calls an edition, which the room keeps among
// its settings.
const editionRecord news.EntryKind = "edition"

// takeRecords brings records into the room, clean and checked, portraits named
// by their pictures' ids. What the room lacks is made or completed; what it
// has stays, and is reported where it differs.
//
// A section or region is the room's of the same id. Tags and authors are known
// by their names, as stories name them: the room's of the same id is the same
// if it shares a name, and else the one that a name leads to.
func (a *act) takeRecords(given storyfile.Records) (RecordsReport, error) {
	t := recordsTaker{act: a}
	for _, take := range []func(storyfile.Records) error{t.editions, t.sections, t.regions, t.tags, t.authors, t.pages, t.fronts} {
		if err := take(given); err != nil {
			return RecordsReport{}, err
		}
	}
	return t.report, nil
}

// recordsTaker brings records in, one after the other.
type recordsTaker struct {
	*act
	report RecordsReport

	record    RecordName // the one being completed
	completed bool
}

// begin begins to complete a record that the room has.
func (t *recordsTaker) begin(kind news.EntryKind, id string) {
	t.record, t.completed = RecordName{kind, id}, false
}

// end says whether the record has become more than it was, and reports it.
func (t *recordsTaker) end() bool {
	if t.completed {
		t.report.Completed = append(t.report.Completed, t.record)
	}
	return t.completed
}

func (t *recordsTaker) made(kind news.EntryKind, id string) {
	t.report.Made = append(t.report.Made, RecordName{kind, id})
}

// differs reports a value that stays although another was given.
func (t *recordsTaker) differs(field, kept, given string) {
	t.report.Differing = append(t.report.Differing, Difference{t.record, field, kept, given})
}

// value is have, or given where there is none.
func (t *recordsTaker) value(field, have, given string) string {
	switch {
	case given == "" || have == given:
	case have == "":
		t.completed = true
		return given
	default:
		t.differs(field, have, given)
	}
	return have
}

// labels are those that the room has, and given ones in other languages that
// free allows. Where it does not, it says which record has that name.
func (t *recordsTaker) labels(field string, have, given news.Labels, free func(name string) (holder string, err error)) (news.Labels, error) {
	have = maps.Clone(have)
	for _, language := range keys(given) {
		text := given[language]
		if have[language] == "" && free != nil {
			if holder, err := free(text); err != nil {
				return nil, err
			} else if holder != "" {
				t.differs(field+"."+language, holder, text)
				continue
			}
		}
		if have == nil {
			have = news.Labels{}
		}
		if text = t.value(field+"."+language, have[language], text); text != "" {
			have[language] = text
		}
	}
	return have, nil
}

// texts are labels of which two records may have the same.
func (t *recordsTaker) texts(field string, have, given news.Labels) news.Labels {
	have, _ = t.labels(field, have, given, nil) // only free can fail
	return have
}

// editions adds the languages that the room does not publish in yet. How an
// edition writes its numbers and times stays the room's to say.
func (t *recordsTaker) editions(given storyfile.Records) error {
	settings := t.settings
	settings.Editions = slices.Clone(settings.Editions)
	for _, e := range given.Editions {
		edition := news.Edition{Tag: e.Language, Digits: e.Digits, DoubleMonths: e.DoubleMonths, Zone: e.Zone}
		have, found := settings.Edition(e.Language)
		if !found {
			settings.Editions = append(settings.Editions, edition)
			t.made(editionRecord, e.Language)
			continue
		}
		t.begin(editionRecord, e.Language)
		for _, field := range [][3]string{{"digits", have.Digits, e.Digits}, {"zone", have.Zone, e.Zone}} {
			if field[2] != "" && field[1] != field[2] {
				t.differs(field[0], field[1], field[2])
			}
		}
		if e.DoubleMonths && !have.DoubleMonths {
			t.differs("doubleMonths", "false", "true")
		}
	}
	if len(settings.Editions) == len(t.settings.Editions) {
		return nil
	}
	if err := validSettings(settings); err != nil {
		return err
	}
	t.settings = settings
	return t.tx.PutSettings(settings, t.entry())
}

func (t *recordsTaker) pages(given storyfile.Records) error {
	pages, err := t.tx.Pages()
	if err != nil {
		return err
	}
	last := 0
	for _, p := range pages {
		last = max(last, p.Order)
	}
	for _, g := range given.Pages {
		have, err := t.tx.Page(g.Slug)
		switch {
		case notFound(err):
			last++
			have = news.Page{Slug: g.Slug, Titles: g.Titles, Bodies: g.Texts, Order: last}
			t.made(news.PageEntry, g.Slug)
		case err != nil:
			return err
		default:
			t.begin(news.PageEntry, g.Slug)
			have.Titles, have.Bodies = t.texts("titles", have.Titles, g.Titles), t.texts("texts", have.Bodies, g.Texts)
			if !t.end() {
				continue
			}
		}
		if err := t.tx.PutPage(have, t.entry()); err != nil {
			return err
		}
	}
	return nil
}
