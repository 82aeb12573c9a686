// Package media keeps a room's pictures, films and captions files, and makes
// of each what may leave: derivatives without metadata, cleaned SVG.
//
// It imports news and picture codecs only. Start from Open and Library.Add.
//
// In the room's folder, originals lie under media/originals (a picture with
// its metadata never leaves); what may leave lies directly under media, every
// file named by the hash of the original's bytes, so that a name never means
// anything else and a file that exists is whole.
package media
