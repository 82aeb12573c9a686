package app

import (
	_ "embed"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// systemZone is this computer's time zone by its IANA name; UTC where the
// system does not say.
func systemZone() string {
	candidates := []string{os.Getenv("TZ"), time.Local.String()}
	if target, err := filepath.EvalSymlinks("/etc/localtime"); err == nil {
		if _, name, found := strings.Cut(target, "zoneinfo/"); found {
			candidates = append(candidates, name)
		}
	}
	if data, err := os.ReadFile("/etc/timezone"); err == nil {
		candidates = append(candidates, strings.TrimSpace(string(data)))
	}
	for _, name := range candidates {
		if name == "" || name == "Local" || name == "Etc/UTC" {
			continue
		}
		if _, err := time.LoadLocation(name); err == nil {
			return name
		}
	}
	return "UTC"
}

//go:embed zones.txt
var zoneNames string

// zones are the time zones that people can choose from, one per country and
// rule.
func zones() []string { return strings.Fields(zoneNames) }
