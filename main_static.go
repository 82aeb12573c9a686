//go:build !desktop

package main

import "galley/app/command"

// window is none in this build: the desk opens in a browser.
var window command.Window
