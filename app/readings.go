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

// KeepReadings says whether it is to be. Without it what
// this computer keeps for its reader is forgotten at once; what was counted
// stays until it is forgotten too.
func (s *Reading) KeepReadings(keep bool) (err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return err
	}
	if err := r.newsroom.KeepReadings(keep); err != nil || keep {
		return err
	}
	return s.reader(r, (*reader).forget)
}

// ForgetReadings forgets what was read and shared, and what this computer keeps
// of it for its reader; saved stories stay.
func (s *Reading) ForgetReadings() (err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return err
	}
	if err := r.newsroom.ForgetReadings(); err != nil {
		return err
	}
	return s.reader(r, (*reader).forget)
}
