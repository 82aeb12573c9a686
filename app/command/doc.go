// Package command is the command line: one file per command, over one way to
// ask the newsroom (session.go), which either holds the room itself or has the
// process that does carry the call out.
//
// It may import everything below it; it is what joins the app with its hosts.
// Start from Main, then root.go. The names of commands, flags and JSON fields
// are a contract: other programs rely on them.
package command
