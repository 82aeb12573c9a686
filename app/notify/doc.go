// Package notify shows a notification on the desktop, within a time limit.
// It knows no rules: who is told of what, and when, is the newsroom's.
//
// It imports news alone: the words are made where the rules are. Start from
// Notifier and its two: Desktop for any program, Clickable for one that stays.
package notify
