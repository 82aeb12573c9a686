package notify

import (
	"context"

	"galley/app/news"
)

// Notice is what one notification says.
type Notice struct {
	Title    string // what, and from where: “New in Economy”
	Body     string // the headline, nothing else
	Open     string // what a click does: “Open”; some desktops show it
	Language string // BCP 47, of the words
	Story    string // id of the story that a click opens; empty in a summary
}

// Notifier shows notices; the window has one of its own, with a click.
type Notifier interface {
	// Notify shows n, or says why it could not before ctx ends. It never
	// blocks longer than ctx allows.
	Notify(ctx context.Context, n Notice) error
}

// Directed is n with its words' direction made explicit: a daemon decides by
// the first letter, and an Arabic headline may begin with a Latin name.
func Directed(n Notice) Notice {
	mark := "\u200e" // left-to-right mark
	switch news.Base(n.Language) {
	case "ar", "fa", "he", "ur":
		mark = "\u200f" // right-to-left mark
	}
	n.Title, n.Body = mark+n.Title, mark+n.Body
	return n
}
