//go:build desktop && !linux

package desktop

// The engines of other systems hand the page what is dropped and pasted.

func readyView()           {}
func guardView(string)     {}
func dropped() []string    { return nil }
func copied(string) []byte { return nil }
