package newsroom

import (
	"cmp"
	"strings"
	"time"

	"galley/app/news"
	"galley/app/store"
)

// Founding is what a newsroom is made from.
type Founding struct {
	Name     string
	Slogan   string
	Person   string   // who works here first; may be a pseudonym, may be empty
	Device   string   // their computer's name, for history
	Editions []string // language tags; empty is en
	Zone     string   // IANA; empty is UTC
	Now      time.Time
}

// Found makes a room in dir: its settings, sections, regions and first
// records, and one empty draft to begin with.
func Found(dir string, f Founding) error {
	f = f.complete()
	settings, err := f.settings()
	if err != nil {
		return err
	}
	if err := validSettings(settings); err != nil {
		return err
	}
	if length := len([]rune(f.Person)); length > maxName {
		return tooLong("person", "person's name", length, maxName)
	}
	s, err := store.Create(dir, func(tx *store.Tx) error {
		a := f.act(tx, settings)
		if err := a.layOut(defaultSections, defaultRegions); err != nil {
			return err
		}
		publication := news.Author{ID: publicationID, Kind: news.Publication, Names: settings.Name}
		if err := tx.PutAuthor(publication, a.entry()); err != nil {
			return err
		}
		if err := a.firstPerson(); err != nil {
			return err
		}
		for _, page := range defaultPages {
			if err := tx.PutPage(page, a.entry()); err != nil {
				return err
			}
		}
		_, err := a.create(NewStory{Language: f.Editions[0]})
		return err
	})
	if err != nil {
		return err
	}
	return s.Close()
}

func (f Founding) complete() Founding {
	f.Name, f.Person = strings.TrimSpace(f.Name), strings.TrimSpace(f.Person)
	f.Zone = cmp.Or(f.Zone, "UTC")
	if len(f.Editions) == 0 {
		f.Editions = []string{"en"}
	}
	if f.Now.IsZero() {
		f.Now = time.Now()
	}
	return f
}

func (f Founding) settings() (news.Settings, error) {
	secret, err := newSecret()
	if err != nil {
		return news.Settings{}, err
	}
	s := news.Settings{Name: news.Labels{}, Zone: f.Zone, MadeAt: news.At(f.Now).Second(), SigningKey: secret}
	for _, tag := range f.Editions {
		s.Editions = append(s.Editions, news.Edition{Tag: tag})
	}
	if f.Name != "" {
		s.Name[news.Base(f.Editions[0])] = f.Name
	}
	if f.Slogan != "" {
		s.Slogan = news.Labels{news.Base(f.Editions[0]): f.Slogan}
	}
	if f.Person != "" {
		s.People = []string{f.Person}
	}
	return s, nil
}

// act is the founding itself, in tx.
func (f Founding) act(tx *store.Tx, settings news.Settings) *act {
	return &act{tx: tx, who: Who{Person: f.Person, Device: f.Device}, at: news.At(f.Now), settings: settings}
}

// layOut writes the settings and the newsroom's order.
func (a *act) layOut(sections []news.Section, regions []news.Region) error {
	if err := a.tx.PutSettings(a.settings, a.entry()); err != nil {
		return err
	}
	for i, section := range sections {
		section.Order = i + 1
		if err := a.tx.PutSection(section, a.entry()); err != nil {
			return err
		}
	}
	for i, region := range regions {
		region.Order = i + 1
		if err := a.tx.PutRegion(region, a.entry()); err != nil {
			return err
		}
	}
	return nil
}

// firstPerson gives who works here a record as an author.
func (a *act) firstPerson() error {
	if a.who.Person == "" {
		return nil
	}
	if _, found, err := a.tx.AuthorByName(a.who.Person); err != nil || found {
		return err
	}
	id, err := freeID(a.who.Person, "author", func(id string) (bool, error) { return isThere(a.tx.Author(id)) })
	if err != nil {
		return err
	}
	names := news.Labels{news.Base(a.settings.Editions[0].Tag): a.who.Person}
	return a.tx.PutAuthor(news.Author{ID: id, Kind: news.Person, Names: names}, a.entry())
}

// publicationID is the author record of the newsroom itself.
const publicationID = "newsroom"
