package newsroom

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
)

// trailFile lies in the search folder and says up to which entry of the journal
// the index has been fed at most, and what that entry is. The number alone does
// not tell a journal from that of an older backup which has grown since.
const trailFile = "journal"

// trail is what the file says; empty where there is none.
func (n *Newsroom) trail() string {
	text, err := os.ReadFile(filepath.Join(n.store.Dir(), searchFolder, trailFile))
	if err != nil {
		return "" // whatever the reason, nothing is known
	}
	return string(text)
}

// leave writes the trail that the index is about to reach. It is there before
// the index is, so that the index never goes further.
func (n *Newsroom) leave(ctx context.Context, seq uint64) error {
	if n.finder.left == seq {
		return nil
	}
	var line string
	err := n.read(ctx, func(r *reading) (err error) {
		line, err = r.trailAt(seq)
		return err
	})
	if err != nil {
		return err
	}
	path := filepath.Join(n.store.Dir(), searchFolder, trailFile)
	err = os.WriteFile(path+".new", []byte(line), 0o600)
	if err == nil {
		err = os.Rename(path+".new", path)
	}
	if err != nil {
		_ = os.Remove(path + ".new") // it may not be there
		return fmt.Errorf("note how far the search index is: %w", err)
	}
	n.finder.left = seq
	return nil
}

// trailAt is the trail of an index that has entry seq of the journal.
func (r *reading) trailAt(seq uint64) (string, error) {
	entries, err := r.tx.Journal(seq-min(seq, 1), 1)
	if err != nil || seq == 0 || len(entries) == 0 || entries[0].Seq != seq {
		return "", err
	}
	e := entries[0]
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %d %d %q", e.Kind, e.ID, e.Revision, e.At, e.Person))
	return fmt.Sprintf("%d %s\n", seq, hex.EncodeToString(sum[:16])), nil
}

// strayed says whether an index that is at an entry has followed another
// journal than the room's.
func (r *reading) strayed(trail string, at uint64) (bool, error) {
	var seq uint64
	if read, _ := fmt.Sscan(trail, &seq); at > 0 && (read == 0 || seq < at) {
		return true, nil
	}
	here, err := r.trailAt(seq)
	return at > 0 && here != trail, err
}
