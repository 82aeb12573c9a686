// Package epub binds a volume of an edition's stories into a book: a file in
// the format EPUB 3.3, with a cover, contents by section, every story as a
// chapter and its pictures, read from the right where its language is.
//
// It may import edition, which makes the chapters, and news. Start from Save,
// which makes a file, or from Write.
//
// A book is the same bytes for the same public stories and settings: nothing
// in it depends on when or where it is bound, and its date is that of the
// edition. It is written story by story and never whole in memory.
package epub
