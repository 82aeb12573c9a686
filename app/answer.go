package app

import (
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/google/uuid"

	"galley/app/news"
)

// answer is deferred by every bound method: whatever went wrong, a panic
// included, becomes a *news.Error that a person can read. What nobody foresaw
// goes to the log, under a reference that the person is told.
func (d desk) answer(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
	}
	if *err == nil {
		return
	}
	var said *news.Error
	if errors.As(*err, &said) && said.Code != news.CodeInternal {
		*err = said
		return
	}
	*err = d.app.unforeseen(*err)
}

// unforeseen logs err and is the error to show instead.
func (a *App) unforeseen(err error) *news.Error {
	reference := uuid.NewString()[:8]
	a.logger().Error("unforeseen", "reference", reference, "error", err.Error())
	return &news.Error{
		Code:    news.CodeInternal,
		Message: "Something went wrong inside Galley. Nothing was changed; the newsroom’s log names it as " + reference + ".",
		Args:    map[string]string{"reference": reference},
		Err:     err,
	}
}
