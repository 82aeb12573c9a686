package edition

import (
	"bytes"
	"net/http"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// smallestPacked is how long a page must be for packing to be worth it.
const smallestPacked = 1 << 10

// packable says whether a page of this type becomes much smaller: fonts and
// books are packed already.
func packable(contentType string) bool {
	kind, _, _ := strings.Cut(contentType, ";")
	switch kind {
	case "image/svg+xml", "application/json", "application/feed+json", "application/ld+json":
		return true
	}
	return strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "+xml") || kind == "application/xml"
}

// acceptsPacked says whether the reader's browser unpacks what it is sent.
func acceptsPacked(r *http.Request) bool {
	for _, coding := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.ReplaceAll(coding, " ", ""), ";")
		if strings.EqualFold(name, "gzip") {
			q, err := strconv.ParseFloat(strings.TrimPrefix(weight, "q="), 64)
			return weight == "" || err == nil && q > 0
		}
	}
	return false
}

// coded is the body that a reader is sent, with its tag: as gzip where the
// reader's browser unpacks it. What a frame at the desk shows goes no way on
// which that would matter.
func (e *Edition) coded(s *sent, r *http.Request, h http.Header) (body []byte, tag string) {
	if e.opts.FrameOrigin != "" || s.Status != http.StatusOK || !packable(s.Type) || len(s.Body) < smallestPacked {
		return s.Body, s.tag
	}
	h.Set("Vary", "Accept-Encoding")
	if !acceptsPacked(r) {
		return s.Body, s.tag
	}
	h.Set("Content-Encoding", "gzip")
	return s.packed(), strings.TrimSuffix(s.tag, `"`) + `-gzip"`
}

// packed is the page as gzip, which is made once for as long as the page is
// kept. No page has a secret that its length could tell of.
func (s *sent) packed() []byte {
	s.packing.Do(func() {
		var out bytes.Buffer
		z := gzip.NewWriter(&out)
		_, _ = z.Write(s.Body) // a buffer takes everything
		_ = z.Close()
		s.pack = out.Bytes()
	})
	return s.pack
}
