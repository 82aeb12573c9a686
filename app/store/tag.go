package store

import "galley/app/news"

// Tag is the tag id.
func (t *Tx) Tag(id string) (news.Tag, error) {
	return need[news.Tag](t, inTags, []byte(id), "tag", id)
}

// TagsPage reads up to limit tags that follow the id after, and the id to go
// on from; empty at the end.
func (t *Tx) TagsPage(after string, limit int) (tags []news.Tag, next string, err error) {
	if limit <= 0 {
		limit = defaultLimit
	}
	c := t.bucket(inTags).Cursor()
	k, frame := c.Seek([]byte(after))
	if after != "" && string(k) == after {
		k, frame = c.Next()
	}
	for ; k != nil; k, frame = c.Next() {
		if len(tags) == limit {
			return tags, tags[limit-1].ID, nil
		}
		var g news.Tag
		if err := decodeRecord(inTags, k, frame, &g); err != nil {
			return nil, "", damaged(inTags, string(k), err)
		}
		tags = append(tags, g)
	}
	return tags, "", nil
}

// PutTag stores a tag under all its names.
func (t *Tx) PutTag(g news.Tag, e news.Entry) error {
	old, _, err := get[news.Tag](t, inTags, []byte(g.ID), g.ID)
	if err != nil {
		return err
	}
	if err := t.putRecord(inTags, news.TagEntry, g.ID, g, e); err != nil {
		return err
	}
	return t.moveNames(tagNames, g.ID, tagNamesOf(old), tagNamesOf(g))
}

// DeleteTag takes away a tag that no story has.
func (t *Tx) DeleteTag(id string, e news.Entry) error {
	old, err := t.Tag(id)
	if err != nil {
		return err
	}
	if err := t.keepUsed(byTag, id); err != nil {
		return err
	}
	if err := t.moveNames(tagNames, id, tagNamesOf(old), nil); err != nil {
		return err
	}
	return t.deleteRecord(inTags, news.TagEntry, id, e)
}

// Author is the author id.
func (t *Tx) Author(id string) (news.Author, error) {
	return need[news.Author](t, inAuthors, []byte(id), "author", id)
}

// Authors are all authors, by id.
func (t *Tx) Authors() ([]news.Author, error) { return all[news.Author](t, inAuthors) }

// PutAuthor stores an author under all names.
func (t *Tx) PutAuthor(a news.Author, e news.Entry) error {
	old, _, err := get[news.Author](t, inAuthors, []byte(a.ID), a.ID)
	if err != nil {
		return err
	}
	if err := t.putRecord(inAuthors, news.AuthorEntry, a.ID, a, e); err != nil {
		return err
	}
	return t.moveNames(authorNames, a.ID, labelsOf(old.Names), labelsOf(a.Names))
}

// DeleteAuthor takes away an author whom no story credits.
func (t *Tx) DeleteAuthor(id string, e news.Entry) error {
	old, err := t.Author(id)
	if err != nil {
		return err
	}
	if err := t.keepUsed(byAuthor, id); err != nil {
		return err
	}
	if err := t.moveNames(authorNames, id, labelsOf(old.Names), nil); err != nil {
		return err
	}
	return t.deleteRecord(inAuthors, news.AuthorEntry, id, e)
}
