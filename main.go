// Galley is a newsroom in one file: it writes, edits, publishes and shows a
// newspaper in several languages, on one computer, without a network.
package main

import (
	"os"
	_ "time/tzdata" // zones where the system has none

	"galley/app/command"
	"galley/frontend"
)

func main() {
	os.Exit(command.Main(os.Args[1:], command.Build{
		Assets: frontend.Assets(),
		Window: window,
	}))
}
