package newsroom

import (
	"time"

	"galley/app/news"
)

// embargoOf is the end of the embargo over s's group: the latest of its
// versions', since a promise covers them all.
func (a *act) embargoOf(s news.Story) (news.Moment, error) {
	until := s.EmbargoUntil
	rows, err := a.tx.Group(s.Group)
	if err != nil {
		return 0, err
	}
	for _, row := range rows {
		until = max(until, row.EmbargoUntil)
	}
	return until, nil
}

// embargoAllows refuses what would make s public before its embargo ends,
// unless the embargo is lifted by the same act.
func (a *act) embargoAllows(s news.Story, m MoveRequest) error {
	if m.Move == news.Publish && m.LiftEmbargo != "" {
		return nil
	}
	until, err := a.embargoOf(s)
	if err != nil {
		return err
	}
	if a.at < until {
		return a.embargoed(s, until)
	}
	return nil
}

func (a *act) embargoed(s news.Story, until news.Moment) *news.Error {
	said := inZone(until.Time(), zone(a.settings, s.Language))
	return &news.Error{
		Code: news.CodeEmbargo, Field: "embargoUntil",
		Message: "This story is under embargo until " + said + ". Choose a time after it, or lift the embargo and say why.",
		Args:    map[string]string{"until": said},
	}
}

// setEmbargo promises that no version of s's group is public before until; 0
// promises nothing. The desk may change its promise while nothing is public.
func (a *act) setEmbargo(s *news.Story, until news.Moment) error {
	rows, err := a.tx.Group(s.Group)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.PublishedAt != 0 && until > row.PublishedAt {
			return invalid("embargoUntil", until.String(), "A version of this story was published before that: an embargo can no longer be promised.")
		}
		if row.Status == news.Scheduled && row.ScheduledAt < until {
			return invalid("embargoUntil", until.String(), "A version of this story is scheduled before that. Take it off the schedule first.")
		}
	}
	return a.eachVersion(s, func(v *news.Story) { v.EmbargoUntil = until })
}

// liftEmbargo ends the embargo over all of s's versions.
func (a *act) liftEmbargo(s *news.Story) error {
	return a.eachVersion(s, func(v *news.Story) { v.EmbargoUntil = 0 })
}

// eachVersion changes s, which the caller keeps, and writes every other
// version of its group that the change touches.
func (a *act) eachVersion(s *news.Story, change func(*news.Story)) error {
	change(s)
	rows, err := a.tx.Group(s.Group)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.ID == s.ID {
			continue
		}
		v, err := a.tx.Story(row.ID)
		if err != nil {
			return err
		}
		change(&v)
		v.UpdatedAt = a.at
		if err := a.put(v, nil, a.entry()); err != nil {
			return err
		}
	}
	return nil
}

// zone is the time zone of the edition in language.
func zone(s news.Settings, language string) *time.Location {
	loc, err := time.LoadLocation(s.ZoneOf(language))
	if err != nil {
		return time.UTC // a zone that this computer's tables do not have
	}
	return loc
}

// inZone writes an instant as people of the zone do, with the zone.
func inZone(t time.Time, loc *time.Location) string {
	return t.In(loc).Format("2006-01-02 15:04") + " (" + loc.String() + ")"
}
