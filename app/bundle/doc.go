// Package bundle is what is carried from a newsroom to its readers: stories as
// readers see them, the records they name and the pictures that may leave, in
// one signed zip. docs/format.md, "Bundles", has its shape.
//
// It may import news and storyfile. Start from Writer, which signs what it is
// given, and Open, which hands nothing out before all of it has been checked:
// a bundle comes from anywhere, and is hostile until then.
//
// Whether a story may be in a bundle, and what becomes of one, is the
// newsroom's to say.
package bundle
