package edition

// Light says that pages are for readers whose network is dear: without fonts and
// scripts, and with small pictures or none.
type Light string

const (
	LightPictures Light = "pictures" // of the smallest width
	LightCaptions Light = "captions" // captions without their pictures
)

// Valid says whether l is one of those, or empty: no light pages.
func (l Light) Valid() bool { return l == "" || l == LightPictures || l == LightCaptions }
