package app_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"galley/app"
	"galley/app/news"
)

// bound calls fn with every bound method of services that have no app: none
// of them can do its work.
func bound(t *testing.T, fn func(name string, m reflect.Value)) {
	t.Helper()
	n := 0
	for _, service := range app.New(app.Options{}).Services() {
		broken := reflect.New(reflect.TypeOf(service).Elem())
		for i := range broken.NumMethod() {
			fn(broken.Elem().Type().Name()+"."+broken.Type().Method(i).Name, broken.Method(i))
			n++
		}
	}
	if n < 40 {
		t.Fatalf("only %d methods are bound", n)
	}
}

// Bound methods take no context, and return a value and an error at most, the
// error last.
func TestBoundMethodsHaveTheForm(t *testing.T) {
	bound(t, func(name string, m reflect.Value) {
		for i := range m.Type().NumIn() {
			if in := m.Type().In(i); in.Kind() == reflect.Interface || in.Kind() == reflect.Func || in.Kind() == reflect.Chan {
				t.Errorf("%s takes a %s, which JSON cannot carry", name, in)
			}
		}
		out := m.Type().NumOut()
		if out < 1 || out > 2 || m.Type().Out(out-1) != reflect.TypeFor[error]() {
			t.Errorf("%s is %s: it must return at most a value, and an error", name, m.Type())
		}
	})
}

// What crosses to a screen holds no time.Time, no interface, and no field
// without a name.
func TestBoundTypesAreForScreens(t *testing.T) {
	bound(t, func(name string, m reflect.Value) {
		for i := range m.Type().NumIn() {
			forScreens(t, name, m.Type().In(i), map[reflect.Type]bool{})
		}
		for i := range m.Type().NumOut() - 1 {
			forScreens(t, name, m.Type().Out(i), map[reflect.Type]bool{})
		}
	})
}

func forScreens(t *testing.T, name string, v reflect.Type, seen map[reflect.Type]bool) {
	t.Helper()
	if seen[v] {
		return
	}
	seen[v] = true
	switch v.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		forScreens(t, name, v.Elem(), seen)
	case reflect.Map:
		if v.Key().Kind() != reflect.String {
			t.Errorf("%s: %s has keys that JSON has not", name, v)
		}
		forScreens(t, name, v.Elem(), seen)
	case reflect.Struct:
		if v == reflect.TypeFor[time.Time]() || v == reflect.TypeFor[news.Moment]() {
			t.Errorf("%s: times are RFC 3339 strings, not %s", name, v)
			return
		}
		for i := range v.NumField() {
			field := v.Field(i)
			tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			if !field.Anonymous && (tag == "" || tag == "-") {
				t.Errorf("%s: %s.%s has no JSON name", name, v, field.Name)
			}
			forScreens(t, name, field.Type, seen)
		}
	case reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		t.Errorf("%s: JSON cannot carry a %s", name, v)
	}
}

// Every value survives JSON, every field of it filled.
func TestBoundValuesSurviveJSON(t *testing.T) {
	bound(t, func(name string, m reflect.Value) {
		for i := range m.Type().NumOut() - 1 {
			value := reflect.New(m.Type().Out(i))
			fill(value.Elem(), 3)
			data, err := json.Marshal(value.Interface())
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			again := reflect.New(m.Type().Out(i))
			if err := json.Unmarshal(data, again.Interface()); err != nil || !reflect.DeepEqual(value.Interface(), again.Interface()) {
				t.Errorf("%s: %s comes back as %+v (%v)", name, data, again.Elem().Interface(), err)
			}
		}
	})
}

// fill sets everything in v, as deep as depth goes.
func fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("نص “x”")
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	case reflect.Uint64:
		v.SetUint(7)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		if depth > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), depth-1)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), depth)
		fill(v.Index(1), depth)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		value := reflect.New(v.Type().Elem()).Elem()
		fill(value, depth)
		v.SetMapIndex(reflect.ValueOf("key").Convert(v.Type().Key()), value)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth)
		}
	}
}

// A method that panics answers with an error that names the log's reference,
// and says nothing else of it.
func TestBoundPanicsComeBackAsErrors(t *testing.T) {
	internal := 0
	bound(t, func(name string, m reflect.Value) {
		if name == "Moves.Table" { // it needs nothing that could be missing
			return
		}
		in := make([]reflect.Value, m.Type().NumIn())
		for i := range in {
			in[i] = reflect.New(m.Type().In(i)).Elem()
		}
		out := m.Call(in)
		err, _ := out[len(out)-1].Interface().(error)
		var said *news.Error
		if !errors.As(err, &said) || strings.Contains(said.Message, "nil pointer") {
			t.Errorf("%s answers %v", name, err)
			return
		}
		if said.Code == news.CodeInternal {
			internal++
			if said.Args["reference"] == "" {
				t.Errorf("%s: %q names no reference", name, said.Message)
			}
		}
	})
	if internal < 40 {
		t.Errorf("only %d methods panicked without an app: the test has lost its aim", internal)
	}
}

// Without a room every call is answered in words or with what needs no room.
func TestBoundMethodsWithoutARoom(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	a := app.New(app.Options{})
	for service, methods := range map[string][]string{
		"Rooms":   {"State", "Recent", "Suggest", "View"},
		"Moves":   {"Table"},
		"Reading": {"Base", "Where"},
	} {
		for _, method := range methods {
			if _, err := a.Calls("").Call(service, method, nil); err != nil {
				t.Errorf("%s.%s: %v", service, method, err)
			}
		}
	}
	for _, call := range []string{"Records.Sources", "Settings.Get", "Safety.Stats"} {
		service, method, _ := strings.Cut(call, ".")
		_, err := a.Calls("").Call(service, method, nil)
		if !errors.Is(err, &news.Error{Code: news.CodeNoRoom}) {
			t.Errorf("%s: %v", call, err)
		}
	}
}
