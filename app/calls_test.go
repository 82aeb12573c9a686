package app_test

import (
	"encoding/json"
	"errors"
	"testing"

	"galley/app"
	"galley/app/news"
)

func TestCallRefusesWhatDoesNotFit(t *testing.T) {
	calls := app.New(app.Options{}).Calls("")
	for _, test := range []struct {
		service, method string
		args            []string
		code            news.Code
	}{
		{"Stories", "Explode", nil, news.CodeNotFound},
		{"Nothing", "List", nil, news.CodeNotFound},
		{"App", "Close", nil, news.CodeNotFound},
		{"Stories", "Get", nil, news.CodeInvalid},
		{"Stories", "Get", []string{`"a"`, `"b"`}, news.CodeInvalid},
		{"Stories", "Get", []string{`{"id":1}`}, news.CodeInvalid},
		{"Stories", "History", []string{`"a"`, `"b"`, `1`}, news.CodeInvalid},
	} {
		var args []json.RawMessage
		for _, arg := range test.args {
			args = append(args, json.RawMessage(arg))
		}
		_, err := calls.Call(test.service, test.method, args)
		if !errors.Is(err, &news.Error{Code: test.code}) {
			t.Errorf("%s.%s%v: %v, want %s", test.service, test.method, test.args, err, test.code)
		}
	}
}

func TestDoIsCallWithoutJSON(t *testing.T) {
	calls := app.New(app.Options{}).Calls("")
	var table []app.MoveRule
	if err := calls.Do(t.Context(), "Moves", "Table", &table); err != nil || len(table) != len(news.Moves) {
		t.Errorf("%d moves, %v", len(table), err)
	}
	if err := calls.Do(t.Context(), "Stories", "Get", nil, 7); !errors.Is(err, &news.Error{Code: news.CodeInvalid}) {
		t.Errorf("a number for a string: %v", err)
	}
}
