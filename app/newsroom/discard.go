package newsroom

import (
	"context"

	"galley/app/news"
	"galley/app/store"
)

// settle ends what Media.Add has begun for each of pictures: the files of one
// that got no record, because its story was refused, go again.
func (n *Newsroom) settle(pictures []news.Picture) {
	for _, p := range pictures {
		if err := n.media.Settle(p, n.recorded); err != nil {
			n.log.Warn("files of a picture are left behind", "picture", p.ID, "error", err)
		}
	}
}

// discard deletes the files of pictures whose records are deleted, after any
// backup that has begun while it still had the records.
func (n *Newsroom) discard(pictures []news.Picture) {
	_ = n.store.BetweenBackups(func() error { // failures are told one by one
		for _, p := range pictures {
			if err := n.media.Discard(p, n.recorded); err != nil {
				n.log.Warn("files of a picture are left behind", "picture", p.ID, "error", err)
			}
		}
		return nil
	})
}

// recorded says whether the room has the picture id.
func (n *Newsroom) recorded(id string) (bool, error) {
	found := false
	err := n.read(context.Background(), func(r *reading) (err error) {
		found, err = isThere(r.tx.Picture(id))
		return err
	})
	return found, err
}

// picturesOf are the pictures that any revision of the stories ids uses, and
// those that authors are shown with.
func (a *act) picturesOf(ids []string) (map[string]bool, error) {
	pictures := map[string]bool{}
	for _, id := range ids {
		if err := a.addPictures(id, pictures); err != nil {
			return nil, err
		}
	}
	authors, err := a.tx.Authors()
	for _, author := range authors {
		if author.Portrait != "" {
			pictures[author.Portrait] = true
		}
	}
	return pictures, err
}

// addPictures adds what any revision of story id uses.
func (a *act) addPictures(id string, to map[string]bool) error {
	s, err := a.tx.Story(id)
	if err != nil {
		return err
	}
	for number := 1; number <= s.LastRevision; number++ {
		r, err := a.tx.Revision(id, number)
		if notFound(err) {
			continue
		}
		if err != nil {
			return err
		}
		for _, picture := range used(r.Content) {
			to[picture] = true
		}
	}
	return nil
}

// deletePictures deletes the records of pictures that no story or author uses
// any more, and returns them.
func (a *act) deletePictures(pictures map[string]bool) ([]news.Picture, error) {
	var left []string
	for after := ""; ; {
		page, err := a.tx.Desk(store.DeskQuery{After: after, Limit: 500})
		if err != nil {
			return nil, err
		}
		for _, row := range page.Rows {
			left = append(left, row.ID)
		}
		if after = page.Next; after == "" {
			break
		}
	}
	stay, err := a.picturesOf(left)
	if err != nil {
		return nil, err
	}
	var gone []news.Picture
	for _, id := range keys(pictures) {
		if stay[id] {
			continue
		}
		p, err := a.tx.Picture(id)
		if notFound(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if err := a.tx.DeletePicture(id, a.entry()); err != nil {
			return nil, err
		}
		gone = append(gone, p)
	}
	return gone, nil
}
