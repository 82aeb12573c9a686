package owner

// Role is what a process has a room open for.
type Role string

// The roles.
const (
	Window  Role = "window"  // the desk's window
	Serve   Role = "serve"   // the desk in a browser
	Read    Role = "read"    // the edition for readers
	Watch   Role = "watch"   // followers only
	Command Role = "command" // one command, for as long as it takes
)

// YieldsTo says whether an owner in role r makes way for a newcomer: readers'
// pages can be passed on from whoever has the room, and watching is best done
// where people work.
func (r Role) YieldsTo(newcomer Role) bool {
	switch r {
	case Read:
		return newcomer == Window || newcomer == Serve || newcomer == Watch
	case Watch:
		return newcomer == Window || newcomer == Serve
	}
	return false
}

// Desk says whether an owner in role r has the desk open.
func (r Role) Desk() bool { return r == Window || r == Serve }
