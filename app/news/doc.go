// Package news is the ground floor of Galley: what a story, a revision, an
// edition and a newsroom's records are, and which moves a story may make.
//
// It imports the standard library only, does no input or output and knows no
// other package. Start from Story, its Content, and the table in moves.go.
//
// The cbor tags are the field numbers of the room's file format
// (docs/format.md): a number is never reused and never changes its meaning.
package news
