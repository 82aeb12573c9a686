// Package store is the room's memory: stories, their revisions, the records
// they name, the indexes that lists are read from, and the journal, in one
// bbolt file. What lies in the file is docs/format.md's subject.
//
// It imports news only. Start from Store (Create, Open, Read, Write), then Tx,
// which reads and writes inside one transaction, and Public, which can see
// nothing but what readers may.
//
// The rules it keeps by itself: every change is one transaction with its
// revision, index entries, counters and one journal entry, durable when Write
// returns; a story's text never changes without a revision; nothing that is
// public moves but by the story's LiveRevision and Withdrawn; no list is read
// whole. Whether a change may happen is the newsroom's to say.
package store
