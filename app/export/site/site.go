package site

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"iter"
	"maps"
	"net/http"
	"path"
	"runtime"
	"slices"
	"sync"
	"time"

	"galley/app/edition"
)

// Options say how a site is written.
type Options struct {
	Media fs.FS // the files that pages show, as the edition's Source has them; nil writes none
	Full  bool  // make every page, whatever the list says
	// Progress, where set, is told how many of the pages have been dealt with.
	Progress func(done, all int)
}

// Report is what an export did. What it wrote, left and removed counts pages
// and assets; Media counts pictures and films that were written.
type Report struct {
	Written, Unchanged, Removed, Media int
	Bytes                              int64    // of all files
	Missing                            []string // media files that are not there
	Left                               []string // addresses at which somebody's own file lies
}

// saveEvery is how often the list is written while the export runs: what is in
// it need not be made again.
const saveEvery = 10 * time.Second

// Pages are what is written: an edition, or a part of one.
type Pages interface {
	Assets() []string
	Listing() iter.Seq2[edition.Listed, error]
	Render(address string) (edition.Page, error)
}

// export is an export under way.
type export struct {
	edition Pages
	options Options
	folder  *folder

	old files // what the folder had

	gone []string // file names of pages that others may not lead to any more

	mu     sync.Mutex
	now    files           // what it has, and is to have
	wanted map[string]bool // what of that stays
	report Report
	done   int
	all    int
	saved  time.Time
}

// Write writes the pages of e into the folder dir, or what has changed of them.
func Write(ctx context.Context, e Pages, dir string, o Options) (report Report, err error) {
	f, err := openFolder(dir)
	if err != nil {
		return Report{}, err
	}
	x := &export{edition: e, options: o, folder: f, wanted: map[string]bool{}, saved: time.Now()}
	if x.old, err = readList(f.root); err != nil {
		return Report{}, errors.Join(err, f.root.Close())
	}
	err = f.begin()
	if err == nil {
		err = x.write(ctx)
	}
	return x.report, errors.Join(err, f.end())
}

func (x *export) write(ctx context.Context) error {
	pages, err := x.plan()
	if err != nil {
		return err
	}
	for _, some := range byRank(pages) {
		if err := x.make(ctx, some); err != nil {
			return errors.Join(err, x.save())
		}
	}
	if err := x.clear(); err != nil {
		return errors.Join(err, x.save())
	}
	for _, e := range x.now {
		x.report.Bytes += e.size
	}
	// Done is on the disk: whoever is told so may pull out the stick.
	return errors.Join(x.save(), x.folder.sync())
}

// plan lists what the folder is to have. The list names it before it is there:
// what an export leaves when it is stopped is known as its own.
func (x *export) plan() ([]edition.Listed, error) {
	x.now = maps.Clone(x.old)
	isNew := !x.folder.there(ListName)
	var pages []edition.Listed
	plan := func(p edition.Listed) {
		if x.wanted[p.Address] {
			return
		}
		x.wanted[p.Address] = true
		pages = append(pages, p)
		if p.Gone && p.Basis != x.old[p.Address].basis {
			x.gone = append(x.gone, path.Base(p.Address))
		}
		if _, known := x.now[p.Address]; !known && (isNew || !x.folder.there(p.Address)) {
			x.now[p.Address] = entry{}
		}
	}
	assets := x.edition.Assets()
	if len(assets) > 0 { // pages are shown with them
		assets = append(assets, notFoundName)
	}
	for _, address := range assets {
		plan(edition.Listed{Address: address})
	}
	for p, err := range x.edition.Listing() {
		if err != nil {
			return nil, err
		}
		plan(p)
	}
	x.all = len(pages)
	return pages, x.save()
}

// notFoundName is the page that many servers show where there is none.
const notFoundName = "404.html"

// make makes pages, on all processors.
func (x *export) make(ctx context.Context, pages []edition.Listed) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	next := make(chan edition.Listed)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for p := range next {
				if err := x.page(p); err != nil {
					cancel(err)
				}
			}
		})
	}
	for _, p := range pages {
		select {
		case next <- p:
			continue
		case <-ctx.Done():
		}
		break
	}
	close(next)
	workers.Wait()
	return context.Cause(ctx)
}

// page makes a page if what it is made of has changed, and writes it if it has
// become another.
func (x *export) page(p edition.Listed) error {
	old := x.old[p.Address]
	there := old.written() && x.folder.size(p.Address) == old.size
	if there && !x.options.Full && p.Basis == old.basis && p.Basis != (edition.Sum{}) && !x.leadsToGone(p.Address) {
		for _, name := range old.media {
			if err := x.medium(name); err != nil {
				return err
			}
		}
		x.has(p.Address, old)
		x.note(func(r *Report) { r.Unchanged++ })
		return x.tell()
	}
	if !old.written() && x.isSomebodys(p.Address) {
		return x.tell()
	}
	page, err := x.edition.Render(p.Address)
	if err != nil {
		return err
	}
	if page.Status == http.StatusNotFound && p.Address != notFoundName { // gone since the pages were listed
		return x.tell()
	}
	made := entry{basis: p.Basis, hash: hashOf(page.Body), size: int64(len(page.Body)), media: mediaOf(page.Body)}
	for _, name := range made.media {
		if err := x.medium(name); err != nil {
			return err
		}
	}
	if there && made.hash == old.hash {
		x.has(p.Address, made)
		x.note(func(r *Report) { r.Unchanged++ })
		return x.tell()
	}
	if err := x.folder.putBytes(p.Address, page.Body); err != nil {
		return err
	}
	x.has(p.Address, made)
	x.note(func(r *Report) { r.Written++ })
	return x.tell()
}

// leadsToGone says whether the page at address leads to a story that has been
// withdrawn since. While none has, no page is read.
func (x *export) leadsToGone(address string) bool {
	if len(x.gone) == 0 {
		return false
	}
	page, err := x.folder.read(address)
	if err != nil {
		return true
	}
	return slices.ContainsFunc(x.gone, func(name string) bool {
		return bytes.Contains(page, []byte("/"+name)) || bytes.Contains(page, []byte(`"`+name))
	})
}

// isSomebodys says whether a file lies at address that no export has written or
// meant to, and reports it.
func (x *export) isSomebodys(address string) bool {
	x.mu.Lock()
	_, ours := x.now[address]
	x.mu.Unlock()
	if ours || !x.folder.there(address) {
		return false
	}
	x.note(func(r *Report) { r.Left = append(r.Left, address) })
	return true
}

func (x *export) note(change func(*Report)) {
	x.mu.Lock()
	defer x.mu.Unlock()
	change(&x.report)
}

// has says what lies at address now.
func (x *export) has(address string, e entry) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.now[address] = e
}

// tell tells how far it is, and writes the list from time to time.
func (x *export) tell() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.done++
	if x.options.Progress != nil {
		x.options.Progress(x.done, x.all)
	}
	if time.Since(x.saved) < saveEvery {
		return nil
	}
	return x.save()
}

// save writes the list. What it names is on the disk before: after a power cut
// no file is taken for whole that is not.
func (x *export) save() error {
	if err := x.folder.sync(); err != nil {
		return err
	}
	err := x.folder.putBytes(ListName, x.now.bytes())
	x.saved = time.Now()
	return err
}

// clear removes what has vanished.
func (x *export) clear() error {
	for _, address := range slices.Sorted(maps.Keys(x.now)) {
		if x.wanted[address] {
			continue
		}
		if err := x.folder.remove(address); err != nil {
			return err
		}
		delete(x.now, address)
		x.report.Removed++
	}
	return nil
}
