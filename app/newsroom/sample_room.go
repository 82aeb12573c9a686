package newsroom

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"galley/app/media"
	"galley/app/news"
	"galley/app/sample"
	"galley/app/store"
	"galley/app/storyfile"
)

// sampleEditions are the languages that the sample is written in.
var sampleEditions = []string{"en", "es", "ar"}

// FoundSample makes the sample newsroom in dir, as if it had been at work
// until f.Now. Of f it takes who works here, the zone and the time; the name
// and the editions are its own.
func FoundSample(dir string, f Founding) error {
	f.Name, f.Editions = "Three Shores", sampleEditions
	f = f.complete()
	own, err := readSample(f)
	if err != nil {
		return fmt.Errorf("read the sample: %w", err)
	}
	settings, err := f.settings()
	if err != nil {
		return err
	}
	settings = own.settings(settings)
	if err := validSettings(settings); err != nil {
		return err
	}
	s, err := store.Create(dir, func(tx *store.Tx) error {
		a := f.act(tx, settings)
		a.who.Origin = news.FromSample
		if err := a.layOut(defaultSections, nil); err != nil {
			return err
		}
		return own.load(a, media.Open(dir))
	})
	if err != nil {
		return err
	}
	return s.Close()
}

// sampleRoom is the sample as its files have it.
type sampleRoom struct {
	Name, Slogan, About, Rights news.Labels
	records                     storyfile.Records
	pages                       []news.Page
	stories                     []*sampleStory
}

// readSample reads the embedded files, with f's time in place of theirs.
func readSample(f Founding) (*sampleRoom, error) {
	var room sampleRoom
	if err := room.readSettings(); err != nil {
		return nil, err
	}
	for _, name := range []string{"regions.yaml", "tags.yaml", "authors.yaml"} {
		data, err := sample.Files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		records, _, err := storyfile.ParseRecords(name, data)
		if err != nil {
			return nil, err
		}
		room.records.Regions = append(room.records.Regions, records.Regions...)
		room.records.Tags = append(room.records.Tags, records.Tags...)
		room.records.Authors = append(room.records.Authors, records.Authors...)
	}
	if err := room.readPages(); err != nil {
		return nil, err
	}
	return &room, room.readStories(newSampleTime(f))
}

// readSettings reads what the newsroom says of itself.
func (r *sampleRoom) readSettings() error {
	const name = "newsroom.yaml"
	data, err := sample.Files.ReadFile(name)
	if err != nil {
		return err
	}
	d, err := storyfile.ReadYAML(name, data)
	if err != nil {
		return err
	}
	var settings struct {
		Name   news.Labels `yaml:"name"`
		Slogan news.Labels `yaml:"slogan"`
		About  news.Labels `yaml:"about"`
		Rights news.Labels `yaml:"rights"`
	}
	if err := d.Decode(&settings); err != nil {
		return err
	}
	r.Name, r.Slogan, r.About, r.Rights = settings.Name, settings.Slogan, settings.About, settings.Rights
	return nil
}

// eachSampleFile calls do for every Markdown file of a folder, by name.
func eachSampleFile(folder string, do func(*storyfile.Document) error) error {
	entries, err := fs.ReadDir(sample.Files, folder)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".md") {
			continue
		}
		data, err := sample.Files.ReadFile(path.Join(folder, entry.Name()))
		if err != nil {
			return err
		}
		d, err := storyfile.Read(entry.Name(), data)
		if err != nil {
			return err
		}
		if err := do(d); err != nil {
			return err
		}
	}
	return nil
}

// readPages reads the pages that the newsroom writes itself.
func (r *sampleRoom) readPages() error {
	r.pages = slices.Clone(defaultPages)
	return eachSampleFile("pages", func(d *storyfile.Document) error {
		var page struct {
			Title    string `yaml:"title"`
			Language string `yaml:"language"`
			Slug     string `yaml:"slug"`
		}
		if err := d.Decode(&page); err != nil {
			return err
		}
		i := slices.IndexFunc(r.pages, func(p news.Page) bool { return p.Slug == page.Slug })
		if i < 0 {
			i = len(r.pages)
			r.pages = append(r.pages, news.Page{Slug: page.Slug, Order: i + 1})
		}
		p := &r.pages[i]
		p.Titles, p.Bodies = withLabel(p.Titles, page.Language, page.Title), withLabel(p.Bodies, page.Language, d.Body)
		return nil
	})
}

// withLabel is labels with text in language; the defaults stay as they are.
func withLabel(labels news.Labels, language, text string) news.Labels {
	out := news.Labels{language: text}
	for tag, label := range labels {
		if tag != language {
			out[tag] = label
		}
	}
	return out
}

func (r *sampleRoom) settings(s news.Settings) news.Settings {
	s.Name, s.Slogan, s.About, s.Rights, s.Sample = r.Name, r.Slogan, r.About, r.Rights, true
	return s
}

// load writes the records and the stories with their history.
func (r *sampleRoom) load(a *act, library *media.Library) error {
	files, err := addSampleFiles(a, library)
	if err != nil {
		return err
	}
	for i, author := range r.records.Authors {
		r.records.Authors[i].Portrait = files[author.Portrait]
	}
	if _, err := a.takeRecords(r.records); err != nil {
		return err
	}
	for _, page := range r.pages {
		if err := a.tx.PutPage(page, a.entry()); err != nil {
			return err
		}
	}
	if err := a.firstPerson(); err != nil {
		return err
	}
	return r.loadStories(a, files)
}

// addSampleFiles takes the pictures, films and captions in and returns their
// ids by file name.
func addSampleFiles(a *act, library *media.Library) (map[string]string, error) {
	ids := map[string]string{}
	for _, folder := range []string{"pictures", "media"} {
		entries, err := fs.ReadDir(sample.Files, folder)
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			file, err := sample.Files.Open(path.Join(folder, entry.Name()))
			if err != nil {
				return nil, err
			}
			p, err := library.Add(entry.Name(), file)
			_ = file.Close() // of memory
			if err != nil {
				return nil, err
			}
			if p, err = a.keepPicture(p); err != nil {
				return nil, err
			}
			ids[entry.Name()] = p.ID
		}
	}
	return ids, nil
}
