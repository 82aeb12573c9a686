package news_test

import (
	"errors"
	"testing"
	"time"

	"galley/app/news"
)

func TestMoment(t *testing.T) {
	at := time.Date(2026, 6, 8, 11, 20, 30, 7e6, time.FixedZone("", 2*3600))
	m := news.At(at)
	if m.String() != "2026-06-08T09:20:30Z" {
		t.Errorf("written as %s", m)
	}
	back, err := news.ParseMoment(m.String())
	if err != nil || back != m.Second() {
		t.Errorf("read back as %d, want %d (%v)", back, m.Second(), err)
	}
	if never, err := news.ParseMoment(""); never != 0 || err != nil || news.At(time.Time{}) != 0 || never.String() != "" || !never.Time().IsZero() {
		t.Errorf("never is not zero: %d %v", never, err)
	}
	if _, err := news.ParseMoment("tomorrow"); !errors.Is(err, &news.Error{Code: news.CodeBadTime}) {
		t.Errorf("tomorrow was read: %v", err)
	}
}
