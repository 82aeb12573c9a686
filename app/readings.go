package app

// ReadingsKept says whether what is read and shared in this room's edition is
// counted on this computer. Nothing of it leaves.
func (s *Reading) ReadingsKept() (kept bool, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return false, err
	}
	return r.newsroom.ReadingsKept(background())
}

// KeepReadings says whether it is to be.
func (s *Reading) KeepReadings(keep bool) (err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return err
	}
	return r.newsroom.KeepReadings(keep)
}

// ForgetReadings forgets what was read and shared.
func (s *Reading) ForgetReadings() (err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return err
	}
	return r.newsroom.ForgetReadings()
}
