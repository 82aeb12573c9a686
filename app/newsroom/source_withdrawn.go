package newsroom

import "iter"

func (v view) Withdrawn(edition string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for after := ""; ; {
			page, err := v.public.Withdrawn(edition, after)
			if err != nil {
				yield("", err)
				return
			}
			for _, row := range page.Rows {
				s, err := v.public.Story(row.ID)
				if !yield(s.Address, err) || err != nil {
					return
				}
				for _, old := range s.OldAddresses {
					if !yield(old, nil) {
						return
					}
				}
			}
			if after = page.Next; after == "" {
				return
			}
		}
	}
}
