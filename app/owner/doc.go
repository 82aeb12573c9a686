// Package owner sees to it that one process has a room open, and lets every
// other process reach it: the owner of a room holds a lock and answers on a
// socket, both named by a hash of the room's real path and kept outside the
// room (a stick holds no sockets, and a socket's path must be short).
//
// What crosses the socket are the app's bound calls and the reader's pages,
// handed over as Answers, and a few requests of its own: who owns the room,
// give me an address of the desk, show the window, make way.
//
// It may import news. Start from Claim: it returns the Owner, or a *Taken with
// the Peer that has the room.
package owner
