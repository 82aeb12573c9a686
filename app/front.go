package app

import (
	"galley/app/newsroom"
	"galley/app/store"
)

// Front is the editions' front pages, as editors compose them.
type Front struct{ desk }

// Get is an edition's front page as it stands.
func (s *Front) Get(edition string) (view FrontView, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return FrontView{}, err
	}
	page, err := r.newsroom.Front(background(), edition)
	if err != nil {
		return FrontView{}, err
	}
	return r.frontView(page)
}

// Look is a front page as it would stand with draft, of which nothing is kept.
func (s *Front) Look(draft FrontDraft) (view FrontView, err error) {
	defer s.answer(&err)
	return s.compose(draft, (*newsroom.Newsroom).LookFront)
}

// Preview makes the front page that readers would have with draft, of which
// nothing is kept, and gives the address where it can be seen; every call gives
// another one.
func (s *Front) Preview(draft FrontDraft) (address string, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return "", err
	}
	page, err := s.composed(r, draft, (*newsroom.Newsroom).LookFront)
	if err != nil {
		return "", err
	}
	body, err := r.previewed.PreviewFront(page.Front)
	if err != nil {
		return "", err
	}
	return s.app.previewAt(page.Front.Edition+"/index.html", body), nil
}

// Put makes draft the front page of its edition. Where that has been changed
// since draft's revision it is refused with the code stale.
func (s *Front) Put(draft FrontDraft) (view FrontView, err error) {
	defer s.answer(&err)
	return s.compose(draft, (*newsroom.Newsroom).PutFront)
}

// Start is a front page for edition that begins as the one of the edition from
// stands now, in this edition's versions. Nothing of it is kept until it is put.
func (s *Front) Start(edition, from string) (start FrontStart, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return FrontStart{}, err
	}
	page, missing, err := r.newsroom.StartFront(background(), s.who(r), edition, from)
	if err != nil {
		return FrontStart{}, err
	}
	if start.View, err = r.frontView(page); err != nil {
		return FrontStart{}, err
	}
	return start, r.store.Read(func(t *store.Tx) error {
		start.Missing, err = frontStories(t, missing)
		return err
	})
}
