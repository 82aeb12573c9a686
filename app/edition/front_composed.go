package edition

import "galley/app/news"

// composedView is a view on which composed is set by hand on the front page of
// its edition, whatever is kept.
type composedView struct {
	View
	composed news.Front
}

func (v composedView) Front(tag string) (news.Front, error) {
	if tag == v.composed.Edition {
		return v.composed, nil
	}
	return v.View.Front(tag)
}

// PreviewFront makes the front page of composed.Edition as if composed were
// what is set there by hand. It must be served from that edition's folder.
func (e *Edition) PreviewFront(composed news.Front) ([]byte, error) {
	var page Page
	err := e.src.Read(func(v View) error {
		m, err := e.maker(composedView{v, composed}, frontAddress(composed.Edition))
		if err == nil {
			m.preview = true
			page, err = m.front()
		}
		return err
	})
	return page.Body, err
}
