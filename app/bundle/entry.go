package bundle

import "regexp"

// The entries of a bundle, besides its stories and its media.
const (
	manifestEntry  = "bundle.json"
	recordsEntry   = "records.json"
	picturesEntry  = "pictures.json"
	digestsEntry   = "DIGESTS"
	signatureEntry = "SIGNATURE"
)

const (
	storiesFolder = "stories/"
	mediaFolder   = "media/"
)

// Limits on what is read from a bundle, in bytes.
const (
	maxDirectory = 32 << 20 // of the zip: some 300,000 entries
	maxManifest  = 32 << 20
	maxRecords   = 64 << 20
	maxDigests   = 64 << 20
	maxSignature = 4 << 10
	maxStory     = 16 << 20
	maxMedia     = 512 << 20
	maxTotal     = 64 << 30
)

var (
	storyName = regexp.MustCompile(`^stories/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.json$`)
	mediaName = regexp.MustCompile(`^media/[0-9a-f]{32}(-\d{1,5}\.(webp|jpg)|\.(svg|webm|mp4|vtt))$`)
)

// limitOf is how large the entry of that name may be; 0 where there is no such
// entry in a bundle.
func limitOf(name string) uint64 {
	switch name {
	case manifestEntry:
		return maxManifest
	case recordsEntry, picturesEntry:
		return maxRecords
	case digestsEntry:
		return maxDigests
	case signatureEntry:
		return maxSignature
	}
	switch {
	case storyName.MatchString(name):
		return maxStory
	case mediaName.MatchString(name):
		return maxMedia
	}
	return 0
}
