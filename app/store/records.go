package store

import (
	"bytes"
	"fmt"

	"galley/app/news"
)

// putRecord stores v under id with its journal entry.
func (t *Tx) putRecord(b bucket, kind news.EntryKind, id string, v any, e news.Entry) error {
	if id == "" || len(id) > maxID || bytes.ContainsAny([]byte(id), separator) {
		return &news.Error{Code: news.CodeInvalid, Field: "id",
			Message: fmt.Sprintf("“%s” cannot be the id of a %s.", id, kind), Args: map[string]string{"value": id}}
	}
	t.chains = nil
	if err := put(t, b, []byte(id), v); err != nil {
		return err
	}
	return t.journal(kind, id, e)
}

// maxID keeps ids well within what a key may hold.
const maxID = 255

// deleteRecord takes what lies under id away, with a journal entry.
func (t *Tx) deleteRecord(b bucket, kind news.EntryKind, id string, e news.Entry) error {
	found, err := t.remove(b, []byte(id))
	if err != nil {
		return err
	}
	if !found {
		return notFound(string(kind), id)
	}
	t.chains = nil
	return t.journal(kind, id, e)
}

// settingsKey is the one key of the settings' bucket.
const settingsKey = "newsroom"

// Settings are the newsroom's own.
func (t *Tx) Settings() (news.Settings, error) {
	return need[news.Settings](t, inSettings, []byte(settingsKey), "settings", settingsKey)
}

// PutSettings stores the newsroom's settings.
func (t *Tx) PutSettings(s news.Settings, e news.Entry) error {
	return t.putRecord(inSettings, news.SettingsEntry, settingsKey, s, e)
}

// Picture is the picture id.
func (t *Tx) Picture(id string) (news.Picture, error) {
	return need[news.Picture](t, inPictures, []byte(id), "picture", id)
}

// PutPicture stores a picture.
func (t *Tx) PutPicture(p news.Picture, e news.Entry) error {
	return t.putRecord(inPictures, news.PictureEntry, p.ID, p, e)
}

// DeletePicture takes a picture's record away.
func (t *Tx) DeletePicture(id string, e news.Entry) error {
	return t.deleteRecord(inPictures, news.PictureEntry, id, e)
}

// Page is the page that the newsroom wrote under slug.
func (t *Tx) Page(slug string) (news.Page, error) {
	return need[news.Page](t, inPages, []byte(slug), "page", slug)
}

// Pages are all pages that the newsroom wrote, by slug.
func (t *Tx) Pages() ([]news.Page, error) { return all[news.Page](t, inPages) }

// PutPage stores a page.
func (t *Tx) PutPage(p news.Page, e news.Entry) error {
	return t.putRecord(inPages, news.PageEntry, p.Slug, p, e)
}

// DeletePage takes a page away.
func (t *Tx) DeletePage(slug string, e news.Entry) error {
	return t.deleteRecord(inPages, news.PageEntry, slug, e)
}

// Front is what was set by hand on an edition's front page; nothing, where
// nothing was.
func (t *Tx) Front(edition string) (news.Front, error) {
	f, found, err := get[news.Front](t, inFronts, []byte(edition), edition)
	if !found {
		f.Edition = edition
	}
	return f, err
}

// PutFront stores what is set by hand on an edition's front page.
func (t *Tx) PutFront(f news.Front, e news.Entry) error {
	return t.putRecord(inFronts, news.FrontEntry, f.Edition, f, e)
}
