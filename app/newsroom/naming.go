package newsroom

import (
	"strconv"
	"strings"

	"github.com/google/uuid"

	"galley/app/news"
	"galley/app/store"
)

// newID is a fresh id for a story or a group: it sorts by the time of making.
func newID() (string, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return "", err
	}
	return id.String(), nil
}

// fresh are records that stories of an act name and the room does not have.
// They are written with the first story that is, so that a story that is
// refused leaves none behind.
type fresh struct {
	tags                  map[string]news.Tag     // by folded name
	authors               map[string]news.Author  // by folded name
	pictures              map[string]news.Picture // by id
	madeTags, madeAuthors []string                // names of those written
	madePictures          int
}

// put writes a story, and before it the records that are new with it.
func (a *act) put(s news.Story, r *news.Revision, e news.Entry) error {
	for _, key := range keys(a.fresh.tags) {
		tag := a.fresh.tags[key]
		if err := a.tx.PutTag(tag, a.entry()); err != nil {
			return err
		}
		a.fresh.madeTags = append(a.fresh.madeTags, tag.Names.For(""))
	}
	for _, key := range keys(a.fresh.authors) {
		author := a.fresh.authors[key]
		if err := a.tx.PutAuthor(author, a.entry()); err != nil {
			return err
		}
		a.fresh.madeAuthors = append(a.fresh.madeAuthors, author.Names.For(""))
	}
	for _, id := range keys(a.fresh.pictures) {
		if _, err := a.keepPicture(a.fresh.pictures[id]); err != nil {
			return err
		}
		a.fresh.madePictures++
	}
	a.forget()
	return a.tx.PutStory(s, r, e)
}

// forget drops the records that a refused story would have brought.
func (a *act) forget() { a.fresh.tags, a.fresh.authors, a.fresh.pictures = nil, nil, nil }

// bring makes pictures, whose files are there, known to the story to come.
func (a *act) bring(pictures []news.Picture) error {
	for _, p := range pictures {
		if there, err := isThere(a.tx.Picture(p.ID)); err != nil {
			return err
		} else if there {
			continue
		}
		if a.fresh.pictures == nil {
			a.fresh.pictures = map[string]news.Picture{}
		}
		a.fresh.pictures[p.ID] = p
	}
	return nil
}

// tagID is the id of the tag of that name, in any language and under any of
// its aliases; one that the room has not is made, named in language.
func (a *act) tagID(name, language string) (string, error) {
	tag, found, err := a.tx.TagByName(name)
	if err != nil || found {
		return tag.ID, err
	}
	key := store.Fold(name)
	if tag, found := a.fresh.tags[key]; found {
		return tag.ID, nil
	}
	id, err := freeID(name, "tag", func(id string) (bool, error) {
		for _, tag := range a.fresh.tags {
			if tag.ID == id {
				return true, nil
			}
		}
		return isThere(a.tx.Tag(id))
	})
	if err != nil {
		return "", err
	}
	if a.fresh.tags == nil {
		a.fresh.tags = map[string]news.Tag{}
	}
	a.fresh.tags[key] = news.Tag{ID: id, Names: news.Labels{news.Base(language): name}}
	return id, nil
}

// authorID is the id of the author of that name, made like a tag's.
func (a *act) authorID(name, language string) (string, error) {
	author, found, err := a.tx.AuthorByName(name)
	if err != nil || found {
		return author.ID, err
	}
	key := store.Fold(name)
	if author, found := a.fresh.authors[key]; found {
		return author.ID, nil
	}
	id, err := freeID(name, "author", func(id string) (bool, error) {
		for _, author := range a.fresh.authors {
			if author.ID == id {
				return true, nil
			}
		}
		return isThere(a.tx.Author(id))
	})
	if err != nil {
		return "", err
	}
	if a.fresh.authors == nil {
		a.fresh.authors = map[string]news.Author{}
	}
	a.fresh.authors[key] = news.Author{ID: id, Kind: kindOfName(name), Names: news.Labels{news.Base(language): name}}
	return id, nil
}

// isThere says whether a record was found.
func isThere[T any](_ T, err error) (bool, error) {
	if notFound(err) {
		return false, nil
	}
	return err == nil, err
}

// freeID makes an id from a name, for addresses: letters, digits, hyphens.
func freeID(name, otherwise string, taken func(id string) (bool, error)) (string, error) {
	base := cutWords(latinWords(name), maxSlug)
	if base == "" {
		base = otherwise
	}
	if reserved[base] {
		base += "-" + otherwise
	}
	for i := 1; ; i++ {
		id := base
		if i > 1 {
			id += "-" + strconv.Itoa(i)
		}
		if there, err := taken(id); err != nil {
			return "", err
		} else if !there {
			return id, nil
		}
	}
}

// Words in a name that persons' names do not have. An author of a new name is
// taken for a person otherwise; the desk can say better in the record.
var organisations = map[string]news.AuthorKind{
	"agency": news.Agency, "agencies": news.Agency, "agencia": news.Agency, "agencias": news.Agency,
	"wire": news.Agency, "وكالة": news.Agency, "وكالات": news.Agency,
	"desk": news.Desk, "newsroom": news.Desk, "staff": news.Desk, "redacción": news.Desk, "تحرير": news.Desk,
	"english": news.Publication, "español": news.Publication, "news": news.Publication, "times": news.Publication,
	"noticias": news.Publication, "diario": news.Publication, "periódico": news.Publication,
	"tv": news.Publication, "radio": news.Publication, "channel": news.Publication, "press": news.Publication,
	"صحيفة": news.Publication, "جريدة": news.Publication, "قناة": news.Publication,
}

func kindOfName(name string) news.AuthorKind {
	for _, word := range strings.Fields(strings.ToLower(name)) {
		word = strings.TrimPrefix(strings.Trim(word, ".,()"), "ال")
		if kind, found := organisations[word]; found {
			return kind
		}
	}
	return news.Person
}
