package store

import (
	"bytes"
	"slices"
	"strconv"

	"galley/app/news"
)

// Revision is the n-th state of the story id, its text included.
func (t *Tx) Revision(id string, n int) (news.Revision, error) {
	key, err := parseID(id)
	if err != nil {
		return news.Revision{}, err
	}
	r, err := t.revision(key, n)
	if err != nil {
		return r, err
	}
	r.Content.Body, err = t.body(key, n)
	return r, err
}

// Revisions reads up to limit states of the story id without their texts,
// newest first, those before number before; 0 begins with the newest.
func (t *Tx) Revisions(id string, before, limit int) ([]news.Revision, error) {
	story, err := parseID(id)
	if err != nil {
		return nil, err
	}
	if t.bucket(inStories).Get(story[:]) == nil {
		return nil, notFound("story", id)
	}
	if before <= 0 {
		before = maxRevision
	}
	c := t.bucket(inRevisions).Cursor()
	k, _ := c.Seek(revisionKey(story, before))
	var frame []byte
	if k == nil {
		k, frame = c.Last()
	} else {
		k, frame = c.Prev()
	}
	var revisions []news.Revision
	for ; k != nil && bytes.HasPrefix(k, story[:]) && len(revisions) < limit; k, frame = c.Prev() {
		var r news.Revision
		if err := decodeRecord(inRevisions, k, frame, &r); err != nil {
			return nil, damaged(inRevisions, revisionName(story, revisionAt(k)), err)
		}
		revisions = append(revisions, r)
	}
	return revisions, nil
}

// maxRevision is the highest number that a key can hold.
const maxRevision = 1<<32 - 1

func revisionName(id storyID, n int) string { return id.String() + " revision " + decimal(uint64(n)) }

func noRevision(n int) error {
	number := strconv.Itoa(n)
	return &news.Error{Code: news.CodeNotFound, Message: "This story has no revision " + number + ". Its history lists those it has.",
		Args: map[string]string{"what": "revision", "id": number}}
}

func (t *Tx) revision(id storyID, n int) (news.Revision, error) {
	if n < 1 || n > maxRevision {
		return news.Revision{}, noRevision(n)
	}
	r, found, err := get[news.Revision](t, inRevisions, revisionKey(id, n), revisionName(id, n))
	if err == nil && !found {
		err = noRevision(n)
	}
	return r, err
}

// body is the text of revision n: revisions, the working version and the
// public record all share it.
func (t *Tx) body(id storyID, n int) (string, error) {
	key := revisionKey(id, n)
	frame := t.bucket(inBodies).Get(key)
	if frame == nil {
		return "", damaged(inBodies, revisionName(id, n), errFrame)
	}
	text, err := decodeBody(inBodies, key, frame)
	if err != nil {
		return "", damaged(inBodies, revisionName(id, n), err)
	}
	return text, nil
}

// putRevision stores r. A number that is there already is replaced (an
// autosave's), but never with another content while readers see it.
func (t *Tx) putRevision(id storyID, s news.Story, r news.Revision) error {
	if r.Number < 1 || r.Number > s.LastRevision || s.Revision > s.LastRevision {
		return misuse("revision %d of %s: the story's is %d, its last %d", r.Number, s.ID, s.Revision, s.LastRevision)
	}
	if r.Number == s.Revision {
		if same, err := equal(r.Content, s.Content); err != nil || !same {
			return misuse("revision %d of %s differs from the story's content: %w", r.Number, s.ID, err)
		}
	}
	public, live, err := get[news.Story](t, inPublic, id[:], s.ID)
	if err != nil {
		return err
	}
	if live && public.LiveRevision == r.Number {
		if same, err := t.holds(id, r.Number, r.Content); err != nil || !same {
			return misuse("revision %d of %s is public and cannot become another: %w", r.Number, s.ID, err)
		}
	}
	key := revisionKey(id, r.Number)
	if err := put(t, inRevisions, key, r); err != nil {
		return err
	}
	return t.bucket(inBodies).Put(key, encodeBody(inBodies, key, r.Content.Body))
}

// sameContent refuses a story whose content is not that of its revision.
func (t *Tx) sameContent(id storyID, s news.Story) error {
	if same, err := t.holds(id, s.Revision, s.Content); err != nil || !same {
		return misuse("the content of %s is not that of its revision %d: %w", s.ID, s.Revision, err)
	}
	return nil
}

// holds says whether revision n has the content c.
func (t *Tx) holds(id storyID, n int, c news.Content) (bool, error) {
	r, err := t.revision(id, n)
	if err != nil {
		return false, err
	}
	if r.Content.Body, err = t.body(id, n); err != nil {
		return false, err
	}
	return equal(r.Content, c)
}

// equal compares contents as they are stored: an empty list is no list.
func equal(a, b news.Content) (bool, error) {
	if a.Body != b.Body {
		return false, nil
	}
	left, err := encoding().Marshal(a)
	if err != nil {
		return false, err
	}
	right, err := encoding().Marshal(b)
	return bytes.Equal(left, right), err
}

// DropRevision forgets the n-th state of the story id: an autosave that the
// next one has replaced. What is being worked on and what is public stay.
func (t *Tx) DropRevision(id string, n int) error {
	key, err := parseID(id)
	if err != nil {
		return err
	}
	s, err := need[news.Story](t, inStories, key[:], "story", id)
	if err != nil {
		return err
	}
	if _, err := t.revision(key, n); err != nil {
		return err
	}
	if slices.Contains([]int{s.Revision, s.LiveRevision}, n) {
		return misuse("revision %d of %s is in use", n, id)
	}
	for _, b := range []bucket{inRevisions, inBodies} {
		if err := t.bucket(b).Delete(revisionKey(key, n)); err != nil {
			return err
		}
	}
	return nil
}
