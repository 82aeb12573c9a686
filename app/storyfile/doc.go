// Package storyfile is a story as the world outside the room sees it: the
// JSON of the command line and of the desk's screens, and the Markdown file
// with YAML front matter that import and export speak. Both use the same
// names, so that there is one outside shape and no second one to keep equal.
// Records are the same for what stories speak of: sections, tags, authors.
//
// It may import news. Start from Story, Parse and Format, and from Records,
// ParseRecords and FormatRecords; Read and Document are for files of the same
// form with more fields than a story has.
package storyfile
