package app

import (
	"errors"

	"galley/app/news"
)

// paperState fills in how the reading of a paper stands.
func (d desk) paperState(r *room, state *RoomState) error {
	paper, is, err := r.newsroom.Paper(background())
	if err != nil || !is {
		return err
	}
	state.PaperSource, state.PaperReached = paper.Source, paper.Reached.String()
	if paper.Trouble != nil {
		trouble := troubleOf(paper.Trouble)
		state.PaperTrouble = &trouble
	}
	return nil
}

// troubleOf is why a paper's source was not reached; what nobody foresaw is in
// the log already.
func troubleOf(err error) Refusal {
	var said *news.Error
	if !errors.As(err, &said) {
		said = &news.Error{Code: news.CodeInternal, Message: "Something went wrong inside Galley. Nothing was changed; it will be tried again."}
	}
	return refusalOf(said)
}
