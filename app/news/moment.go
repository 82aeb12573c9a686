package news

import "time"

// Moment is an instant in milliseconds since the Unix epoch; zero is never.
// It has no zone: zones belong to the room and to its editions.
type Moment int64

// At is the moment of t, cut to the millisecond. The zero time is never.
func At(t time.Time) Moment {
	if t.IsZero() {
		return 0
	}
	return Moment(t.UnixMilli())
}

// Time is the moment in UTC; never is the zero time.
func (m Moment) Time() time.Time {
	if m == 0 {
		return time.Time{}
	}
	return time.UnixMilli(int64(m)).UTC()
}

// Second cuts m to the whole second, the precision of everything that is
// written out: what is exported and imported again must be equal.
func (m Moment) Second() Moment { return m - m%1000 }

// Minute is m without its seconds.
func (m Moment) Minute() Moment { return m - m%60_000 }

// Add moves m by d.
func (m Moment) Add(d time.Duration) Moment { return m + Moment(d.Milliseconds()) }

// String is the moment as RFC 3339 in UTC to the second; empty for never.
func (m Moment) String() string {
	if m == 0 {
		return ""
	}
	return m.Time().Format(time.RFC3339)
}

// ParseMoment reads RFC 3339; the empty string is never.
func ParseMoment(s string) (Moment, error) {
	if s == "" {
		return 0, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return 0, &Error{Code: CodeBadTime, Message: "“" + s + "” is not a time. Write it as 2026-06-08T09:20:00Z.", Args: map[string]string{"value": s}}
	}
	return At(t), nil
}
