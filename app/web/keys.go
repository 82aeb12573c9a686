package web

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"sync"
)

// keys are what opens the desk: tokens, each good for one exchange, and the
// sessions they were exchanged for. Only their hashes are kept, so that a
// lookup takes the same time whatever was guessed.
type keys struct {
	mu       sync.Mutex
	tokens   map[[sha256.Size]byte]bool
	sessions map[[sha256.Size]byte]bool
}

func newKeys() *keys {
	return &keys{tokens: map[[sha256.Size]byte]bool{}, sessions: map[[sha256.Size]byte]bool{}}
}

// unguessable is a fresh random name of 32 hexadecimal digits.
func unguessable() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // it never fails
	return hex.EncodeToString(b)
}

// token makes a new one-time token.
func (k *keys) token() string {
	t := unguessable()
	k.mu.Lock()
	defer k.mu.Unlock()
	k.tokens[sha256.Sum256([]byte(t))] = true
	return t
}

// exchange takes a token and gives a session for it, once.
func (k *keys) exchange(token string) (session string, ok bool) {
	hash := sha256.Sum256([]byte(token))
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.tokens[hash] {
		return "", false
	}
	delete(k.tokens, hash)
	session = unguessable()
	k.sessions[sha256.Sum256([]byte(session))] = true
	return session, true
}

// known says whether session is one that was given.
func (k *keys) known(session string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.sessions[sha256.Sum256([]byte(session))]
}
