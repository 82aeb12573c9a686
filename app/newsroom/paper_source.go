package newsroom

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"galley/app/bundle"
	"galley/app/news"
	"galley/app/storyfile"
)

// carrier brings what a newsroom has made public.
type carrier interface {
	// bring is the next bundle after a sequence of the newsroom's journal; nil
	// where there is nothing new. known is the key that the newsroom signs
	// with, empty while that is not known.
	bring(ctx context.Context, after uint64, known string) (*brought, error)
	// stamp changes with what is there; empty where that takes asking.
	stamp() (string, error)
}

// brought is a bundle that has come, checked.
type brought struct {
	*bundle.Reader
	key  string // that the newsroom keeps; empty where it keeps none yet
	done func() // gives up what holds it
}

// carrierOf is who brings the paper at source: an http(s) address, or the
// whole path of a file or folder. Files that come are kept in scratch
// meanwhile; the empty scratch is the system's place for that.
func carrierOf(source, agent, scratch string) (carrier, error) {
	if strings.Contains(source, "://") {
		return newAddress(source, agent, scratch)
	}
	info, err := os.Stat(source)
	if err != nil {
		return nil, sourceGone(source, err)
	}
	if !info.IsDir() {
		return oneFile{path: source, scratch: scratch}, nil
	}
	if _, err := os.Stat(filepath.Join(source, "galley.db")); err == nil {
		return roomFolder{dir: source, scratch: scratch, limit: BundlePage}, nil
	}
	return bundleFolder{dir: source}, nil
}

// Look is the first look at a paper.
type Look struct {
	Source   string // as it is asked from now on
	Name     news.Labels
	Sections []news.Section // in their order

	newsroom bundle.Newsroom
	editions []news.Edition
	key      string
}

// LookAt looks at the paper at where, which a person gave: an address, or the
// path of a file or folder. agent is what an address is told of this program.
func LookAt(ctx context.Context, where, agent string) (Look, error) {
	sources, err := meantBy(where)
	if err != nil {
		return Look{}, err
	}
	for _, source := range sources {
		var look Look
		if look, err = lookAt(ctx, source, agent); err == nil {
			return look, nil
		}
		if !errors.Is(err, &news.Error{Code: news.CodeNotPaper}) {
			break
		}
	}
	return Look{}, err
}

func lookAt(ctx context.Context, source, agent string) (Look, error) {
	from, err := carrierOf(source, agent, "")
	if err != nil {
		return Look{}, err
	}
	b, err := from.bring(ctx, 0, "")
	if err != nil {
		return Look{}, err
	}
	if b == nil {
		return Look{}, notPaper(source, errors.New("nothing there"))
	}
	defer b.done()
	if b.From > 0 {
		return Look{}, bundleGap(source)
	}
	look := Look{Source: source, Name: b.Newsroom.Name, newsroom: b.Newsroom, key: b.key}
	records := b.Records.Clean()
	if err := records.Check("records.json", nil); err != nil {
		return Look{}, notPaper(source, err)
	}
	look.editions = editionsOf(records)
	for i, s := range records.Sections {
		look.Sections = append(look.Sections, news.Section{ID: s.ID, Parent: s.Parent, Labels: s.Names, Order: i + 1})
	}
	return look, nil
}

func editionsOf(r storyfile.Records) []news.Edition {
	editions := make([]news.Edition, len(r.Editions))
	for i, e := range r.Editions {
		editions[i] = news.Edition{Tag: e.Language, Digits: e.Digits, DoubleMonths: e.DoubleMonths, Zone: e.Zone}
	}
	return editions
}

// meantBy are the sources that where may mean, the likeliest first.
func meantBy(where string) ([]string, error) {
	where = strings.TrimSpace(where)
	if strings.Contains(where, "://") {
		return addressesOf(where)
	}
	path, err := filepath.Abs(where)
	if where == "" || err != nil {
		return nil, sourceGone(where, errors.Join(err, fs.ErrNotExist))
	}
	return []string{path}, nil
}

func sourceGone(source string, err error) error {
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("look for the paper: %w", err)
	}
	return &news.Error{
		Code: news.CodeSourceGone, Field: "where", Err: err, Args: map[string]string{"it": source},
		Message: fmt.Sprintf("There is nothing at %s now. If it is a stick, put it in; if it has moved, open the newspaper from where it is.", source),
	}
}

func notPaper(source string, err error) error {
	return &news.Error{
		Code: news.CodeNotPaper, Field: "where", Err: err, Args: map[string]string{"it": source},
		Message: fmt.Sprintf("%s is not a newspaper that Galley can read. Give the address of an edition, a bundle, a backup, or a folder with one of them.", source),
	}
}

func bundleGap(source string) error {
	return &news.Error{
		Code: news.CodeBundleGap, Err: errors.New("the bundle begins later"), Args: map[string]string{"it": source},
		Message: "The bundle begins after what has been read so far. Get one that begins earlier, or a whole one.",
	}
}

func keyChanged(source string) error {
	return &news.Error{
		Code: news.CodeKeyChanged, Args: map[string]string{"it": source},
		Message: "What came is signed with another key than this newspaper’s. Nothing was taken: ask the newsroom whether its key has changed, and open the newspaper anew if it has.",
	}
}
