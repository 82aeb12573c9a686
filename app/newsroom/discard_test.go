package newsroom_test

import (
	"path/filepath"
	"strings"
	"testing"

	"galley/app/intake"
	"galley/app/newsroom"
	"galley/app/store"
)

// What was refused leaves nothing behind, and takes nothing with it that a
// record names.
func TestARefusedStoryLeavesNoPictures(t *testing.T) {
	r := newRoom(t)
	kept, err := r.AddPicture(t.Context(), nell, "kept.svg", strings.NewReader(svg))
	if err != nil {
		t.Fatal(err)
	}
	other := strings.ReplaceAll(svg, "10", "20")
	dir := files(t, map[string]string{
		"one.md": "---\nheadline: One\nregions: [nowhere]\nlead: a.svg\npictures: [{id: b.svg}]\n---\n", "a.svg": svg, "b.svg": other,
		"two.md": "---\nheadline: Two\nlead: b.svg\ngallery: [text.svg]\n---\n", "text.svg": "no drawing",
	})
	if report := r.bring(t, newsroom.ImportOptions{}, dir); len(report.Refused) != 2 || report.Pictures != 0 {
		t.Fatalf("%+v", report)
	}
	if media := mediaOf(t, r.dir); len(media) != 1 || media[kept.ID+".svg"] == "" {
		t.Errorf("the media folder holds %d files", len(media))
	}
	write(t, filepath.Join(dir, "three.md"), "---\nheadline: Three\nrelated: [one]\nlead: b.svg\n---\n")
	if report := r.bring(t, newsroom.ImportOptions{}, dir); report.New != 1 || len(report.Unlinked) != 1 {
		t.Fatalf("%+v", report)
	}
	if media := mediaOf(t, r.dir); len(media) != 2 {
		t.Errorf("the media folder holds %d files", len(media))
	}
}

// A picture whose story is refused stays while another story of the import
// still waits with it.
func TestAWaitingStoryKeepsItsPictures(t *testing.T) {
	r := newRoom(t)
	dir := files(t, map[string]string{
		"b-refused.md": "---\nheadline: Refused\nregions: [nowhere]\nlead: a.svg\n---\n",
		"a-waits.md":   "---\nheadline: Waits\nrelated: [later]\nlead: a.svg\n---\n", "a.svg": svg,
	})
	i, err := r.BeginImport(nell, newsroom.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for f := range intake.Read(t.Context(), []string{dir}) {
		if err := i.Put(t.Context(), []intake.File{f}); err != nil {
			t.Fatal(err)
		}
	}
	if report, err := i.Finish(t.Context()); err != nil || report.New != 1 || report.Pictures != 1 {
		t.Fatalf("%+v %v", report, err)
	}
	if media := mediaOf(t, r.dir); len(media) != 1 {
		t.Errorf("the media folder holds %d files", len(media))
	}
}

func TestAnEmptiedSampleLeavesItsPicturesToNobody(t *testing.T) {
	r := sampleRoom(t)
	lead := ""
	for _, s := range r.everyStory(t) {
		if s.Slug == "bread-price" && s.Language == "en" {
			lead = s.Lead
		}
	}
	own := r.show(t, r.whole(t, "en").ID)
	own.Lead = lead
	if _, err := r.Save(t.Context(), nell, own.ID, own.Revision, own); err != nil {
		t.Fatal(err)
	}
	r.publish(t, own.ID)
	own.Lead, own.Pictures = "", nil // an earlier revision uses it still
	if _, err := r.Save(t.Context(), nell, own.ID, r.stored(t, own.ID).Revision, own); err != nil {
		t.Fatal(err)
	}
	unused, err := r.AddPicture(t.Context(), nell, "mine.svg", strings.NewReader(svg))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "before.zip")
	if _, err := r.store.Backup(file); err != nil {
		t.Fatal(err)
	}
	before := mediaOf(t, r.dir)
	if err := r.EmptySample(t.Context(), nell); err != nil {
		t.Fatal(err)
	}
	media := mediaOf(t, r.dir)
	if len(media) != 2 || media[lead+".svg"] == "" || media[unused.ID+".svg"] == "" {
		t.Errorf("%d of %d media files are left", len(media), len(before))
	}
	err = r.store.Read(func(tx *store.Tx) error {
		if _, err := tx.Picture(lead); err != nil {
			return err
		}
		_, err := tx.Picture(unused.ID)
		return err
	})
	if err != nil {
		t.Error(err)
	}
	into := filepath.Join(t.TempDir(), "again")
	if err := store.Recover(file, into); err != nil {
		t.Fatal(err)
	}
	if again := mediaOf(t, into); len(again) != len(before) {
		t.Errorf("the backup holds %d of %d media files", len(again), len(before))
	}
}
