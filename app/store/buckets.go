package store

import "hash/crc32"

// bucket is one of the file's top-level buckets.
type bucket int

// The buckets. docs/format.md says what each holds.
const (
	inMeta bucket = iota
	inStories
	inRows
	inRevisions
	inBodies
	inPublic
	inPublicRows
	inDeleted
	inDesk
	inUnfiled
	inEditions
	inLists
	inMarks
	inCalendar
	inAddresses
	inSources
	inGroups
	inJournal
	inCursors
	inSettings
	inSections
	inRegions
	inTags
	inAuthors
	inPictures
	inPages
	inFronts
	inNames
	inReadings
	bucketCount
)

var bucketNames = [bucketCount]string{
	inMeta: "meta", inStories: "stories", inRows: "rows", inRevisions: "revisions", inBodies: "bodies",
	inPublic: "public", inPublicRows: "publicrows", inDeleted: "deleted", inDesk: "desk", inUnfiled: "unfiled", inEditions: "editions",
	inLists: "lists", inMarks: "marks", inCalendar: "calendar", inAddresses: "addresses", inSources: "sources",
	inGroups: "groups", inJournal: "journal", inCursors: "cursors", inSettings: "settings",
	inSections: "sections", inRegions: "regions", inTags: "tags", inAuthors: "authors",
	inPictures: "pictures", inPages: "pages", inFronts: "fronts", inNames: "names",
	inReadings: "readings",
}

// seeds start each bucket's checksums.
var seeds = func() (s [bucketCount]uint32) {
	for b, name := range bucketNames {
		s[b] = crc32.Checksum([]byte(name), castagnoli)
	}
	return s
}()

// appended are the buckets whose keys mostly come in rising order: their pages
// are filled nearly whole.
var appended = map[bucket]bool{
	inStories: true, inRows: true, inRevisions: true, inBodies: true,
	inPublic: true, inPublicRows: true, inJournal: true, inGroups: true,
}

func (b bucket) String() string { return bucketNames[b] }
