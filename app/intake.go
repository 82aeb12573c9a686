package app

import (
	"errors"

	"galley/app/intake"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/storyfile"
)

// Intake brings in stories that another process has read from files: Begin,
// PutRecords where the files bring records, any number of Put, Finish.
type Intake struct{ desk }

// Begin begins an import, and names it.
func (s *Intake) Begin(o ImportOptions) (name string, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return "", err
	}
	importer, err := r.newsroom.BeginImport(s.who(r), newsroom.ImportOptions{As: news.Status(o.As), DryRun: o.DryRun})
	if err != nil {
		return "", err
	}
	return r.imports.begin(importer), nil
}

// PutRecords brings in what the stories to come speak of.
func (s *Intake) PutRecords(name string, files []IntakeRecords) (err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return err
	}
	importer, err := r.imports.get(name)
	if err != nil {
		return err
	}
	return importer.PutRecords(background(), each(files, IntakeRecords.file))
}

// Put brings in a batch.
func (s *Intake) Put(name string, files []IntakeFile) (err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return err
	}
	importer, err := r.imports.get(name)
	if err != nil {
		return err
	}
	return importer.Put(background(), each(files, IntakeFile.file))
}

// Finish brings in what waited for others, and reports.
func (s *Intake) Finish(name string) (report ImportReport, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return ImportReport{}, err
	}
	importer, err := r.imports.end(name)
	if err != nil {
		return ImportReport{}, err
	}
	done, err := importer.Finish(background())
	return reportView(done), err
}

// ImportOptions say how stories are brought in.
type ImportOptions struct {
	As     string `json:"as,omitempty"` // draft, published; empty keeps each file's own
	DryRun bool   `json:"dryRun,omitempty"`
}

// IntakeFile is one story as a file has it, or why it could not be read.
type IntakeFile struct {
	Path     string          `json:"path"`
	Source   string          `json:"source"`
	Hash     string          `json:"hash"`
	Story    storyfile.Story `json:"story"`
	Lines    storyfile.Lines `json:"lines,omitempty"`
	Pictures []IntakePicture `json:"pictures,omitempty"`
	Refusal  *Refusal        `json:"refusal,omitempty"`
}

// IntakeRecords are the records that a folder brings.
type IntakeRecords struct {
	Path     string            `json:"path"` // of their file
	Records  storyfile.Records `json:"records"`
	Pictures []IntakePicture   `json:"pictures,omitempty"` // the authors' portraits
}

// IntakePicture is a file that lies beside a story. It is opened by whoever
// takes it in: both work for one person on one computer.
type IntakePicture struct {
	Name string `json:"name"` // as the story names it
	Root string `json:"root"` // the folder that was read, a whole path
	File string `json:"file"` // relative to Root
}

// Refusal is why something was refused.
type Refusal struct {
	Code    string            `json:"code"`
	Message string            `json:"message"`
	Field   string            `json:"field,omitempty"`
	Args    map[string]string `json:"args,omitempty"`
}

// IntakeFileOf is f on its way to the process that has the room.
func IntakeFileOf(f intake.File) IntakeFile {
	out := IntakeFile{Path: f.Path, Source: f.Source, Hash: f.Hash, Story: f.Story, Lines: f.Lines}
	out.Pictures = each(f.Pictures, intakePicture)
	if f.Err != nil {
		refusal := refusalOf(f.Err)
		out.Refusal = &refusal
	}
	return out
}

func (f IntakeFile) file() intake.File {
	out := intake.File{Path: f.Path, Source: f.Source, Hash: f.Hash, Story: f.Story, Lines: f.Lines}
	out.Pictures = each(f.Pictures, IntakePicture.picture)
	if r := f.Refusal; r != nil {
		out.Err = &news.Error{Code: news.Code(r.Code), Message: r.Message, Field: r.Field, Args: r.Args}
	}
	return out
}

// IntakeRecordsOf are r on their way to the process that has the room.
func IntakeRecordsOf(r intake.Records) IntakeRecords {
	return IntakeRecords{Path: r.Path, Records: r.Records, Pictures: each(r.Pictures, intakePicture)}
}

func (r IntakeRecords) file() intake.Records {
	return intake.Records{Path: r.Path, Records: r.Records, Pictures: each(r.Pictures, IntakePicture.picture)}
}

func intakePicture(p intake.Picture) IntakePicture { return IntakePicture(p) }

func (p IntakePicture) picture() intake.Picture { return intake.Picture(p) }

func refusalOf(err error) Refusal {
	var said *news.Error
	if !errors.As(err, &said) {
		return Refusal{Code: string(news.CodeBadFile), Message: "The file cannot be read."}
	}
	return Refusal{Code: string(said.Code), Message: said.Message, Field: said.Field, Args: said.Args}
}
