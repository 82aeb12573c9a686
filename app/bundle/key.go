package bundle

import (
	"fmt"

	"aead.dev/minisign"
)

// Key is what a newsroom signs its bundles with.
type Key struct{ private minisign.PrivateKey }

// NewKey makes a key that nobody else has.
func NewKey() (Key, error) {
	_, private, err := minisign.GenerateKey(nil)
	if err != nil {
		return Key{}, fmt.Errorf("make a signing key: %w", err)
	}
	return Key{private}, nil
}

// ParseKey reads what Secret gave.
func ParseKey(secret string) (Key, error) {
	var k Key
	if err := k.private.UnmarshalText([]byte(secret)); err != nil {
		return Key{}, fmt.Errorf("read the signing key: %w", err)
	}
	return k, nil
}

// Secret is the whole key as text, for the newsroom alone.
func (k Key) Secret() (string, error) {
	text, err := k.private.MarshalText()
	if err != nil {
		return "", fmt.Errorf("write the signing key: %w", err)
	}
	return string(text), nil
}

// Public is the part of the key that readers check signatures with.
func (k Key) Public() string {
	public, _ := k.private.Public().(minisign.PublicKey) // it is never another type
	return public.String()
}

func (k Key) sign(message []byte) []byte {
	return minisign.SignWithComments(k.private, message, "galley bundle", "signature of DIGESTS")
}

// signed says whether signature is that of message by the key public.
func signed(public string, message, signature []byte) bool {
	var key minisign.PublicKey
	return key.UnmarshalText([]byte(public)) == nil && minisign.Verify(key, message, signature)
}
