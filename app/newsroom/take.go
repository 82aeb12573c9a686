package newsroom

import (
	"cmp"
	"errors"
	"slices"

	"golang.org/x/text/unicode/norm"

	"galley/app/news"
	"galley/app/storyfile"
)

// take brings one file into the room. What is wrong with it is reported and
// is no error; nothing of it has been written then.
func (i *Importer) take(a *act, in incoming) error {
	have, found, err := a.tx.StoryBySource(in.Source)
	if err == nil && !found {
		if have, err = a.tx.Story(in.id); notFound(err) {
			err = nil
		} else {
			found = err == nil
		}
	}
	if err != nil {
		return err
	}
	hash := in.Hash + " " + string(i.options.As)
	if found && (have.SourceHash == hash || in.Hash == "") {
		i.report.Unchanged++
		return nil
	}
	content, err := i.contentOf(a, in)
	if err == nil && !found {
		err = i.takeNew(a, in, content, hash)
	} else if err == nil {
		err = i.takeAgain(a, in, have, content, hash)
	}
	var refused *news.Error
	if errors.As(err, &refused) && refused.Code != news.CodeInternal {
		a.forget()
		i.report.Refused = append(i.report.Refused, FileError{in.Path, refusedIn(in, refused)})
		return nil
	}
	return err
}

// refusedIn says on which line of which file the refused field stands.
func refusedIn(in incoming, refused *news.Error) error {
	if refused.Field == "" || refused.Code == news.CodeBadFile {
		return refused
	}
	field := refused.Field
	switch field {
	case "region":
		field = "regions"
	case "picture":
		field = "pictures"
	}
	said := *refused
	said.Message = in.Lines.Refuse(in.Path, field, "").Message + "is not taken. " + refused.Message
	return &said
}

// contentOf is the file's content in ids; the pictures that came with it come
// into the room with the story.
func (i *Importer) contentOf(a *act, in incoming) (news.Content, error) {
	language := i.language(a, in)
	if err := a.publishes(language); err != nil {
		return news.Content{}, err
	}
	if err := a.bring(in.pictures); err != nil {
		return news.Content{}, err
	}
	s := in.Story
	s.Language = language
	c, err := a.inside(s)
	c.Words, c.Excerpt = in.words, in.excerpt
	return c, err
}

// takeNew makes the story that the file is.
func (i *Importer) takeNew(a *act, in incoming, content news.Content, hash string) error {
	f := in.Story
	s := news.Story{
		ID: in.id, Group: in.group, Language: i.language(a, in), TranslationOf: f.TranslationOf,
		Slug: cmp.Or(f.Slug, slugOf(f.Headline)), Status: news.Status(cmp.Or(f.Status, string(news.Draft))),
		Revision: 1, LastRevision: 1, UpdatedAt: a.at,
		Assignee: f.Assignee, DeskNotes: f.DeskNotes,
		SourceKey: in.Source, SourceHash: hash, ImportedRevision: 1, Content: content,
	}
	var err error
	if s.TranslatedFrom, err = a.checkedAgainst(s.TranslationOf, f.Behind); err != nil {
		return err
	}
	if err := stamps(&s, f); err != nil {
		return err
	}
	s.CreatedAt = cmp.Or(s.CreatedAt, s.PublishedAt, a.at.Second())
	a.takeAddresses(&s, f)
	if i.options.As != "" {
		s.Status, s.Withdrawn, s.ScheduledAt, s.Before = i.options.As, nil, 0, ""
		if s.Status == news.Draft {
			s.PublishedAt, s.PublicUpdatedAt, s.Changes, s.Address, s.OldAddresses = 0, 0, nil, "", nil
		}
	}
	if err := a.standing(&s); err != nil {
		return err
	}
	working := content
	if f.Working != nil && s.Status.Public() {
		if working, err = a.workingCopy(*f.Working, s.Language); err != nil {
			return err
		}
	}
	r := news.Revision{
		Number: 1, At: a.at, Person: a.who.Person, Device: a.who.Device, Origin: a.who.Origin,
		Status: s.Status, Content: content,
	}
	e := a.entry()
	if s.Status.Public() {
		e.Move, r.Move = news.Publish, news.Publish
	}
	if err := a.put(s, &r, e); err != nil {
		return err
	}
	i.report.New++
	i.arrive(in, s.Language)
	if equal(working, content) {
		return nil
	}
	if s, err = a.save(s, working, false); err != nil {
		return err
	}
	s.ImportedRevision = s.Revision
	return a.put(s, nil, a.entry())
}

// workingCopy is the content that a public story's file carries beside the
// public one.
func (a *act) workingCopy(f storyfile.Story, language string) (news.Content, error) {
	f.Language = language
	content, err := a.inside(f)
	measure(&content)
	return content, err
}

// stamps reads the times, changes and marks of the file into s.
func stamps(s *news.Story, f storyfile.Story) error {
	var errs []error
	read := func(text string) news.Moment {
		m, err := news.ParseMoment(text)
		errs = append(errs, err)
		return m.Second()
	}
	s.CreatedAt, s.PublishedAt, s.PublicUpdatedAt = read(f.CreatedAt), read(f.PublishedAt), read(f.PublicUpdatedAt)
	s.ScheduledAt, s.EmbargoUntil, s.DueAt = read(f.ScheduledAt), read(f.EmbargoUntil), read(f.DueAt)
	s.Before = news.Status(f.Before)
	if s.Before.Public() || s.Before == news.Spiked {
		s.Before = news.Draft
	}
	s.Changes = nil
	for _, c := range f.Changes {
		s.Changes = append(s.Changes, news.Change{At: read(c.At), Kind: news.ChangeKind(c.Kind), Note: c.Note})
	}
	slices.SortStableFunc(s.Changes, func(a, b news.Change) int { return cmp.Compare(a.At, b.At) })
	s.Withdrawn = nil
	if w := f.Withdrawn; w != nil {
		s.Withdrawn = &news.Withdrawal{At: read(w.At), Reason: w.Reason, Headline: w.Headline}
	}
	return errors.Join(errs...)
}

// takeAddresses keeps the addresses that the file gives, where they are free.
func (a *act) takeAddresses(s *news.Story, f storyfile.Story) {
	for _, old := range f.OldAddresses {
		if holder, taken := a.tx.IDByAddress(s.Language, old); validAddress(old) && (!taken || holder == s.ID) {
			s.OldAddresses = append(s.OldAddresses, old)
		}
	}
	if validAddress(f.Address) {
		s.Address = a.free(s.ID, s.Language, f.Address)
	}
}

// validAddress says whether address is one that Galley could have made.
func validAddress(address string) bool {
	return address != "" && addressOf(address, "", true) == norm.NFC.String(address)
}

// standing checks that s may stand in its state, and completes what follows
// from it: times, the address, the public revision.
func (a *act) standing(s *news.Story) error {
	if s.Withdrawn != nil || s.Status == news.Withdrawn {
		if s.Withdrawn == nil || s.Withdrawn.Reason == "" {
			return needed("withdrawn", "A withdrawn story says when and why: withdrawn: {at, reason}.")
		}
		s.Withdrawn.At = cmp.Or(s.Withdrawn.At, a.at.Second())
		s.PublishedAt = cmp.Or(s.PublishedAt, s.Withdrawn.At)
		s.PublicUpdatedAt = cmp.Or(s.PublicUpdatedAt, s.Withdrawn.At)
		if err := a.fixAddress(s); err != nil {
			return err
		}
	}
	switch {
	case s.Status == news.Scheduled:
		if s.ScheduledAt == 0 {
			return needed("scheduledAt", "A scheduled story says when: scheduledAt.")
		}
		if s.ScheduledAt < s.EmbargoUntil {
			return a.embargoed(*s, s.EmbargoUntil)
		}
		return lacking(*s)
	case s.Status.Public():
		return a.standingPublic(s)
	}
	if s.Status != news.Spiked {
		s.ScheduledAt = 0
	}
	return nil
}

// standingPublic is standing for a story that readers see.
func (a *act) standingPublic(s *news.Story) error {
	if err := lacking(*s); err != nil {
		return err
	}
	s.PublishedAt = cmp.Or(s.PublishedAt, a.at.Second())
	if s.PublishedAt > a.at {
		return invalid("publishedAt", s.PublishedAt.String(), "It has not come yet: a story that is to come out later is scheduled.")
	}
	until, err := a.embargoOf(*s)
	if err != nil {
		return err
	}
	if s.PublishedAt < until {
		return a.embargoed(*s, until)
	}
	if s.PublicUpdatedAt == 0 {
		s.PublicUpdatedAt = s.PublishedAt
		for _, c := range s.Changes {
			if c.Kind != news.Minor {
				s.PublicUpdatedAt = max(s.PublicUpdatedAt, c.At)
			}
		}
	}
	s.ScheduledAt, s.Withdrawn = 0, nil
	s.LiveRevision = s.Revision
	return a.fixAddress(s)
}
