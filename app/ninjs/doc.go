// Package ninjs is a story as agencies exchange it: News in JSON, the IPTC's
// ninjs 3.0 (https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json).
//
// It imports the standard library only. Start from Item, Encode and Decode. An
// Item holds what Galley writes and reads of the standard; Decode passes over
// the rest, as the standard's users extend it.
package ninjs
