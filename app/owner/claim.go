package owner

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"time"

	"galley/app/news"
)

const (
	// patience is how long a process that holds the lock may take to answer.
	patience = 10 * time.Second
	// pause is the time between two looks at a lock that another process has.
	pause = 50 * time.Millisecond
	// succession is how long a process that made way waits for the other.
	succession = 3 * time.Second
)

// Claimant is who asks for a room.
type Claimant struct {
	Role    Role
	Version string // owners and claimants of different versions do not talk
	Answers Answers
}

// Taken is the error of a claim to a room that another process has open.
type Taken struct{ Peer *Peer }

func (t *Taken) Error() string {
	return fmt.Sprintf("the room is open in process %d (%s)", t.Peer.Process, t.Peer.Role)
}

// Unwrap is what a person reads who cannot be helped through the Peer.
func (t *Taken) Unwrap() error {
	return &news.Error{Code: news.CodeBusy, Message: "This newsroom is open in another Galley. Close it there, or work there."}
}

// Claim makes this process the owner of the room in dir. When another process
// is, the error is a *Taken. What a process left behind that was killed is no
// obstacle.
func Claim(ctx context.Context, dir string, c Claimant) (*Owner, error) {
	at, err := placeOf(dir)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		lock, err := tryLock(at.lock)
		if err != nil {
			return nil, refused(err)
		}
		if lock != nil {
			return listen(at, lock, c)
		}
		peer, err := dial(ctx, at.socket)
		if err == nil {
			return nil, taken(peer, c)
		}
		select {
		case <-ctx.Done():
			return nil, &news.Error{Code: news.CodeBusy, Err: err,
				Message: "Another Galley has this newsroom open and does not answer. Close it and try again."}
		case <-time.After(pause):
		}
	}
}

// ClaimOver is Claim, but an owner that makes way for c is asked to.
func ClaimOver(ctx context.Context, dir string, c Claimant) (*Owner, error) {
	for {
		o, err := Claim(ctx, dir, c)
		var has *Taken
		if !errors.As(err, &has) || !has.Peer.Role.YieldsTo(c.Role) {
			return o, err
		}
		if err := has.Peer.Yield(ctx); err != nil && !errors.Is(err, ErrGone) {
			return nil, err
		}
	}
}

// Look is the error of a Claim while another process has the room in dir, but
// claims nothing.
func Look(ctx context.Context, dir string, c Claimant) error {
	at, err := placeOf(dir)
	if err != nil {
		return err
	}
	peer, err := dial(ctx, at.socket)
	if err != nil {
		return nil //nolint:nilerr // nobody answers: nobody has it
	}
	return taken(peer, c)
}

// Successor is who has taken the room in dir over from this process, which has
// just made way; nil when nobody came.
func Successor(ctx context.Context, dir string) (*Peer, error) {
	at, err := placeOf(dir)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, succession)
	defer cancel()
	for ctx.Err() == nil {
		if peer, err := dial(ctx, at.socket); err == nil {
			return peer, nil
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
	return nil, nil
}

// taken is the error that names peer, or that refuses to talk to it.
func taken(peer *Peer, c Claimant) error {
	if peer.Version == c.Version {
		return &Taken{Peer: peer}
	}
	return &news.Error{
		Code:    news.CodeBusy,
		Message: fmt.Sprintf("This newsroom is open in Galley %s, and this is Galley %s. Close the other one and try again.", peer.Version, c.Version),
		Args:    map[string]string{"theirs": peer.Version, "ours": c.Version},
	}
}

func refused(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return &news.Error{Code: news.CodeBusy, Message: "This newsroom is open for another user of this computer.", Err: err}
	}
	return err
}

// listen opens the owner's socket in the place of whatever a dead one left.
func listen(at place, lock *os.File, c Claimant) (*Owner, error) {
	err := os.Remove(at.socket)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		_ = lock.Close()
		return nil, fmt.Errorf("remove a stale socket: %w", err)
	}
	listener, err := net.Listen("unix", at.socket)
	if err != nil {
		_ = lock.Close()
		return nil, fmt.Errorf("open the room's socket: %w", err)
	}
	return newOwner(listener, lock, c), nil
}
