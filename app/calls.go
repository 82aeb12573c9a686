package app

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"

	"galley/app/news"
)

// Calls are the bound methods by name: what the hosts expose, what the owner
// of a room answers other processes with, and what the command line asks for.
// There is no endpoint written by hand.
type Calls struct{ methods map[string]reflect.Value }

// newCalls binds the exported methods of services, each under the name of its
// type: "Stories.List".
func newCalls(services []any) *Calls {
	c := &Calls{methods: map[string]reflect.Value{}}
	for _, s := range services {
		v := reflect.ValueOf(s)
		for i := range v.NumMethod() {
			c.methods[v.Elem().Type().Name()+"."+v.Type().Method(i).Name] = v.Method(i)
		}
	}
	return c
}

// Call carries out a method with arguments in JSON. The value is nil where
// the method gives none.
func (c *Calls) Call(service, method string, args []json.RawMessage) (any, error) {
	m, err := c.find(service, method, len(args))
	if err != nil {
		return nil, err
	}
	in := make([]reflect.Value, len(args))
	for i, arg := range args {
		p := reflect.New(m.Type().In(i))
		if err := json.Unmarshal(arg, p.Interface()); err != nil {
			return nil, badCall("Argument "+strconv.Itoa(i+1)+" of "+service+"."+method+" has the wrong form.", err)
		}
		in[i] = p.Elem()
	}
	value, err := invoke(m, in)
	if err != nil || !value.IsValid() {
		return nil, err
	}
	return value.Interface(), nil
}

// Do carries out a method with arguments as they are, and sets what result
// points to. It is Call within one process.
func (c *Calls) Do(_ context.Context, service, method string, result any, args ...any) error {
	m, err := c.find(service, method, len(args))
	if err != nil {
		return err
	}
	in := make([]reflect.Value, len(args))
	for i, arg := range args {
		in[i] = reflect.ValueOf(arg)
		if !in[i].IsValid() || !in[i].Type().AssignableTo(m.Type().In(i)) {
			return badCall(fmt.Sprintf("Argument %d of %s.%s has the wrong form.", i+1, service, method), nil)
		}
	}
	value, err := invoke(m, in)
	if err == nil && result != nil && value.IsValid() {
		reflect.ValueOf(result).Elem().Set(value)
	}
	return err
}

func (c *Calls) find(service, method string, args int) (reflect.Value, error) {
	m, found := c.methods[service+"."+method]
	if !found {
		return m, &news.Error{Code: news.CodeNotFound, Message: "Galley has no call named " + service + "." + method + "."}
	}
	if wanted := m.Type().NumIn(); wanted != args {
		return m, badCall(fmt.Sprintf("%s.%s takes %d arguments, not %d.", service, method, wanted, args), nil)
	}
	return m, nil
}

func badCall(message string, err error) error {
	return &news.Error{Code: news.CodeInvalid, Message: message, Err: err}
}

// invoke calls m, whose results are one value, one error, or both.
func invoke(m reflect.Value, in []reflect.Value) (value reflect.Value, err error) {
	for _, out := range m.Call(in) {
		if out.Type() == reflect.TypeFor[error]() {
			err, _ = out.Interface().(error)
			continue
		}
		value = out
	}
	return value, err
}
