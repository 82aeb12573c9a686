// Package web is the second host of the app: the desk in a browser, on this
// computer's loopback address only, and the reader's edition for galley read.
//
// It may import news. Start from Listen, which makes a Desk; API, the bound
// calls and the events over HTTP, which the owner of a room answers other
// processes with too; and ListenEdition.
//
// Who may do what: the desk needs a cookie, which a one-time token in the
// printed address is exchanged for; reader pages and previews lie under an
// unguessable path, which authorises by itself, since a sandboxed frame has
// no cookie. Every request must name this server as its Host, so that no
// foreign name can be made to point here; nothing but the desk's own page may
// call.
package web
