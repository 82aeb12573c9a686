package newsroom

import (
	"github.com/google/uuid"
)

// links are the stories of an import by the names that files give them.
type links struct {
	ids       map[string]string   // a file's own id
	addresses map[string]string   // language and address
	slugs     map[string][]linked // versions by the slug that they share
	groups    map[string]string   // of each story, by its id
}

type linked struct {
	id, language string
	original     bool
}

func newLinks() links {
	return links{ids: map[string]string{}, addresses: map[string]string{}, slugs: map[string][]linked{}, groups: map[string]string{}}
}

// identify finds the story that in is, by the file's id or its source path, or
// gives it a new id; and makes it known to the files that link to it.
func (i *Importer) identify(a *act, in *incoming) error {
	s := in.Story
	if s.ID != "" {
		in.Source = s.ID
	}
	have, found, err := a.tx.StoryBySource(in.Source)
	if err != nil {
		return err
	}
	if !found && uuid.Validate(s.ID) == nil {
		if have, err = a.tx.Story(s.ID); err != nil && !notFound(err) {
			return err
		}
		found = err == nil
	}
	in.group = s.Group
	switch {
	case found:
		in.id, in.group = have.ID, have.Group
	case uuid.Validate(s.ID) == nil:
		in.id = s.ID
	default:
		if in.id, err = newID(); err != nil {
			return err
		}
	}
	if in.group == "" {
		if in.group, err = newID(); err != nil {
			return err
		}
	}
	l := i.links
	if s.ID != "" {
		l.ids[s.ID] = in.id
	}
	l.ids[in.id] = in.id
	if s.Address != "" {
		l.addresses[i.language(a, *in)+" "+s.Address] = in.id
	}
	if s.Slug != "" {
		l.slugs[s.Slug] = append(l.slugs[s.Slug], linked{in.id, i.language(a, *in), s.TranslationOf == ""})
	}
	l.groups[in.id] = in.group
	return nil
}

// language is the file's, or the room's first.
func (i *Importer) language(a *act, in incoming) string {
	if in.Story.Language == "" && len(a.settings.Editions) > 0 {
		return a.settings.Editions[0].Tag
	}
	return in.Story.Language
}

// link turns the names by which in calls other stories into their ids. linked
// is false where one is not known yet; last drops and reports such links.
func (i *Importer) link(a *act, in *incoming, last bool) (linked bool, err error) {
	linked = true
	resolve := func(field, name string) (string, error) {
		id, err := i.find(a, *in, name)
		if err != nil || id != "" {
			return id, err
		}
		linked = false
		if last {
			i.report.Unlinked = append(i.report.Unlinked, Unlinked{in.Path, field, name})
		}
		return "", nil
	}
	s := in.Story
	if s.TranslationOf != "" {
		id, err := resolve("translationOf", s.TranslationOf)
		if err != nil {
			return false, err
		}
		if id == in.id {
			id = ""
		}
		s.TranslationOf = id
		if id != "" {
			if in.group, err = i.groupOf(a, id); err != nil {
				return false, err
			}
			i.links.groups[in.id] = in.group
		}
	}
	var related []string
	for _, name := range s.Related {
		id, err := resolve("related", name)
		if err != nil {
			return false, err
		}
		if id != "" && id != in.id {
			related = append(related, id)
		}
	}
	if s.Related = related; linked || last {
		in.Story = s
	}
	return linked, nil
}

// find is the id of the story that in calls name: by id, by address in the
// same edition, or by slug, in the same language first, else the original.
func (i *Importer) find(a *act, in incoming, name string) (string, error) {
	if id, found := i.links.ids[name]; found {
		return id, nil
	}
	language := i.language(a, in)
	if id, found := i.links.addresses[language+" "+name]; found {
		return id, nil
	}
	original := ""
	for _, v := range i.links.slugs[name] {
		if v.language == language && v.id != in.id {
			return v.id, nil
		}
		if v.original && v.id != in.id {
			original = v.id
		}
	}
	if original != "" {
		return original, nil
	}
	if id, found := a.tx.IDByAddress(language, name); found {
		return id, nil
	}
	if uuid.Validate(name) == nil {
		if row, err := a.tx.Row(name); err == nil {
			return row.ID, nil
		} else if !notFound(err) {
			return "", err
		}
	}
	return "", nil
}

// groupOf is the group of a story of the import or the room.
func (i *Importer) groupOf(a *act, id string) (string, error) {
	if group, found := i.links.groups[id]; found {
		return group, nil
	}
	row, err := a.tx.Row(id)
	return row.Group, err
}

// checkedAgainst is the original's revision that a version counts as checked
// against: none where the file says that it is behind.
func (a *act) checkedAgainst(original string, behind bool) (int, error) {
	if original == "" || behind {
		return 0, nil
	}
	row, err := a.tx.Row(original)
	if notFound(err) {
		return 1, nil // it comes in later, as its revision 1
	}
	if row.LiveRevision != 0 {
		return row.LiveRevision, err
	}
	return max(row.Revision, 1), err
}
