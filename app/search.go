package app

// Search finds stories by their words.
type Search struct{ desk }

// Find is a part of what a query finds: what fits best, or the newest, first.
func (s *Search) Find(q FindQuery) (page FindPage, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return FindPage{}, err
	}
	return r.find(q)
}

// Like finds the stories that are most like one, and says what both have.
func (s *Search) Like(q LikeQuery) (alike []LikeHit, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return nil, err
	}
	return r.like(q)
}

// Progress says how far the index has come while it is being made anew.
func (s *Search) Progress() (progress IndexProgress, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return IndexProgress{}, err
	}
	return IndexProgress(r.newsroom.Indexing()), nil
}

// Prepare brings the index up to date; where that takes long it goes on in the
// background, and Progress says how far.
func (s *Search) Prepare() (progress IndexProgress, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return IndexProgress{}, err
	}
	indexing, err := r.newsroom.Prepare(background())
	return IndexProgress(indexing), err
}
