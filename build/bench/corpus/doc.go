// Package corpus makes up a newspaper's archive in three languages: the same
// stories for the same seed on every machine, any of them by its number
// alone, so that a hundred thousand need no room on the disk.
//
// Its words come from the lists that Debian packages ship. How often each is
// used follows Zipf's law, with the bend that real languages have behind
// their common words, so that the vocabulary grows with the archive as Heaps'
// law says. The words of a story gather around a topic; the text means
// nothing.
//
// It may import storyfile. Start from New and Corpus.Story.
package corpus
