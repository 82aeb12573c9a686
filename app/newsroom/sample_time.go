package newsroom

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"galley/app/news"
)

// sampleTime turns the sample's relative times into moments.
type sampleTime struct {
	now  time.Time
	zone *time.Location
}

func newSampleTime(f Founding) sampleTime {
	loc, err := time.LoadLocation(f.Zone)
	if err != nil {
		loc = time.UTC // validSettings will refuse the zone
	}
	return sampleTime{now: f.Now.UTC().Truncate(time.Second), zone: loc}
}

// relative is -3d5h, -12m, +2h: days, hours and minutes from now.
var relative = regexp.MustCompile(`^([+-])(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$`)

// at is the moment that text means: relative to now, or “tomorrow 06:00” in
// the room's zone.
func (t sampleTime) at(text string) (news.Moment, error) {
	if hour, is := strings.CutPrefix(text, "tomorrow "); is {
		clock, err := time.Parse("15:04", hour)
		if err != nil {
			return 0, fmt.Errorf("the sample's time %q: %w", text, err)
		}
		y, m, d := t.now.In(t.zone).AddDate(0, 0, 1).Date()
		return news.At(time.Date(y, m, d, clock.Hour(), clock.Minute(), 0, 0, t.zone)), nil
	}
	parts := relative.FindStringSubmatch(text)
	if parts == nil {
		return 0, fmt.Errorf("the sample's time %q is not like -3d5h", text)
	}
	var d time.Duration
	for i, unit := range []time.Duration{24 * time.Hour, time.Hour, time.Minute} {
		if parts[i+2] != "" {
			n, err := strconv.Atoi(parts[i+2])
			if err != nil {
				return 0, fmt.Errorf("the sample's time %q: %w", text, err)
			}
			d += time.Duration(n) * unit
		}
	}
	if parts[1] == "-" {
		d = -d
	}
	return news.At(t.now.Add(d)), nil
}
