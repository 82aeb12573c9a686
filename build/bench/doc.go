// Command bench measures Galley's figures, each beside a reference taken in
// the same run, and writes docs/benchmarks.md and its chart. Machines are
// shared and noisy: what counts is the ratio, the median of five rounds and
// the spread between the best and the worst.
//
// The archive it measures on is made by corpus, the index beside Galley's is
// fts5, the page is written by report. What takes long to make (rooms,
// indexes, other people's programs) is kept in a folder between runs, under a
// name that says what it was made from; a run that was stopped goes on with
// what it had made.
//
// It runs in its own folder, where the sources of those programs lie.
//
// Start from main.go for the order of things and bench.go for what they share.
package main
