package storyfile

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// Decode fills into, a pointer to a struct with yaml tags, from the front
// matter. It is stricter than the YAML reader's own decoding and says more: a
// text stays as it is written (007 is no number), an unknown or doubled field
// and a value of the wrong form are errors naming the line and the field.
func (d *Document) Decode(into any) error {
	d.lines = Lines{}
	if d.front == nil || d.front.Type() == ast.NullType {
		return nil
	}
	if _, is := d.front.(ast.MapNode); !is {
		return d.refuse(d.lineOf(first(d.front)), "", "the "+d.part+" must be lines of the form “field: value”.")
	}
	return d.decode(d.front, "", reflect.ValueOf(into).Elem())
}

// decode fills v from n; path names n in sentences.
func (d *Document) decode(n ast.Node, path string, v reflect.Value) error {
	if n.Type() == ast.NullType {
		return nil
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return d.decode(n, path, v.Elem())
	case reflect.Struct:
		return d.group(n, path, v)
	case reflect.Map:
		return d.labels(n, path, v)
	case reflect.Slice:
		return d.list(n, path, v)
	}
	text, single := scalar(n)
	switch v.Kind() {
	case reflect.String:
		if !single {
			return d.wrong(n, path, "a text")
		}
		v.SetString(text)
	case reflect.Int:
		number, err := strconv.Atoi(text)
		if err != nil {
			return d.wrong(n, path, formOfNumber(path))
		}
		v.SetInt(int64(number))
	case reflect.Bool:
		if text != "true" && text != "false" {
			return d.wrong(n, path, "true or false")
		}
		v.SetBool(text == "true")
	default:
		panic("storyfile: a field of kind " + v.Kind().String())
	}
	return nil
}

// group fills the struct v.
func (d *Document) group(n ast.Node, path string, v reflect.Value) error {
	fields := map[string]reflect.Value{}
	names := fieldsOf(v, fields)
	return d.each(n, path, func(key string, at string, value ast.Node, line int) error {
		field, known := fields[key]
		if !known {
			reason := "there is no field “" + at + "”."
			if near := nearest(key, names); near != "" {
				reason += " The nearest is “" + near + "”."
			}
			return d.refuse(line, at, reason)
		}
		return d.decode(value, at, field)
	})
}

// labels fills the map v, texts by language.
func (d *Document) labels(n ast.Node, path string, v reflect.Value) error {
	v.Set(reflect.MakeMap(v.Type()))
	return d.each(n, path, func(key string, at string, value ast.Node, _ int) error {
		item := reflect.New(v.Type().Elem()).Elem()
		if err := d.decode(value, at, item); err != nil {
			return err
		}
		v.SetMapIndex(reflect.ValueOf(key).Convert(v.Type().Key()), item)
		return nil
	})
}

// each calls do for every line of the mapping n.
func (d *Document) each(n ast.Node, path string, do func(key, at string, value ast.Node, line int) error) error {
	mapping, is := n.(ast.MapNode)
	if !is {
		return d.wrong(n, path, "a group of fields")
	}
	for iter := mapping.MapRange(); iter.Next(); {
		node := iter.Key()
		line := d.lineOf(node.GetToken())
		key, single := scalar(node)
		if !single {
			return d.refuse(line, path, "a field's name must be a word.")
		}
		at := key
		if path != "" {
			at = path + "." + key
		}
		if before, twice := d.lines[at]; twice {
			return d.refuse(line, at, fmt.Sprintf("“%s” stands on line %d already.", at, before))
		}
		d.lines[at] = line
		if err := do(key, at, iter.Value(), line); err != nil {
			return err
		}
	}
	return nil
}

// list fills the slice v.
func (d *Document) list(n ast.Node, path string, v reflect.Value) error {
	sequence, is := n.(*ast.SequenceNode)
	if !is {
		return d.wrong(n, path, "a list, as in [one, two]")
	}
	v.Set(reflect.MakeSlice(v.Type(), len(sequence.Values), len(sequence.Values)))
	for i, node := range sequence.Values {
		at := fmt.Sprintf("%s[%d]", path, i)
		d.lines[at] = d.lineOf(first(node))
		if err := d.decode(node, at, v.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

// wrong refuses n as not of the form that the field at path has.
func (d *Document) wrong(n ast.Node, path, form string) error {
	reason := "“" + path + "” must be " + form
	if text, single := scalar(n); single {
		reason += ", not “" + short(text) + "”"
	}
	return d.refuse(d.lineOf(first(n)), path, reason+".")
}

func formOfNumber(path string) string {
	if path == "urgency" {
		return urgencyForm
	}
	return "a whole number"
}

// scalar is the text of a single value as it is written.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.NullNode:
		return "", true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// first is the token that n begins with: a mapping's own is its first colon.
func first(n ast.Node) *token.Token {
	switch n := n.(type) {
	case *ast.MappingNode:
		if len(n.Values) > 0 && !n.IsFlowStyle {
			return n.Values[0].Key.GetToken()
		}
	case *ast.MappingValueNode:
		return n.Key.GetToken()
	}
	return n.GetToken()
}

// fieldsOf collects the fields of the struct v by their yaml names, those of
// inlined structs included, and returns the names in order.
func fieldsOf(v reflect.Value, fields map[string]reflect.Value) []string {
	var names []string
	for i := range v.NumField() {
		name, options, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
		if options == "inline" {
			names = append(names, fieldsOf(v.Field(i), fields)...)
		} else if name != "" && name != "-" {
			fields[name] = v.Field(i)
			names = append(names, name)
		}
	}
	return names
}

// short is text cut to what a sentence can hold.
func short(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return string(runes)
}
