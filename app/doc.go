// Package app is the newsroom as its hosts and the command line see it: the
// bound services, one file per noun, whose methods are what the desk, the
// browser and other processes call; and the one place where the parts are
// built and joined (room.go).
//
// It may import everything below it: newsroom, the tools, news. Start from
// New, App.Open and App.Calls. Every bound method defers desk.answer, takes
// no context, and returns at most a value and an error (contract_test.go).
package app
