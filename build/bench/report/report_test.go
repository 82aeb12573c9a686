package report_test

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/build/bench/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

func sample() report.Report {
	return report.Report{
		Date: "1 May 2026", Chart: "benchmarks.svg", Versions: []string{"galley 1.2.3", "go1.26"},
		Machine: report.Machine{CPU: "a processor", Cores: 2, Memory: "24 GB", Kernel: "Linux 6", Disk: "/dev/sda, ext4"},
		Groups: []report.Group{{
			Title: "Search", Method: "Words drawn from the corpus.",
			Figures: []report.Figure{
				{Name: "one or two words, p50", Unit: "ms", Values: []float64{1, 3, 2, 5, 4}, Reference: "FTS5", Against: []float64{20, 30, 40, 30, 30}, Owed: report.Owed{Ratio: .25}},
				{Name: "one or two words, p99", Unit: "ms", Values: []float64{31, 30, 29, 28, 27}, Owed: report.Owed{Value: 20}},
				{Name: "building", Unit: "stories/s", Rate: true, Values: []float64{2000}, Reference: "FTS5 & its terms", Against: []float64{500}, Owed: report.Owed{Value: 1000}},
				{Name: "`render`", Unit: "ms", Values: []float64{12}, Reference: "markdown-it", Against: []float64{8}},
				{Name: "growth", Unit: "µs", Values: []float64{60}, Reference: "the same at 1,000", Against: []float64{50}, Owed: report.Owed{Ratio: 1.5}, Apart: true},
			},
		}},
	}
}

func TestThePageAndItsChart(t *testing.T) {
	dir := t.TempDir()
	if err := sample().Write(filepath.Join(dir, "page.md"), filepath.Join(dir, "chart.svg")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"page.md", "chart.svg"} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s differs from its golden file:\n%s", name, got)
		}
	}
}

func TestTheChartIsXMLAndShowsWhatIsCompared(t *testing.T) {
	drawn, err := sample().SVG()
	if err != nil {
		t.Fatal(err)
	}
	decoder, bars := xml.NewDecoder(strings.NewReader(drawn)), 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not XML: %v", err)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "g" {
			bars++
		}
	}
	if bars != 3 {
		t.Errorf("%d bars, want 3: what has a reference that is not Galley itself", bars)
	}
}

func TestReached(t *testing.T) {
	for name, c := range map[string]struct {
		figure report.Figure
		want   bool
	}{
		"a value at its limit":     {report.Figure{Values: []float64{20}, Owed: report.Owed{Value: 20}}, true},
		"a value above":            {report.Figure{Values: []float64{21}, Owed: report.Owed{Value: 20}}, false},
		"a rate above":             {report.Figure{Values: []float64{21}, Rate: true, Owed: report.Owed{Value: 20}}, true},
		"a rate below":             {report.Figure{Values: []float64{19}, Rate: true, Owed: report.Owed{Value: 20}}, false},
		"a ratio at its limit":     {report.Figure{Values: []float64{1}, Against: []float64{4}, Owed: report.Owed{Ratio: .25}}, true},
		"a ratio above":            {report.Figure{Values: []float64{2}, Against: []float64{4}, Owed: report.Owed{Ratio: .25}}, false},
		"too little":               {report.Figure{Values: []float64{2}, Against: []float64{4}, Owed: report.Owed{Ratio: 1.1, Least: .9}}, false},
		"as much":                  {report.Figure{Values: []float64{4}, Against: []float64{4}, Owed: report.Owed{Ratio: 1, Least: 1}}, true},
		"nothing owed":             {report.Figure{Values: []float64{9}}, true},
		"the median, not the mean": {report.Figure{Values: []float64{1, 1, 99}, Owed: report.Owed{Value: 2}}, true},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.figure.Reached(); got != c.want {
				t.Errorf("reached: %v", got)
			}
		})
	}
}
