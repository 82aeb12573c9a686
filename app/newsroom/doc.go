// Package newsroom is the use cases: what people, the clock and importers do
// with stories, and the rules of it. It is the only writer of stories: every
// act checks the rules and is one transaction of the store, and everything
// that follows from an act (releases, notifications) follows the journal.
//
// It may import the tools of the first floor and news. Start from Newsroom;
// save.go and move.go hold the rules, follow.go what runs by itself; bundle.go
// makes what is carried to readers, paper.go is the reader's side of it.
package newsroom
