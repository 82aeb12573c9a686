package app

import (
	"sync"

	"github.com/google/uuid"

	"galley/app/news"
	"galley/app/newsroom"
)

// ImportReport is what an import did.
type ImportReport struct {
	New        int              `json:"new"`
	Changed    int              `json:"changed"`
	Unchanged  int              `json:"unchanged"`
	Pictures   int              `json:"pictures"`
	Conflicts  []ImportConflict `json:"conflicts"`
	Refused    []RefusedFile    `json:"refused"`
	Unlinked   []UnlinkedStory  `json:"unlinked"`
	Twins      []TwinStory      `json:"twins"`
	Uncompared int              `json:"uncompared"` // new ones whose twins were not looked for: they were too many
	NewTags    []string         `json:"newTags"`
	NewAuthors []string         `json:"newAuthors"`
	Records    ImportedRecords  `json:"records"`
}

// ImportedRecords is what came of the sections, regions, tags, authors,
// editions and pages that the folder brought.
type ImportedRecords struct {
	Made      []RecordName       `json:"made"`
	Completed []RecordName       `json:"completed"`
	Differing []RecordDifference `json:"differing"`
}

// RecordName names a record.
type RecordName struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

// RecordDifference is a field whose value stayed. Where another record has the
// name that was given, Kept is its id.
type RecordDifference struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Field string `json:"field"`
	Kept  string `json:"kept"`
	Given string `json:"given"`
}

// ImportConflict is a story that the file and the desk have both changed: the
// file's text was kept beside it as the revision Aside.
type ImportConflict struct {
	Path  string `json:"path"`
	ID    string `json:"id"`
	Aside int    `json:"aside"`
}

// RefusedFile is a file that was not brought in.
type RefusedFile struct {
	Path string `json:"path"`
	Refusal
}

// UnlinkedStory is a link that leads to no story.
type UnlinkedStory struct {
	Path  string `json:"path"`
	Field string `json:"field"`
	Name  string `json:"name"`
}

// TwinStory is a new story that says nearly what the story Of says.
type TwinStory struct {
	Path     string `json:"path"`
	ID       string `json:"id"`
	Of       string `json:"of"`
	Headline string `json:"headline"`
}

func reportView(r newsroom.Report) ImportReport {
	return ImportReport{
		New: r.New, Changed: r.Changed, Unchanged: r.Unchanged, Pictures: r.Pictures,
		Conflicts: each(r.Conflicts, func(c newsroom.Conflict) ImportConflict { return ImportConflict(c) }),
		Refused:   each(r.Refused, func(f newsroom.FileError) RefusedFile { return RefusedFile{f.Path, refusalOf(f.Err)} }),
		Unlinked:  each(r.Unlinked, func(u newsroom.Unlinked) UnlinkedStory { return UnlinkedStory(u) }),
		Twins:     each(r.Twins, func(t newsroom.Twin) TwinStory { return TwinStory(t) }), Uncompared: r.Uncompared,
		NewTags: append([]string{}, r.NewTags...), NewAuthors: append([]string{}, r.NewAuthors...),
		Records: ImportedRecords{
			Made:      each(r.Records.Made, recordName),
			Completed: each(r.Records.Completed, recordName),
			Differing: each(r.Records.Differing, func(d newsroom.Difference) RecordDifference {
				return RecordDifference{Kind: string(d.Kind), ID: d.ID, Field: d.Field, Kept: d.Kept, Given: d.Given}
			}),
		},
	}
}

func recordName(r newsroom.RecordName) RecordName { return RecordName{Kind: string(r.Kind), ID: r.ID} }

// imports are the imports under way in a room.
type imports struct {
	mu    sync.Mutex
	named map[string]*newsroom.Importer
}

func (i *imports) begin(importer *newsroom.Importer) (name string) {
	name = uuid.NewString()
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.named == nil {
		i.named = map[string]*newsroom.Importer{}
	}
	i.named[name] = importer
	return name
}

func (i *imports) get(name string) (*newsroom.Importer, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	importer, found := i.named[name]
	if !found {
		return nil, &news.Error{Code: news.CodeNotFound, Message: "This import is over, or the newsroom was closed during it. Import again: what is in already stays as it is."}
	}
	return importer, nil
}

func (i *imports) end(name string) (*newsroom.Importer, error) {
	importer, err := i.get(name)
	i.mu.Lock()
	defer i.mu.Unlock()
	delete(i.named, name)
	return importer, err
}
