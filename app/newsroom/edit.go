package newsroom

import (
	"context"
	"slices"
	"sort"
	"strconv"
	"strings"

	"galley/app/news"
	"galley/app/storyfile"
)

// Edit sets single fields of story id by their names in JSON. Lists are
// separated by commas. Fields of the text are the working text's; assignee,
// dueAt, notes, slug, embargoUntil, address and behind are the story's own.
// ifRevision refuses a story that is at another revision; 0 asks nothing.
func (n *Newsroom) Edit(ctx context.Context, who Who, id string, ifRevision int, set map[string]string) (news.Story, error) {
	var s news.Story
	err := n.write(ctx, who, func(a *act) error {
		var err error
		if s, err = a.tx.Story(id); err != nil {
			return err
		}
		if err := unchanged(s, ifRevision); err != nil {
			return err
		}
		s, err = a.edit(s, set)
		return err
	})
	return s, err
}

func (a *act) edit(s news.Story, set map[string]string) (news.Story, error) {
	out, err := newReading(a.tx).outside(s)
	if err != nil {
		return s, err
	}
	fields := make([]string, 0, len(set))
	for field := range set {
		fields = append(fields, field)
	}
	sort.Strings(fields) // a refusal must not depend on map order
	own := false
	for _, field := range fields {
		value := set[field]
		if change, found := storyFields[field]; found {
			own = true
			if err := change(a, &s, value); err != nil {
				return s, err
			}
			continue
		}
		change, found := textFields[field]
		if !found {
			return s, unknown("field", field, append(keys(textFields), keys(storyFields)...))
		}
		if err := change(&out, value); err != nil {
			return s, err
		}
	}
	content, err := a.written(out)
	if err != nil {
		return s, err
	}
	if !equal(content, s.Content) {
		return a.save(s, content, false)
	}
	if !own {
		return s, nil
	}
	if err := withinLimits(storyfile.Story{Assignee: s.Assignee, Slug: s.Slug, DeskNotes: s.DeskNotes}); err != nil {
		return s, err
	}
	s.UpdatedAt = a.at
	e := a.entry()
	e.PublicMoved = s.LiveRevision != 0 && set["address"] != ""
	return s, a.put(s, nil, e)
}

// storyFields are the story's own fields that an edit may set.
var storyFields = map[string]func(a *act, s *news.Story, value string) error{
	"assignee": func(_ *act, s *news.Story, v string) error { s.Assignee = strings.TrimSpace(v); return nil },
	"notes": func(_ *act, s *news.Story, v string) error {
		s.DeskNotes = strings.TrimSpace(storyfile.Text(v))
		return nil
	},
	"address": func(a *act, s *news.Story, v string) error { return a.readdress(s, strings.TrimSpace(v)) },
	"dueAt": func(a *act, s *news.Story, v string) (err error) {
		s.DueAt, err = a.moment(*s, "dueAt", v)
		return err
	},
	"embargoUntil": func(a *act, s *news.Story, v string) error {
		until, err := a.moment(*s, "embargoUntil", v)
		if err != nil {
			return err
		}
		return a.setEmbargo(s, until)
	},
	"slug": func(a *act, s *news.Story, v string) error {
		slug := slugOf(v)
		if slug == "" {
			return invalid("slug", v, "A desk slug has small Latin letters, digits and hyphens.")
		}
		return a.eachVersion(s, func(version *news.Story) { version.Slug = slug })
	},
	"behind": func(a *act, s *news.Story, v string) error {
		if v != "false" || s.Original() {
			return invalid("behind", v, "A translation is marked as up to date with “false”; an original is never behind.")
		}
		original, err := a.tx.Row(s.TranslationOf)
		if err != nil {
			return err
		}
		s.TranslatedFrom = max(original.LiveRevision, s.TranslatedFrom)
		return nil
	},
}

// moment reads a time in the zone of s's edition; empty is none.
func (a *act) moment(s news.Story, field, value string) (news.Moment, error) {
	if strings.TrimSpace(value) == "" {
		return 0, nil
	}
	t, err := ParseTime(value, zone(a.settings, s.Language))
	if err != nil {
		return 0, inField(err, field)
	}
	return news.At(t).Second(), nil
}

// textFields are the fields of the text that an edit may set.
var textFields = map[string]func(s *storyfile.Story, value string) error{
	"headline":      text(func(s *storyfile.Story) *string { return &s.Headline }),
	"shortHeadline": text(func(s *storyfile.Story) *string { return &s.ShortHeadline }),
	"standfirst":    text(func(s *storyfile.Story) *string { return &s.Standfirst }),
	"body":          text(func(s *storyfile.Story) *string { return &s.Body }),
	"kind":          text(func(s *storyfile.Story) *string { return &s.Kind }),
	"section":       text(func(s *storyfile.Story) *string { return &s.Section }),
	"source":        text(func(s *storyfile.Story) *string { return &s.Source }),
	"place":         text(func(s *storyfile.Story) *string { return &s.Place }),
	"interest":      text(func(s *storyfile.Story) *string { return &s.Interest }),
	"lead":          text(func(s *storyfile.Story) *string { return &s.Lead }),
	"regions":       list(func(s *storyfile.Story) *[]string { return &s.Regions }),
	"region":        list(func(s *storyfile.Story) *[]string { return &s.Regions }), // as list --region says it
	"tags":          list(func(s *storyfile.Story) *[]string { return &s.Tags }),
	"gallery":       list(func(s *storyfile.Story) *[]string { return &s.Gallery }),
	"related":       list(func(s *storyfile.Story) *[]string { return &s.Related }),
	"authors": func(s *storyfile.Story, value string) error {
		others := slices.DeleteFunc(slices.Clone(s.Credits), func(c storyfile.Credit) bool { return c.Role == string(news.By) })
		s.Credits = nil
		for _, name := range separate(value) {
			s.Credits = append(s.Credits, storyfile.Credit{Author: name, Role: string(news.By)})
		}
		s.Credits = append(s.Credits, others...)
		return nil
	},
	"urgency": func(s *storyfile.Story, value string) error {
		number, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || number < 1 || number > 5 {
			return invalid("urgency", value, "Urgency is a number from 1 (flash) to 5 (background).")
		}
		s.Urgency = number
		return nil
	},
}

func text(field func(*storyfile.Story) *string) func(*storyfile.Story, string) error {
	return func(s *storyfile.Story, value string) error {
		*field(s) = value
		return nil
	}
}

func list(field func(*storyfile.Story) *[]string) func(*storyfile.Story, string) error {
	return func(s *storyfile.Story, value string) error {
		*field(s) = separate(value)
		return nil
	}
}

// separate parts a list at commas, the Arabic one included.
func separate(value string) []string {
	return strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == '،' })
}

func keys[T any](m map[string]T) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	sort.Strings(list)
	return list
}
