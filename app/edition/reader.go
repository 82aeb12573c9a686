package edition

import (
	"net/http"
	"regexp"
)

// machines are the names by which programs that fetch pages for nobody, or for
// others, call themselves.
var machines = regexp.MustCompile(`(?i)bot\b|bot/|crawl|spider|slurp|archiver|fetch|preview|monitor|curl|wget|python|java/|go-http|libwww|headless|lighthouse`)

// isReading says whether a request is made for a person who reads the page,
// as far as it says so itself: nothing that is fetched ahead, by a robot, or
// without being shown.
func isReading(r *http.Request) bool {
	h := r.Header
	ahead := h.Get("Sec-Purpose") + h.Get("Purpose") + h.Get("X-Moz")
	agent := h.Get("User-Agent")
	return r.Method == http.MethodGet && ahead == "" && agent != "" && !machines.MatchString(agent)
}
