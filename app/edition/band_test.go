package edition_test

import (
	"strconv"
	"strings"
	"testing"

	"galley/app/edition"
)

func TestEveryRowOfABandIsFull(t *testing.T) {
	for n := 1; n <= 12; n++ {
		filled := 0
		for at := range n {
			width, first := strings.CutSuffix(edition.Span(at, n), " first")
			if first != (filled%12 == 0) {
				t.Errorf("%d items: item %d begins a row: %t, but %d columns are filled", n, at, first, filled%12)
			}
			columns, err := strconv.Atoi(strings.TrimPrefix(width, "w"))
			if err != nil {
				t.Fatal(err)
			}
			if filled%12+columns > 12 {
				t.Errorf("%d items: item %d does not fit its row", n, at)
			}
			filled += columns
		}
		if filled%12 != 0 {
			t.Errorf("%d items leave %d columns empty", n, 12-filled%12)
		}
	}
}
