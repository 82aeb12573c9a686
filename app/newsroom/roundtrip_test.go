package newsroom_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"galley/app/newsroom"
	"galley/app/storyfile"
)

// everyStory is every story of the room by its id, without what belongs to
// one room alone.
func (r *room) everyStory(t *testing.T) map[string]storyfile.Story {
	t.Helper()
	all := map[string]storyfile.Story{}
	for after := ""; ; {
		page, err := r.List(t.Context(), newsroom.Query{After: after, Limit: 50})
		if err != nil {
			t.Fatal(err)
		}
		for _, listed := range page.Stories {
			s := r.show(t, listed.Row.ID)
			s.Revision, s.LiveRevision, s.UpdatedAt = 0, 0, ""
			all[s.ID] = s
		}
		if after = page.Next; after == "" {
			return all
		}
	}
}

// mediaOf are the files of the room's media folder with their bytes.
func mediaOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := filepath.Join(dir, "media")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func (r *room) exported(t *testing.T) (dir string, records storyfile.Records) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "out")
	if _, err := r.ExportMarkdown(t.Context(), dir, nil); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, storyfile.RecordsFile))
	if err != nil {
		t.Fatal(err)
	}
	if records, _, err = storyfile.ParseRecords(storyfile.RecordsFile, data); err != nil {
		t.Fatal(err)
	}
	return dir, records
}

// What a newsroom wrote out is the same newsroom in any empty room.
func TestTheSampleSurvivesExportAndImport(t *testing.T) {
	source := sampleRoom(t)
	want, media := source.everyStory(t), mediaOf(t, source.dir)
	dir, records := source.exported(t)
	for _, editions := range [][]string{{"en"}, {"fr", "es"}, {"ar", "en", "es"}} {
		t.Run(editions[0], func(t *testing.T) {
			into := t.TempDir()
			if err := newsroom.Found(into, newsroom.Founding{Name: "The Proof", Editions: editions, Now: start}); err != nil {
				t.Fatal(err)
			}
			r := openRoom(t, into, newClock())
			own := r.everyStory(t)
			tried := r.bring(t, newsroom.ImportOptions{DryRun: true}, dir)
			if now := r.everyStory(t); !reflect.DeepEqual(own, now) || len(now) != 1 {
				t.Errorf("the dry run changed the room: %d stories", len(now))
			}
			report := r.bring(t, newsroom.ImportOptions{}, dir)
			for _, refused := range report.Refused {
				t.Errorf("%s: %v", refused.Path, refused.Err)
			}
			if report.New != len(want) || len(report.NewTags)+len(report.NewAuthors)+len(report.Unlinked) != 0 {
				t.Errorf("report %+v", report)
			}
			tried.Pictures = report.Pictures
			if !reflect.DeepEqual(tried, report) {
				t.Errorf("the dry run said\n%+v\nnot\n%+v", tried, report)
			}
			have := r.everyStory(t)
			for id, s := range want {
				if !reflect.DeepEqual(s, have[id]) {
					t.Errorf("%s.%s was\n%+v\nand is\n%+v", s.Slug, s.Language, s, have[id])
				}
			}
			for name, bytes := range mediaOf(t, into) {
				if media[name] != bytes {
					t.Errorf("%s is another file", name)
				}
			}
			if len(mediaOf(t, into)) != len(media) {
				t.Errorf("%d media files, not %d", len(mediaOf(t, into)), len(media))
			}
			_, again := r.exported(t)
			if !reflect.DeepEqual(records.Tags, again.Tags) {
				t.Errorf("tags\n%+v\n%+v", records.Tags, again.Tags)
			}
			for _, author := range records.Authors {
				here := find(t, again.Authors, func(a storyfile.Author) bool { return a.Names["en"] == author.Names["en"] })
				if here.ID = author.ID; !reflect.DeepEqual(author, here) {
					t.Errorf("author\n%+v\n%+v", author, here)
				}
			}
			second := r.bring(t, newsroom.ImportOptions{}, dir)
			if second.Unchanged != len(want) || len(second.Records.Made)+len(second.Records.Completed) != 0 {
				t.Errorf("brought in again: %+v", second)
			}
		})
	}
}
