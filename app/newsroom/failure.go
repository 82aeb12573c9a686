package newsroom

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"galley/app/news"
)

// The sentences of refusals that are said in more than one place.

func stale(current int) *news.Error {
	return &news.Error{
		Code:    news.CodeStale,
		Message: fmt.Sprintf("The story has changed: it is at revision %d now. Read it again, then repeat the act.", current),
		Args:    map[string]string{"revision": strconv.Itoa(current)},
	}
}

func tooLong(field, name string, length, limit int) *news.Error {
	return &news.Error{
		Code: news.CodeTooLong, Field: field,
		Message: fmt.Sprintf("The %s has %d characters; it may have %d. Shorten it.", name, length, limit),
		Args:    map[string]string{"limit": strconv.Itoa(limit), "length": strconv.Itoa(length)},
	}
}

// unknown refuses a name that the room does not have, and says which it has.
func unknown(field, name string, known []string) *news.Error {
	message := fmt.Sprintf("There is no %s “%s” in this newsroom.", field, clip(name))
	if len(known) > 0 {
		message += " It has: " + strings.Join(known, ", ") + "."
	}
	return &news.Error{
		Code: news.CodeUnknown, Field: field, Message: message,
		Args: map[string]string{"it": clip(name), "known": strings.Join(known, ", ")},
	}
}

func invalid(field, value, message string) *news.Error {
	return &news.Error{Code: news.CodeInvalid, Field: field, Message: message, Args: map[string]string{"it": clip(value)}}
}

func nothing(message string) *news.Error {
	return &news.Error{Code: news.CodeNothing, Message: message}
}

// noDesk refuses an act in the room of a newspaper that is only read.
func noDesk(message string) *news.Error {
	return &news.Error{Code: news.CodeNoDesk, Message: message}
}

// needed refuses an act that was not given what it needs.
func needed(field, message string) *news.Error {
	return &news.Error{Code: news.CodeMissing, Field: field, Message: message}
}

// clip cuts a value that a sentence repeats.
func clip(s string) string {
	runes := []rune(s)
	if len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return s
}

// inField says of which field a refusal speaks.
func inField(err error, field string) error {
	var refused *news.Error
	if !errors.As(err, &refused) {
		return err
	}
	said := *refused
	said.Field = field
	return &said
}
