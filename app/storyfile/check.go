package storyfile

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"galley/app/news"
)

const urgencyForm = "a number from 1 to 5"

// check refuses values that no room knows, and brings times into UTC.
// Sections, regions and languages are the room's to know.
func (d *Document) check(s *Story) error { return d.checkAt("", s) }

func (d *Document) checkAt(at string, s *Story) error {
	if d.Has(at+"urgency") && (s.Urgency < 1 || s.Urgency > 5) {
		return d.Refuse(at+"urgency", fmt.Sprintf("must be %s, not “%d”.", urgencyForm, s.Urgency))
	}
	words := []struct {
		field, value string
		known        []string
	}{
		{"kind", s.Kind, texts(news.Kinds)},
		{"status", s.Status, texts(news.Statuses)},
		{"before", s.Before, texts(news.Statuses)},
	}
	for i, c := range s.Credits {
		field := fmt.Sprintf("credits[%d]", i)
		if strings.TrimSpace(c.Author) == "" {
			return d.Refuse(at+field, "names no author.")
		}
		words = append(words, struct {
			field, value string
			known        []string
		}{field + ".role", c.Role, texts(news.Roles)})
	}
	for i, c := range s.Changes {
		field := fmt.Sprintf("changes[%d]", i)
		if !news.ChangeKind(c.Kind).Known() {
			return d.Refuse(at+field+".kind", "must be one of minor, update, clarification, correction, note, reinstatement.")
		}
		if c.At == "" {
			return d.Refuse(at+field, "has no time in “at”.")
		}
	}
	for _, w := range words {
		if w.value != "" && !slices.Contains(w.known, w.value) {
			return d.Refuse(at+w.field, "must be one of "+strings.Join(w.known, ", ")+", not “"+short(w.value)+"”.")
		}
	}
	var wrong error
	s.EachTime(func(field string, value *string) {
		if *value == "" || wrong != nil {
			return
		}
		when, err := time.Parse(time.RFC3339, strings.TrimSpace(*value))
		if err != nil || when.Year() < 1 || when.Year() > 9999 {
			wrong = d.Refuse(at+field, "must be a time such as 2026-06-08T09:20:00Z, not “"+short(*value)+"”.")
			return
		}
		*value = when.UTC().Format(time.RFC3339)
	})
	if wrong != nil {
		return wrong
	}
	if s.Working != nil && at == "" {
		return d.checkAt("working.", s.Working)
	}
	return nil
}

// EachTime calls do for every time of s but those of its working copy, with
// the time's path.
func (s *Story) EachTime(do func(field string, value *string)) {
	do("createdAt", &s.CreatedAt)
	do("updatedAt", &s.UpdatedAt)
	do("publishedAt", &s.PublishedAt)
	do("publicUpdatedAt", &s.PublicUpdatedAt)
	do("scheduledAt", &s.ScheduledAt)
	do("embargoUntil", &s.EmbargoUntil)
	do("dueAt", &s.DueAt)
	for i := range s.Pictures {
		do(fmt.Sprintf("pictures[%d].takenAt", i), &s.Pictures[i].TakenAt)
	}
	if s.Live != nil {
		for i := range s.Live.Entries {
			do(fmt.Sprintf("live.entries[%d].at", i), &s.Live.Entries[i].At)
			do(fmt.Sprintf("live.entries[%d].posted", i), &s.Live.Entries[i].Posted)
		}
	}
	for i := range s.Changes {
		do(fmt.Sprintf("changes[%d].at", i), &s.Changes[i].At)
	}
	if s.Withdrawn != nil {
		do("withdrawn.at", &s.Withdrawn.At)
	}
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
