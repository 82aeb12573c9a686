package store

import (
	"slices"
	"strings"

	"galley/app/news"
)

// Names lead to tags and authors: each name and alias under its fold, with the
// Arabic article and without it. The value says which of the two a key is.
const (
	nameWhole = "w" // as it is written
	nameBare  = "b" // without the article, where that differs
)

// What a name is of.
const (
	tagNames    = "t"
	authorNames = "a"
)

// nameKeys are the keys that lead to id under its names, with their values.
func nameKeys(of, id string, names []string) map[string]string {
	keys := make(map[string]string)
	for _, name := range names {
		whole := foldLetters(name)
		if whole == "" {
			continue
		}
		bare := withoutArticles(whole)
		if key := nameKey(of, bare, id); keys[key] == "" {
			keys[key] = nameBare
		}
		keys[nameKey(of, whole, id)] = nameWhole
	}
	return keys
}

func nameKey(of, folded, id string) string { return of + folded + separator + id }

// moveNames leads from the names now to id, and no more from those of old.
func (t *Tx) moveNames(of, id string, old, now []string) error {
	b := t.bucket(inNames)
	keys := nameKeys(of, id, now)
	for key := range nameKeys(of, id, old) {
		if keys[key] == "" {
			if err := b.Delete([]byte(key)); err != nil {
				return err
			}
		}
	}
	for key, value := range keys {
		if err := b.Put([]byte(key), []byte(value)); err != nil {
			return err
		}
	}
	return nil
}

// named is the id that name leads to: as it is written before without the
// article, the smallest id where two share a name.
func (t *Tx) named(of, name string) (id string, found bool, err error) {
	whole := foldLetters(name)
	if whole == "" {
		return "", false, nil
	}
	for _, folded := range appendNew(nil, whole, withoutArticles(whole)) {
		best := ""
		err := t.walk(inNames, []byte(nameKey(of, folded, "")), func(key, value []byte) (bool, error) {
			_, id, _ := strings.Cut(string(key), separator)
			if string(value) == nameWhole {
				best = id
				return false, nil
			}
			if best == "" {
				best = id
			}
			return true, nil
		})
		if err != nil || best != "" {
			return best, best != "", err
		}
	}
	return "", false, nil
}

// complete are up to limit ids with a name that begins with prefix.
func (t *Tx) complete(of, prefix string, limit int) (ids []string, err error) {
	if limit <= 0 {
		limit = defaultLimit
	}
	whole := foldLetters(prefix)
	for _, folded := range slices.Compact([]string{whole, withoutArticles(whole)}) {
		err = t.walk(inNames, []byte(of+folded), func(key, _ []byte) (bool, error) {
			_, id, _ := strings.Cut(string(key), separator)
			ids = appendNew(ids, id)
			return len(ids) < limit, nil
		})
		if err != nil || len(ids) >= limit {
			return ids, err
		}
	}
	return ids, nil
}

func tagNamesOf(g news.Tag) []string {
	names := labelsOf(g.Names)
	for _, aliases := range g.Aliases {
		names = append(names, aliases...)
	}
	return names
}

func labelsOf(l news.Labels) []string {
	var names []string
	for _, name := range l {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// TagByName is the tag with a name or alias like name, in any language.
func (t *Tx) TagByName(name string) (news.Tag, bool, error) {
	return byName[news.Tag](t, tagNames, inTags, name)
}

// AuthorByName is the author with a name like name, in any language.
func (t *Tx) AuthorByName(name string) (news.Author, bool, error) {
	return byName[news.Author](t, authorNames, inAuthors, name)
}

func byName[T any](t *Tx, of string, b bucket, name string) (v T, found bool, err error) {
	id, found, err := t.named(of, name)
	if err != nil || !found {
		return v, false, err
	}
	return get[T](t, b, []byte(id), id)
}

// CompleteTags are up to limit tags with a name or alias, in any language, that
// begins with prefix.
func (t *Tx) CompleteTags(prefix string, limit int) ([]news.Tag, error) {
	return completed[news.Tag](t, tagNames, inTags, prefix, limit)
}

// CompleteAuthors are up to limit authors with a name that begins with prefix.
func (t *Tx) CompleteAuthors(prefix string, limit int) ([]news.Author, error) {
	return completed[news.Author](t, authorNames, inAuthors, prefix, limit)
}

func completed[T any](t *Tx, of string, b bucket, prefix string, limit int) ([]T, error) {
	ids, err := t.complete(of, prefix, limit)
	if err != nil {
		return nil, err
	}
	records := make([]T, 0, len(ids))
	for _, id := range ids {
		v, err := need[T](t, b, []byte(id), b.String(), id)
		if err != nil {
			return nil, err
		}
		records = append(records, v)
	}
	return records, nil
}
