package newsroom

import (
	"context"
	"errors"
	"io"
	"io/fs"

	"galley/app/bundle"
	"galley/app/news"
	"galley/app/storyfile"
)

// BundlePage is how many stories a bundle has that is asked for page by page.
const BundlePage = 200

// bundleBatch is how many stories are read in one snapshot: a bundle may go
// over a slow line, and must not hold one open.
const bundleBatch = 50

// Bundle is what has become public after a sequence of the journal, ready to
// be written. It holds nothing but what readers may see.
type Bundle struct {
	From, To uint64
	More     bool // there is more after To
	// Kept is false where the room could not keep the key that signs the
	// bundle: the next one will be signed by another.
	Kept bool

	newsroom *Newsroom
	key      bundle.Key
	moved    moved
}

// Empty says that nothing has become public after From.
func (b *Bundle) Empty() bool { return b.To == b.From }

// Key is the public key that the bundle is signed with.
func (b *Bundle) Key() string { return b.key.Public() }

// Bundle gathers what has become public after a sequence of the journal, each
// story once, the oldest change first; at most limit stories, 0 being all. A
// sequence beyond the journal's end is of another journal: everything is new.
func (n *Newsroom) Bundle(ctx context.Context, after uint64, limit int) (*Bundle, error) {
	settings, err := n.Settings(ctx)
	if err != nil {
		return nil, err
	}
	if settings.Paper != nil {
		return nil, noDesk("This newspaper is made by another newsroom. Its bundles come from there.")
	}
	b := &Bundle{newsroom: n}
	if b.key, b.Kept, err = n.signingKey(ctx); err != nil {
		return nil, err
	}
	err = n.read(ctx, func(r *reading) error {
		if after > r.tx.LastSeq() {
			after = 0
		}
		b.moved, err = r.movedAfter(after, limit)
		return err
	})
	b.From, b.To, b.More = after, b.moved.to, b.moved.more
	return b, err
}

// Write writes the bundle, signed.
func (b *Bundle) Write(ctx context.Context, w io.Writer) (Exported, error) {
	p := packer{
		newsroom: b.newsroom, out: bundle.NewWriter(w, b.key),
		tags: b.moved.tags, authors: b.moved.authors, pictures: map[string]bool{},
	}
	for ids := b.moved.stories; len(ids) > 0; {
		some := ids[:min(bundleBatch, len(ids))]
		if err := p.stories(ctx, some); err != nil {
			return p.done, err
		}
		ids = ids[len(some):]
	}
	manifest := bundle.Manifest{
		MadeAt: b.newsroom.now().String(), From: b.From, To: b.To, More: b.More, News: keys(b.moved.news), Gone: p.gone,
	}
	return p.done, p.close(ctx, manifest)
}

// packer writes a bundle, part by part.
type packer struct {
	newsroom *Newsroom
	out      *bundle.Writer

	tags, authors map[string]bool // ids of those that go along
	pictures      map[string]bool // ids of those that are in
	gone          []string
	done          Exported
}

// stories writes some stories, read in one snapshot.
func (p *packer) stories(ctx context.Context, ids []string) error {
	var all []storyfile.Story
	var pictures []news.Picture
	err := p.newsroom.read(ctx, func(r *reading) error {
		for _, id := range ids {
			s, err := r.tx.Public().Standing(id)
			if notFound(err) {
				p.gone = append(p.gone, id)
				continue
			}
			if err != nil {
				return err
			}
			out, err := r.forReaders(s)
			if err != nil {
				return err
			}
			all = append(all, out.story)
			pictures = append(pictures, out.pictures...)
			p.names(out.content)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, picture := range pictures {
		if err := p.picture(picture); err != nil {
			return err
		}
	}
	for _, s := range all {
		if err := errors.Join(ctx.Err(), p.out.Story(s)); err != nil {
			return err
		}
		p.done.Stories++
	}
	return nil
}

// names notes whom and what a story names.
func (p *packer) names(c news.Content) {
	for _, id := range c.Tags {
		p.tags[id] = true
	}
	for _, credit := range c.Credits {
		p.authors[credit.Author] = true
	}
	if c.Live != nil {
		for _, e := range c.Live.Entries {
			p.authors[e.Author] = true
		}
	}
}

// picture writes what may leave of a picture, once. A file that is not in the
// media folder is not in the bundle either: readers of the room miss it too.
func (p *packer) picture(picture news.Picture) error {
	if p.pictures[picture.ID] {
		return nil
	}
	p.pictures[picture.ID] = true
	media := p.newsroom.media.FS()
	out := bundle.Picture{
		ID: picture.ID, Ext: picture.Ext, Type: picture.Type, Width: picture.Width, Height: picture.Height,
		TakenAt: picture.TakenAt.String(), Files: []bundle.File{},
	}
	for _, v := range picture.Variants {
		if _, err := fs.Stat(media, v.File); err != nil {
			p.newsroom.log.Warn("a picture's file is missing", "file", v.File)
			continue
		}
		out.Files = append(out.Files, bundle.File{Name: v.File, Type: v.Type, Width: v.Width, Height: v.Height})
	}
	err := p.out.Picture(out, func(name string) (io.ReadCloser, error) { return media.Open(name) })
	p.done.Pictures++
	return err
}

// ExportedBundle is a bundle that was written to a file.
type ExportedBundle struct {
	Exported
	From, To uint64
}

// ExportBundle writes everything that has become public after a sequence to
// file, as one bundle.
func (n *Newsroom) ExportBundle(ctx context.Context, file string, after uint64) (ExportedBundle, error) {
	b, err := n.Bundle(ctx, after, 0)
	if err != nil {
		return ExportedBundle{}, err
	}
	out := ExportedBundle{From: b.From, To: b.To}
	err = writeFile(file, func(w io.Writer) (err error) {
		out.Exported, err = b.Write(ctx, w)
		return err
	})
	return out, err
}
