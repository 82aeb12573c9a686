package newsroom

import (
	"context"

	"galley/app/news"
	"galley/app/store"
	"galley/app/storyfile"
)

// unsaved marks, in a preview, the name of a tag or an author that the room
// does not have yet. No record's id can begin with it.
const unsaved = "unsaved:"

// Preview is story id as it would be with s as its text: nothing is kept, no
// limit is asked, and what s names and the room does not have is shown by its
// name. The edition shows it through PreviewSource.
func (n *Newsroom) Preview(ctx context.Context, id string, s storyfile.Story) (news.Story, error) {
	var story news.Story
	err := n.read(ctx, func(r *reading) (err error) {
		if story, err = r.tx.Story(id); err != nil {
			return err
		}
		s.Language = story.Language
		story.Content, err = lookingUp(r.tx).content(s.Clean())
		measure(&story.Content)
		return err
	})
	return story, err
}

// lookingUp resolves names to the ids of records that are there, and marks the
// others as unsaved.
func lookingUp(tx *store.Tx) resolver {
	return resolver{
		tag: func(name, _ string) (string, error) {
			tag, found, err := tx.TagByName(name)
			if !found {
				return unsaved + name, err
			}
			return tag.ID, err
		},
		author: func(name, _ string) (string, error) {
			author, found, err := tx.AuthorByName(name)
			if !found {
				return unsaved + name, err
			}
			return author.ID, err
		},
	}
}
