package app

import "galley/app/news"

// Moves are the table of moves, for screens that draw it.
type Moves struct{ desk }

// Table is the table, in its order.
func (s *Moves) Table() (table []MoveRule, err error) {
	defer s.answer(&err)
	effects := map[news.LiveEffect]string{news.LiveKept: "kept", news.LiveTaken: "taken", news.LiveGone: "gone"}
	return each(news.Moves, func(r news.Rule) MoveRule {
		return MoveRule{
			Move: string(r.Move), From: each(r.From, func(s news.Status) string { return string(s) }), To: string(r.To),
			Need: string(r.Need), Deliberate: r.Deliberate, Live: effects[r.Live],
		}
	}), nil
}
