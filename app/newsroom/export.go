package newsroom

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"galley/app/news"
	"galley/app/store"
	"galley/app/storyfile"
)

// picturesFolder lies beside the stories that use its files.
const picturesFolder = "pictures"

// Exported is what an export wrote.
type Exported struct {
	Stories  int
	Pictures int
	Records  int // sections, regions, tags, authors …
}

// ExportMarkdown writes every story of the room, with its pictures and the
// desk's notes, as Markdown files under dir: edition/section/address.md; and
// in one file at its root the records that they speak of. Importing them into
// an empty room gives the same stories. progress, where
// set, is told after each file how many there are.
func (n *Newsroom) ExportMarkdown(ctx context.Context, dir string, progress func(stories int)) (Exported, error) {
	x := exporter{newsroom: n, dir: dir, taken: map[string]bool{}, copied: map[string]bool{}, pictures: map[string]bool{}}
	if err := x.records(ctx); err != nil {
		return x.done, err
	}
	for after := ""; ; {
		page, err := n.exportPage(ctx, after)
		if err != nil {
			return x.done, err
		}
		for _, s := range page.stories {
			if err := ctx.Err(); err != nil {
				return x.done, err
			}
			if err := x.write(s); err != nil {
				return x.done, err
			}
			if progress != nil {
				progress(x.done.Stories)
			}
		}
		if after = page.next; after == "" {
			return x.done, nil
		}
	}
}

// exportPage is a part of the room's stories, whole, read in one snapshot.
type exportPage struct {
	stories []leaving
	next    string
}

// leaving is a story on its way out, with the files that it uses.
type leaving struct {
	story    storyfile.Story
	pictures []news.Picture
}

func (n *Newsroom) exportPage(ctx context.Context, after string) (exportPage, error) {
	var page exportPage
	err := n.read(ctx, func(r *reading) error {
		rows, err := r.tx.Desk(store.DeskQuery{After: after, Limit: 200})
		if err != nil {
			return err
		}
		page.next = rows.Next
		for _, row := range rows.Rows {
			s, err := r.leaving(row.ID)
			if err != nil {
				return err
			}
			page.stories = append(page.stories, s)
		}
		return nil
	})
	return page, err
}

// leaving is story id as its file has it: of a public story the public text,
// and its working copy beside it where that differs.
func (r *reading) leaving(id string) (leaving, error) {
	s, err := r.tx.Story(id)
	if err != nil {
		return leaving{}, err
	}
	working := s.Content
	if s.Pending() {
		live, err := r.tx.Revision(id, s.LiveRevision)
		if err != nil {
			return leaving{}, err
		}
		s.Content = live.Content
	}
	out := leaving{}
	if out.story, err = r.outside(s); err != nil {
		return leaving{}, err
	}
	ids := used(s.Content)
	if s.Pending() && !equal(working, s.Content) {
		copied := storyfile.Story{Language: s.Language}
		if err := r.content(&copied, working); err != nil {
			return leaving{}, err
		}
		copied.Language = ""
		out.story.Working = &copied
		ids = append(ids, used(working)...)
	}
	for _, id := range ids {
		p, err := r.tx.Picture(id)
		if notFound(err) {
			continue
		}
		if err != nil {
			return leaving{}, err
		}
		out.pictures = append(out.pictures, p)
	}
	return out, nil
}

// exporter writes files under dir.
type exporter struct {
	newsroom *Newsroom
	dir      string
	taken    map[string]bool // paths of stories written
	copied   map[string]bool // paths of pictures written
	pictures map[string]bool // ids of the same: one may lie in several folders
	done     Exported
}

func (x *exporter) write(out leaving) error {
	s := out.story
	folder := filepath.Join(s.Language, cmp.Or(s.Section, "no-section"))
	name := x.name(folder, s)
	files := map[string]string{}
	for _, p := range out.pictures {
		file := filepath.Join(folder, picturesFolder, p.ID+p.Ext)
		if err := x.copy(p, file); err != nil {
			return err
		}
		files[p.ID] = picturesFolder + "/" + p.ID + p.Ext
	}
	s = beside(s, files)
	err := writeFile(filepath.Join(x.dir, folder, name), func(w io.Writer) error {
		_, err := w.Write(storyfile.Format(s))
		return err
	})
	if err != nil {
		return err
	}
	x.done.Stories++
	return nil
}

// name is a file name for s that no other story of the folder has.
func (x *exporter) name(folder string, s storyfile.Story) string {
	base := cmp.Or(s.Address, slugOf(s.Slug), "story")
	for i := 1; ; i++ {
		name := base + ".md"
		if i > 1 {
			name = base + "-" + strconv.Itoa(i) + ".md"
		}
		if path := store.Fold(filepath.Join(folder, name)); !x.taken[path] {
			x.taken[path] = true
			return name
		}
	}
}

// beside says in s where the files lie that it uses. A picture that is no
// picture of the story but of its film is named by its file.
func beside(s storyfile.Story, files map[string]string) storyfile.Story {
	pictures := make([]storyfile.Picture, len(s.Pictures))
	for i, p := range s.Pictures {
		p.File = files[p.ID]
		pictures[i] = p
	}
	s.Pictures = pictures
	named := func(id string) string {
		for _, p := range s.Pictures {
			if p.ID == id {
				return id
			}
		}
		return cmp.Or(files[id], id)
	}
	if s.Video != nil {
		s.Video = &storyfile.Video{ID: named(s.Video.ID), Poster: named(s.Video.Poster), Captions: named(s.Video.Captions)}
	}
	if s.Working != nil {
		working := beside(*s.Working, files)
		s.Working = &working
	}
	return s
}

// copy copies p's original beside the stories, once.
func (x *exporter) copy(p news.Picture, file string) error {
	if x.copied[file] {
		return nil
	}
	x.copied[file] = true
	from, err := os.Open(x.newsroom.media.Original(p))
	if errors.Is(err, os.ErrNotExist) {
		return &news.Error{
			Code: news.CodeNotFound, Err: err,
			Message: "The picture “" + p.Name + "” is not in the newsroom's media folder. Bring the folder back from a backup, then export again.",
			Args:    map[string]string{"it": p.Name},
		}
	}
	if err != nil {
		return fmt.Errorf("open picture: %w", err)
	}
	defer from.Close()
	err = writeFile(filepath.Join(x.dir, file), func(w io.Writer) error {
		_, err := io.Copy(w, from)
		return err
	})
	if err != nil {
		return err
	}
	x.pictures[p.ID] = true
	x.done.Pictures = len(x.pictures)
	return nil
}
