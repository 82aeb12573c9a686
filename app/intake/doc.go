// Package intake reads files of other programs: Markdown files and folder
// trees of them, with the pictures beside them. It knows no room: what a file
// says is handed on as a storyfile.Story, and the newsroom decides.
//
// It may import storyfile and news. Start from Read, and from ReadRecords for
// what the stories of an exported folder speak of.
package intake
