// Package site writes an edition's pages into a folder that any web server, a
// stick or a browser can show as it is.
//
// It may import edition, which makes the pages, and news. Start from Write.
//
// A second export into the same folder writes what has changed since: the
// folder's list (ListName) says of every file what it is made of and what is in
// it. Each file is replaced as a whole, and in an order in which no page leads
// to one that is not there yet, so that the folder can be served meanwhile;
// stopped at any moment, it is whole as it was, and the next export goes on.
// Files that the list does not name are somebody's own, and are left alone.
package site
