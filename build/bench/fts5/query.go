package fts5

import (
	"strings"
	"time"
)

// Query is what to look for: stories that hold all of the terms.
type Query struct {
	Terms   []string
	Phrase  bool // the terms stand one after the other
	Prefix  bool // the last term is the beginning of one
	Section string
	From    time.Time // with To, where set, within a time
	To      time.Time
	Limit   int
	// Excerpts asks for a part of each story's text with the terms marked.
	Excerpts bool
}

// Hit is one story found.
type Hit struct {
	Row     int64
	Excerpt string
}

// Search finds the best stories, by BM25 with a weight for each field; without
// terms the newest ones.
func (x *Index) Search(q Query) ([]Hit, error) {
	statement, args := q.statement()
	rows, err := x.db.Query(statement, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var hits []Hit
	for rows.Next() {
		var h Hit
		if err := rows.Scan(&h.Row, &h.Excerpt); err != nil {
			return nil, err
		}
		hits = append(hits, h)
	}
	return hits, rows.Err()
}

// statement is the query in SQL. Filters are put so that SQLite goes by rank
// and looks a story up, with an excerpt for the best alone; the plain join
// takes six times as long.
func (q Query) statement() (string, []any) {
	const within = "section = ? and published between ? and ?"
	filters := []any{q.Section, q.From.Unix(), q.To.Unix()}
	if len(q.Terms) == 0 {
		return "select id, '' from story where " + within + " order by published desc limit ?", append(filters, q.Limit)
	}
	excerpt := "''"
	if q.Excerpts {
		excerpt = "snippet(stories, -1, '[', ']', '…', 24)"
	}
	found, args := "select rowid, "+excerpt+" from stories where stories match ?", []any{q.match()}
	if q.Section != "" {
		found += " and exists (select 1 from story where id = stories.rowid and " + within + ")"
		args = append(args, filters...)
	}
	return found + " order by rank limit ?", append(args, q.Limit)
}

// match is the query in FTS5's own language.
func (q Query) match() string {
	if q.Phrase {
		return quoted(strings.Join(q.Terms, " "))
	}
	parts := make([]string, len(q.Terms))
	for i, term := range q.Terms {
		parts[i] = quoted(term)
	}
	match := strings.Join(parts, " ")
	if q.Prefix {
		match += "*"
	}
	return match
}

func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
