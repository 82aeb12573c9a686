package newsroom

import (
	"strings"
	"time"

	"galley/app/news"
)

// scheduled is the moment at which s is to be published: in the future, and
// not before its embargo ends.
func (a *act) scheduled(s news.Story, at string) (news.Moment, error) {
	loc := zone(a.settings, s.Language)
	t, err := ParseTime(at, loc)
	if err != nil {
		return 0, err
	}
	moment := news.At(t).Second()
	if moment <= a.at {
		said := inZone(t, loc)
		return 0, &news.Error{
			Code: news.CodePast, Field: "at",
			Message: said + " has passed. Choose a later time, or publish now.",
			Args:    map[string]string{"it": said},
		}
	}
	until, err := a.embargoOf(s)
	if err != nil {
		return 0, err
	}
	if moment < until {
		return 0, a.embargoed(s, until)
	}
	return moment, nil
}

// Layouts of a local time, without a zone.
var localLayouts = []string{"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02T15:04:05"}

// ParseTime reads RFC 3339, or a local time of loc such as 2026-06-08 09:20.
// A local time that the zone skips, or lives through twice, is refused with
// the moments that can be meant.
func ParseTime(s string, loc *time.Location) (time.Time, error) {
	s = strings.TrimSpace(s)
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t, nil
	}
	for _, layout := range localLayouts {
		if wall, err := time.Parse(layout, s); err == nil {
			return atWall(wall, loc)
		}
	}
	return time.Time{}, &news.Error{
		Code: news.CodeBadTime, Field: "at",
		Message: "“" + clip(s) + "” is not a time. Write it as 2026-06-08 09:20, or with its zone as 2026-06-08T09:20:00Z.",
		Args:    map[string]string{"it": clip(s)},
	}
}

// atWall is the one instant at which clocks in loc show wall.
func atWall(wall time.Time, loc *time.Location) (time.Time, error) {
	var shown []time.Time // the instants at which clocks show it
	var near []time.Time  // what the offsets around it make of it
	for _, around := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := wall.Add(around).In(loc).Zone()
		t := wall.Add(-time.Duration(offset) * time.Second).In(loc)
		if len(near) > 0 && near[0].Equal(t) {
			continue
		}
		near = append(near, t)
		if t.Format(time.DateTime) == wall.Format(time.DateTime) {
			shown = append(shown, t)
		}
	}
	if len(shown) == 1 {
		return shown[0], nil
	}
	what, choices := "does not exist there: the clocks are put forward over it", near
	if len(shown) == 2 {
		what, choices = "comes twice there: the clocks are put back over it", shown
	}
	if choices[0].After(choices[1]) {
		choices[0], choices[1] = choices[1], choices[0]
	}
	list := choices[0].Format(time.RFC3339) + " or " + choices[1].Format(time.RFC3339)
	local := wall.Format("2006-01-02 15:04")
	return time.Time{}, &news.Error{
		Code: news.CodeBadTime, Field: "at",
		Message: local + " in " + loc.String() + " " + what + ". Choose " + list + ".",
		Args:    map[string]string{"it": local, "choices": list},
	}
}
