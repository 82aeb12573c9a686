package web

import (
	"encoding/json"
	"errors"
	"net/http"

	"galley/app/news"
)

// API is the bound calls and the event stream:
//
//	POST /api/Service/Method   a JSON array of arguments → {"value":…} or {"error":{…}}
//	GET  /api/events?after=SEQ server-sent events
//
// Bodies over limit bytes are refused. Who may ask is the caller's affair.
func API(calls func(*http.Request) Caller, e Events, limit int64) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/events", func(w http.ResponseWriter, r *http.Request) { stream(w, r, e) })
	mux.HandleFunc("POST /api/{service}/{method}", func(w http.ResponseWriter, r *http.Request) {
		var args []json.RawMessage
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, limit)).Decode(&args); err != nil {
			fail(w, unreadable(err))
			return
		}
		value, err := calls(r).Call(r.PathValue("service"), r.PathValue("method"), args)
		if err != nil {
			fail(w, err)
			return
		}
		answer(w, http.StatusOK, struct {
			Value any `json:"value"`
		}{value})
	})
	return mux
}

func unreadable(err error) *news.Error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return &news.Error{Code: news.CodeTooLarge, Message: "This is too large to be taken in one piece.", Err: err}
	}
	return &news.Error{Code: news.CodeInvalid, Message: "The call’s arguments are not a JSON array.", Err: err}
}

// failure is a *news.Error as JSON.
type failure struct {
	Code    news.Code         `json:"code"`
	Message string            `json:"message"`
	Field   string            `json:"field,omitempty"`
	Args    map[string]string `json:"args,omitempty"`
}

func fail(w http.ResponseWriter, err error) {
	said := &news.Error{Code: news.CodeInternal, Message: "Something went wrong inside Galley."}
	errors.As(err, &said)
	answer(w, statusOf(said.Code), struct {
		Error failure `json:"error"`
	}{failure{Code: said.Code, Message: said.Message, Field: said.Field, Args: said.Args}})
}

func statusOf(c news.Code) int {
	switch c {
	case news.CodeNotFound, news.CodeNoRoom:
		return http.StatusNotFound
	case news.CodeStale, news.CodeConflict, news.CodeBusy, news.CodeMove:
		return http.StatusConflict
	case news.CodeTooLarge:
		return http.StatusRequestEntityTooLarge
	case news.CodeDiskFull, news.CodeReadOnly:
		return http.StatusInsufficientStorage
	case news.CodeInternal, news.CodeDamaged:
		return http.StatusInternalServerError
	}
	return http.StatusUnprocessableEntity
}

func answer(w http.ResponseWriter, status int, v any) {
	body, err := json.Marshal(v)
	if err != nil { // the contract test sees to it that every value can be written
		http.Error(w, "an answer could not be written", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that has gone needs no answer
}
