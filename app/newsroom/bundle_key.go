package newsroom

import (
	"context"
	"errors"

	"galley/app/bundle"
	"galley/app/news"
)

// signingKey is what the room's bundles are signed with. A room that has none
// yet is given one; where the room cannot be written the key is good for once,
// and kept is false.
func (n *Newsroom) signingKey(ctx context.Context) (key bundle.Key, kept bool, err error) {
	settings, err := n.Settings(ctx)
	if err != nil {
		return bundle.Key{}, false, err
	}
	if settings.SigningKey == "" {
		settings, err = n.giveKey(ctx)
	}
	if errors.Is(err, &news.Error{Code: news.CodeReadOnly}) {
		key, err = bundle.NewKey()
		return key, false, err
	}
	if err != nil {
		return bundle.Key{}, false, err
	}
	key, err = bundle.ParseKey(settings.SigningKey)
	return key, true, err
}

func (n *Newsroom) giveKey(ctx context.Context) (settings news.Settings, err error) {
	err = n.write(ctx, Who{Origin: news.FromClock}, func(a *act) error {
		settings = a.settings
		if settings.SigningKey != "" { // given meanwhile
			return nil
		}
		secret, err := newSecret()
		if err != nil {
			return err
		}
		settings.SigningKey = secret
		return a.tx.PutSettings(settings, a.entry())
	})
	return settings, err
}

// newSecret is a signing key as settings keep it.
func newSecret() (string, error) {
	key, err := bundle.NewKey()
	if err != nil {
		return "", err
	}
	return key.Secret()
}
