package newsroom

import (
	"context"
	"errors"
	"iter"
	"slices"

	"galley/app/intake"
	"galley/app/news"
	"galley/app/storyfile"
)

// importBatch is how many stories one transaction of an import carries.
const importBatch = 500

// ImportOptions say how stories are brought in.
type ImportOptions struct {
	As     news.Status // draft or published instead of the files' own; empty keeps those
	DryRun bool        // reports what would happen, and changes nothing
	// Progress, where set, is told after each transaction how many files have
	// been dealt with.
	Progress func(files int)
}

// Report is what an import did.
type Report struct {
	New, Changed, Unchanged int
	Pictures                int         // taken in from beside the stories
	Conflicts               []Conflict  // changed on both sides, kept apart
	Refused                 []FileError // not brought in
	Unlinked                []Unlinked  // brought in without a link to a story that is not there
	Twins                   []Twin      // new ones that say nearly what another story says
	Uncompared              int         // new ones of which that is not known: they were too many
	NewTags, NewAuthors     []string    // names that the room did not have
	Records                 RecordsReport
}

// Conflict is a story that file and desk have both changed since the last
// import: the file's text is kept as the revision Aside.
type Conflict struct {
	Path, ID string
	Aside    int
}

// FileError is a file that was not brought in, and why.
type FileError struct {
	Path string
	Err  error
}

// Unlinked is a link that leads to no story of the room or the import.
type Unlinked struct {
	Path, Field, Name string
}

// Import brings stories in. Files that are refused are reported and hold up
// no others; an error ends the import, and what was committed before stays.
func (n *Newsroom) Import(ctx context.Context, who Who, files iter.Seq[intake.File], o ImportOptions) (Report, error) {
	i, err := n.BeginImport(who, o)
	if err != nil {
		return Report{}, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batches := make(chan prepared, 1) // one is made ready while another is committed
	go func() {
		defer close(batches)
		for batch := range batchesOf(files) {
			select {
			case batches <- i.prepare(ctx, batch):
			case <-ctx.Done():
				return
			}
		}
	}()
	for p := range batches {
		if err := i.put(ctx, p); err != nil {
			cancel()
			for p := range batches { // what was made ready meanwhile
				i.settle(p.batch)
			}
			return i.report, err
		}
	}
	if err := ctx.Err(); err != nil {
		return i.report, err
	}
	return i.Finish(ctx)
}

// batchesOf gathers files by as many as a transaction takes.
func batchesOf(files iter.Seq[intake.File]) iter.Seq[[]intake.File] {
	return func(yield func([]intake.File) bool) {
		batch := make([]intake.File, 0, importBatch)
		for f := range files {
			if batch = append(batch, f); len(batch) < importBatch {
				continue
			}
			if !yield(batch) {
				return
			}
			batch = make([]intake.File, 0, importBatch)
		}
		if len(batch) > 0 {
			yield(batch)
		}
	}
}

// Importer is an import under way: stories are put in batches, and those that
// link to stories still to come wait for Finish.
type Importer struct {
	newsroom *Newsroom
	who      Who
	options  ImportOptions
	report   Report
	records  []storyfile.Records // taken; a dry run takes them again and again
	links    links
	waiting  []incoming
	arrived  []arrival // what is new, to be compared
	files    int
}

// BeginImport begins an import. It announces nothing: whatever it publishes
// was news elsewhere.
func (n *Newsroom) BeginImport(who Who, o ImportOptions) (*Importer, error) {
	if o.As != "" && o.As != news.Draft && o.As != news.Published {
		return nil, invalid("as", string(o.As), "Stories can be imported as draft or as published.")
	}
	if who.Origin == news.FromDesk {
		who.Origin = news.FromImport
	}
	return &Importer{newsroom: n, who: who, options: o, links: newLinks()}, nil
}

// incoming is a file on its way into the room.
type incoming struct {
	intake.File
	id       string // its story's, given or new
	group    string
	pictures []news.Picture
	words    int
	excerpt  string
}

// Put brings in a batch, in transactions of at most five hundred stories.
func (i *Importer) Put(ctx context.Context, files []intake.File) error {
	for len(files) > 0 {
		some := files[:min(importBatch, len(files))]
		if err := i.put(ctx, i.prepare(ctx, some)); err != nil {
			return err
		}
		files = files[len(some):]
	}
	return nil
}

// put brings in what was prepared, in one transaction.
func (i *Importer) put(ctx context.Context, p prepared) error {
	if p.err != nil {
		i.settle(p.batch)
		return p.err
	}
	i.report.Refused = append(i.report.Refused, p.refused...)
	waited, done := len(i.waiting), make([]incoming, 0, len(p.batch))
	err := i.commit(ctx, func(a *act) error {
		for k := range p.batch {
			if err := i.identify(a, &p.batch[k]); err != nil {
				return err
			}
		}
		for _, in := range p.batch {
			if linked, err := i.link(a, &in, false); err != nil {
				return err
			} else if !linked {
				i.waiting = append(i.waiting, in)
				continue
			}
			done = append(done, in)
			if err := i.take(a, in); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		i.waiting, done = i.waiting[:waited], p.batch
	}
	i.settle(done)
	i.files += p.files
	if err == nil && i.options.Progress != nil {
		i.options.Progress(i.files - len(i.waiting))
	}
	return err
}

// Finish brings in what has waited for others, compares what is new with what
// the room has, and reports.
func (i *Importer) Finish(ctx context.Context) (Report, error) {
	for len(i.waiting) > 0 {
		batch := i.waiting[:min(importBatch, len(i.waiting))]
		err := i.commit(ctx, func(a *act) error {
			for _, in := range batch {
				if _, err := i.link(a, &in, true); err != nil {
					return err
				}
				if err := i.take(a, in); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			i.settle(i.waiting)
			i.waiting = nil
			return i.report, err
		}
		i.settle(batch)
		i.waiting = i.waiting[len(batch):]
		if i.options.Progress != nil {
			i.options.Progress(i.files - len(i.waiting))
		}
	}
	i.compare(ctx)
	return i.report, nil
}

// errDryRun rolls a transaction back that was only tried.
var errDryRun = errors.New("dry run")

// commit runs do in one transaction and keeps what it made for the report; of
// one that fails nothing is reported.
func (i *Importer) commit(ctx context.Context, do func(*act) error) error {
	before, arrived := i.report, i.arrived
	err := i.newsroom.write(ctx, i.who, func(a *act) error {
		a.trying = i.options.DryRun
		if err := i.again(a); err != nil {
			return err
		}
		if err := do(a); err != nil {
			return err
		}
		i.report.NewTags = i.named(i.report.NewTags, a.fresh.madeTags)
		i.report.Pictures += a.fresh.madePictures
		i.report.NewAuthors = i.named(i.report.NewAuthors, a.fresh.madeAuthors)
		if i.options.DryRun {
			return errDryRun
		}
		return nil
	})
	if errors.Is(err, errDryRun) {
		return nil
	}
	if err != nil {
		i.report, i.arrived = before, arrived
	}
	return err
}

// named is names and more. A dry run undoes what it makes, and may make it again.
func (i *Importer) named(names, more []string) []string {
	for _, name := range more {
		if !i.options.DryRun || !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
