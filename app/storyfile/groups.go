package storyfile

import "github.com/goccy/go-yaml/token"

// groups counts the fields of the groups that a reader of tokens is in,
// outermost first.
type groups []group

type group struct {
	column int // of its fields' names; 0 for a group in braces
	fields int
}

// count is the number of fields, up to token i, of the group that it is in.
func (g *groups) count(tokens token.Tokens, i int) int {
	switch t := tokens[i]; t.Type {
	case token.MappingStartType, token.SequenceStartType:
		*g = append(*g, group{})
	case token.MappingEndType, token.SequenceEndType:
		if len(*g) > 0 {
			*g = (*g)[:len(*g)-1]
		}
	case token.SequenceEntryType:
		g.leave(func(top group) bool { return top.column > t.Position.Column })
	case token.MappingValueType:
		if i > 0 {
			return g.field(tokens[i-1].Position.Column)
		}
	}
	return 0
}

// field counts a field whose name stands in column.
func (g *groups) field(column int) int {
	if top := len(*g) - 1; top >= 0 && (*g)[top].column == 0 {
		(*g)[top].fields++
		return (*g)[top].fields
	}
	g.leave(func(top group) bool { return top.column > column })
	if top := len(*g) - 1; top < 0 || (*g)[top].column != column {
		*g = append(*g, group{column: column})
	}
	top := &(*g)[len(*g)-1]
	top.fields++
	return top.fields
}

// leave drops the innermost groups while over says that they have ended.
func (g *groups) leave(over func(group) bool) {
	for len(*g) > 0 && over((*g)[len(*g)-1]) {
		*g = (*g)[:len(*g)-1]
	}
}
