//go:build desktop

package desktop

import (
	"encoding/json"
	"errors"

	"galley/app/news"
)

// Door is the one thing bound to the page.
type Door struct {
	call    func(service, method string, args []json.RawMessage) (any, error)
	outside *outside
}

// Dropped is what another program's drop brought, where the page cannot see it.
func (d *Door) Dropped() Brought { return d.outside.drop() }

// Pasted is what the clipboard has, where the page cannot see it.
func (d *Door) Pasted() Brought { return d.outside.paste() }

// Call carries out service.method with args, a JSON array, and answers with
// JSON. An error is worded by errorAsJSON.
func (d *Door) Call(service, method, args string) (string, error) {
	var list []json.RawMessage
	if err := json.Unmarshal([]byte(args), &list); err != nil {
		return "", &news.Error{Code: news.CodeInvalid, Message: "The call's arguments are not a list.", Err: err}
	}
	value, err := d.call(service, method, list)
	if err != nil {
		return "", err
	}
	answer, err := json.Marshal(value)
	return string(answer), err
}

// errorAsJSON words err for the page: an object would reach it as
// "[object Object]", so it is a JSON string of {code, message, field, args}.
func errorAsJSON(err error) any {
	var known *news.Error
	if !errors.As(err, &known) {
		known = &news.Error{Code: news.CodeInternal, Message: "Something went wrong inside Galley."}
	}
	answer, _ := json.Marshal(map[string]any{ // strings alone: it cannot fail
		"code": known.Code, "message": known.Message, "field": known.Field, "args": known.Args,
	})
	return string(answer)
}
