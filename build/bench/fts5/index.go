package fts5

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"time"

	_ "modernc.org/sqlite" // the driver
)

// Document is a story in terms joined by spaces.
type Document struct {
	Row                                       int64
	Headline, Standfirst, Body, Tags, Authors string
	Section                                   string
	Published                                 time.Time
}

// Index is a database of its own folder.
type Index struct {
	db  *sql.DB
	dir string
}

// settings give SQLite what a program that cares would: a log instead of a
// journal, memory for its pages, no copies on reading.
const settings = "?_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=cache_size(-65536)&_pragma=mmap_size(4294967296)&_pragma=temp_store(MEMORY)"

// The terms are whole already: the tokenizer only parts them at spaces.
const schema = `
create table if not exists story (id integer primary key, section text not null, published integer not null);
create index if not exists story_section on story (section, published);
create virtual table if not exists stories using fts5 (headline, standfirst, body, tags, authors,
	prefix = '3', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* P* S* Co'");
create virtual table if not exists vocabulary using fts5vocab (stories, row);
insert into stories (stories, rank) values ('rank', 'bm25(8, 4, 1, 3, 3)');`

// Open opens the index in dir, or begins it.
func Open(dir string) (*Index, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "fts5.db")+settings)
	if err != nil {
		return nil, err
	}
	if _, err := db.Exec(schema); err != nil {
		db.Close()
		return nil, fmt.Errorf("fts5: %w", err)
	}
	return &Index{db: db, dir: dir}, nil
}

// Close closes the index.
func (x *Index) Close() error { return x.db.Close() }

// Add puts documents in, in one transaction; a row that is there is replaced.
func (x *Index) Add(documents []Document) error {
	tx, err := x.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to undo
	story, err := tx.Prepare("insert or replace into story values (?, ?, ?)")
	if err != nil {
		return err
	}
	text, err := tx.Prepare("insert or replace into stories (rowid, headline, standfirst, body, tags, authors) values (?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	for _, d := range documents {
		if _, err := story.Exec(d.Row, d.Section, d.Published.Unix()); err != nil {
			return err
		}
		if _, err := text.Exec(d.Row, d.Headline, d.Standfirst, d.Body, d.Tags, d.Authors); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// Optimise merges the index into one piece, as one does after a large load.
func (x *Index) Optimise() error {
	_, err := x.db.Exec("insert into stories (stories) values ('optimize'); pragma wal_checkpoint(truncate)")
	return err
}

// Size is the bytes of the index alone, without the copy of the text that
// SQLite keeps beside it.
func (x *Index) Size() (size int64, err error) {
	err = x.db.QueryRow("select sum(length(block)) from stories_data").Scan(&size)
	return size, err
}

// Holds is how many stories hold the term.
func (x *Index) Holds(term string) (stories int, err error) {
	err = x.db.QueryRow("select coalesce(max(doc), 0) from vocabulary where term = ?", term).Scan(&stories)
	return stories, err
}
