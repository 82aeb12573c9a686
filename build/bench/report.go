package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// report is the page of docs/benchmarks.md.
func report(rows []row, galley string, stories int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Benchmarks\n\nWritten by `make bench`; not edited by hand. Each figure is the median of %d rounds, with the best and the worst beside it; its reference was measured in the same run, in turns, on the same disk.\n\n", rounds)
	fmt.Fprintf(&b, "%s, on %s, %d cores, %s; %s; %s, %s. The large room holds %s stories in three languages.\n\n",
		time.Now().UTC().Format("2 January 2006"), cpu(), runtime.NumCPU(), memory(), kernel(), version(galley), runtime.Version(), thousands(stories))
	b.WriteString("| figure | median | spread | reference | its median | ratio | owed | reached |\n|---|---:|---:|---|---:|---:|---:|---|\n")
	for _, r := range rows {
		value, other := median(r.values), median(r.against)
		ratio := value / other
		judged, owed := ratio, fmt.Sprintf("ratio ≤ %g", r.limit)
		if r.absolute {
			judged, owed = value, fmt.Sprintf("≤ %g %s", r.limit, r.unit)
		}
		reached := judged <= r.limit
		if r.atLeast {
			owed, reached = strings.Replace(owed, "≤", "≥", 1), judged >= r.limit
		}
		word := "yes"
		if !reached {
			word = "**no**"
		}
		fmt.Fprintf(&b, "| %s | %s %s | %s–%s | %s | %s %s | %.2f | %s | %s |\n", r.what, figure(value), r.unit,
			figure(slices.Min(r.values)), figure(slices.Max(r.values)), r.reference, figure(other), r.unit, ratio, owed, word)
	}
	return b.String()
}

func figure(v float64) string {
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}

func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func cpu() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(info)) {
		if name, ok := strings.CutPrefix(line, "model name"); ok {
			return strings.TrimSpace(strings.TrimLeft(name, "\t :"))
		}
	}
	return runtime.GOARCH
}

func memory() string {
	var info syscall.Sysinfo_t
	if syscall.Sysinfo(&info) != nil {
		return "unknown memory"
	}
	return fmt.Sprintf("%d GB of memory", (uint64(info.Totalram)*uint64(info.Unit)+1<<29)>>30)
}

func kernel() string {
	out, err := exec.Command("uname", "-sr").Output()
	if err != nil {
		return runtime.GOOS
	}
	return strings.TrimSpace(string(out))
}

func version(galley string) string {
	out, err := exec.Command(galley, "version").Output()
	if err != nil {
		return "Galley"
	}
	first, _, _ := strings.Cut(string(out), "\n")
	return strings.TrimSpace(first)
}
