package edition

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"galley/app/news"
)

// sharedWidth is the width in pixels of the pictures in feeds, and of those that
// other sites show with a link.
const sharedWidth = 1200

// pictureFile is the file of the picture id for machines, which know few
// formats; nil where there is none that may leave.
func (m *maker) pictureFile(id string) (*feedFile, error) {
	if id == "" || m.opts.Light == LightCaptions {
		return nil, nil
	}
	return m.mediaFile(id, []string{"image/jpeg", "image/png", "image/webp", "image/gif"})
}

// filmFile is the file of c's film.
func (m *maker) filmFile(c news.Content) (*feedFile, error) {
	if c.Video == nil || m.opts.Light != "" {
		return nil, nil
	}
	return m.mediaFile(c.Video.ID, []string{"video/mp4", "video/webm"})
}

// mediaFile is the file of the picture or film id in the first of types that it
// has: the largest that is no wider than sharedWidth, else the narrowest.
func (m *maker) mediaFile(id string, types []string) (*feedFile, error) {
	record, err := m.record(id)
	if record == nil || err != nil {
		return nil, err
	}
	var best *news.Variant
	for _, v := range record.Variants {
		if !slices.Contains(types, v.Type) {
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(slices.Index(types, v.Type), slices.Index(types, best.Type)), fitter(v.Width, best.Width)) < 0 {
			best = &v
		}
	}
	if best == nil {
		return nil, nil
	}
	info, err := fs.Stat(m.media, best.File)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // a feed leaves out what is gone
	}
	if err != nil {
		return nil, fmt.Errorf("measuring a picture: %w", err)
	}
	return &feedFile{
		href: m.url(mediaFolder + best.File), media: best.Type, bytes: info.Size(),
		width: cmp.Or(best.Width, record.Width), height: cmp.Or(best.Height, record.Height),
	}, nil
}

// fitter compares two widths: the one that comes nearer to sharedWidth from
// below comes first.
func fitter(a, b int) int {
	switch {
	case a <= sharedWidth && b <= sharedWidth:
		return cmp.Compare(b, a)
	case a > sharedWidth && b > sharedWidth:
		return cmp.Compare(a, b)
	}
	return cmp.Compare(a, b)
}

func (f feedFile) isPicture() bool { return strings.HasPrefix(f.media, "image/") }
