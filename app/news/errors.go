package news

// Code names a kind of failure; screens say it in their own language.
type Code string

// The codes that reach people. Every one has a sentence in every catalogue.
const (
	CodeNotFound     Code = "not_found"     // no such story, revision, record
	CodeMove         Code = "move"          // the table refuses the move
	CodeStale        Code = "stale"         // the story has changed since
	CodeMissing      Code = "missing"       // something required is empty
	CodeTooLong      Code = "too_long"      // a field is over its limit
	CodeUnknown      Code = "unknown"       // a section, region, language … that the room has not
	CodeBadTime      Code = "bad_time"      // a time that cannot be read or does not exist
	CodePast         Code = "past"          // a moment that has passed
	CodeEmbargo      Code = "embargo"       // before the embargo's end
	CodeSecondReader Code = "second_reader" // publishing needs a second reader
	CodeBadFile      Code = "bad_file"      // a file that cannot be read as what it claims
	CodeBadPicture   Code = "bad_picture"
	CodeTooLarge     Code = "too_large"
	CodeReadOnly     Code = "read_only" // the disk or folder cannot be written
	CodeDiskFull     Code = "disk_full"
	CodeNewer        Code = "newer_room" // the room was made by a newer Galley
	CodeNoRoom       Code = "no_room"
	CodeRoomExists   Code = "room_exists"
	CodeBusy         Code = "busy"    // another process owns the room and does not answer
	CodeDamaged      Code = "damaged" // the room's file fails its checks
	CodeConflict     Code = "conflict"
	CodeNothing      Code = "nothing"      // there is nothing to do: no changes to publish
	CodeInvalid      Code = "invalid"      // a value out of its range or form
	CodeNoDesk       Code = "no_desk"      // a newspaper's room is only read
	CodeNotPaper     Code = "not_paper"    // neither a bundle nor a newsroom
	CodeNoAnswer     Code = "no_answer"    // nothing answers at an address
	CodeSourceGone   Code = "source_gone"  // the file or folder of a newspaper is not there
	CodeNewerBundle  Code = "newer_bundle" // the bundle was made by a newer Galley
	CodeBadBundle    Code = "bad_bundle"   // the bundle fails its checks
	CodeBundleGap    Code = "bundle_gap"   // the bundle begins after what was read so far
	CodeKeyChanged   Code = "key_changed"  // the bundle is signed by somebody else
	CodeInternal     Code = "internal"
)

// Error is a failure that a person can read: what happened and what to do.
// Message is the English sentence; screens use Code and Args instead.
type Error struct {
	Code    Code
	Message string
	Field   string            // the field concerned, by its JSON name
	Args    map[string]string // what the sentence speaks of
	Err     error             // the cause, for the log only
}

func (e *Error) Error() string { return e.Message }

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is makes errors.Is(err, &Error{Code: c}) compare by code.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}
