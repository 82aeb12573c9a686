package news

import (
	"slices"
	"strings"
)

// Status is where a story stands on its way to the reader.
type Status string

// The states, as stored.
const (
	Draft     Status = "draft"
	Review    Status = "review"
	Ready     Status = "ready"
	Scheduled Status = "scheduled"
	Published Status = "published"
	Corrected Status = "corrected"
	Withdrawn Status = "withdrawn"
	Spiked    Status = "spiked"
)

// Statuses are all states in the order of a story's life.
var Statuses = []Status{Draft, Review, Ready, Scheduled, Published, Corrected, Withdrawn, Spiked}

// Public says whether readers see a story in state s.
func (s Status) Public() bool { return s == Published || s == Corrected }

// Known says whether s is one of the states.
func (s Status) Known() bool { return slices.Contains(Statuses, s) }

// Phrase is s as an English sentence says it: a story is “in review”.
func (s Status) Phrase() string {
	switch s {
	case Draft:
		return "a draft"
	case Review:
		return "in review"
	}
	return string(s)
}

// Move is an act that the table allows or refuses.
type Move string

// The moves.
const (
	Submit     Move = "submit"
	Return     Move = "return"
	Approve    Move = "approve"
	Schedule   Move = "schedule"
	Unschedule Move = "unschedule"
	Publish    Move = "publish"
	UpdateLive Move = "update"
	Discard    Move = "discard"
	Correct    Move = "correct"
	Withdraw   Move = "withdraw"
	Reinstate  Move = "reinstate"
	Rework     Move = "rework"
	Spike      Move = "spike"
	Restore    Move = "restore"
)

// Undo takes back the last move among states that are not public. It is no
// line of the table: history says it, and what it leads back to is history's.
const Undo Move = "undo"

// Need is what a move must be given besides the story.
type Need string

// What a move may need.
const (
	NeedsNothing Need = ""
	NeedsNote    Need = "note"   // told to the writer, or to readers
	NeedsReason  Need = "reason" // told to readers, or kept by the desk
	NeedsTime    Need = "time"
	NeedsKind    Need = "kind" // the kind of change
)

// LiveEffect is what a move does to the public revision.
type LiveEffect int

// What a move does to the public revision.
const (
	LiveKept  LiveEffect = iota // nothing public moves
	LiveTaken                   // the working revision becomes the public one
	LiveGone                    // the public revision goes, a notice stays
)

// Rule is one line of the table of moves. An empty To keeps the state, but
// for Restore, which leads back to where the story was.
type Rule struct {
	Move Move
	From []Status
	To   Status
	Need Need
	Live LiveEffect
	// Deliberate moves speak to readers: they open a panel, and are not undone
	// but answered by another move.
	Deliberate bool
}

var notPublic = []Status{Draft, Review, Ready, Scheduled, Withdrawn}
var public = []Status{Published, Corrected}

// Moves is the one table of moves (newsroom.md, "One story, its versions, its
// states"). Who may publish from where is MayPublish's.
var Moves = []Rule{
	{Move: Submit, From: []Status{Draft}, To: Review},
	{Move: Return, From: []Status{Review, Ready}, To: Draft, Need: NeedsNote},
	{Move: Approve, From: []Status{Review}, To: Ready},
	{Move: Schedule, From: []Status{Ready}, To: Scheduled, Need: NeedsTime, Deliberate: true},
	{Move: Unschedule, From: []Status{Scheduled}, To: Ready},
	{Move: Publish, From: []Status{Draft, Ready, Scheduled}, To: Published, Live: LiveTaken, Deliberate: true},
	{Move: UpdateLive, From: public, Need: NeedsKind, Live: LiveTaken, Deliberate: true},
	{Move: Discard, From: public},
	{Move: Correct, From: public, To: Corrected, Need: NeedsNote, Live: LiveTaken, Deliberate: true},
	{Move: Withdraw, From: public, To: Withdrawn, Need: NeedsReason, Live: LiveGone, Deliberate: true},
	{Move: Reinstate, From: []Status{Withdrawn}, To: Published, Need: NeedsNote, Live: LiveTaken, Deliberate: true},
	{Move: Rework, From: []Status{Withdrawn}, To: Draft},
	{Move: Spike, From: notPublic, To: Spiked, Need: NeedsReason},
	{Move: Restore, From: []Status{Spiked}},
}

// RuleFor returns the table's line for m.
func RuleFor(m Move) (Rule, bool) {
	for _, r := range Moves {
		if r.Move == m {
			return r, true
		}
	}
	return Rule{}, false
}

// MovesFrom are the moves that the table allows in state s, in its order.
func MovesFrom(s Status) []Rule {
	var from []Rule
	for _, r := range Moves {
		if slices.Contains(r.From, s) {
			from = append(from, r)
		}
	}
	return from
}

func movesInWords(s Status) string {
	var words []string
	for _, r := range MovesFrom(s) {
		words = append(words, string(r.Move))
	}
	return strings.Join(words, ", ")
}

// Target is the state that m leads to from s, or an error with CodeMove.
func Target(m Move, s Story) (Status, error) {
	rule, known := RuleFor(m)
	if !known || !slices.Contains(rule.From, s.Status) {
		return "", &Error{
			Code:    CodeMove,
			Message: "This story is " + s.Status.Phrase() + ", where " + string(m) + " is not possible. Possible are: " + movesInWords(s.Status) + ".",
			Args:    map[string]string{"status": string(s.Status), "move": string(m)},
		}
	}
	switch {
	case m == Restore:
		if s.Before == "" {
			return Draft, nil
		}
		return s.Before, nil
	case rule.To == "":
		return s.Status, nil
	}
	return rule.To, nil
}

// Publisher is who asks for a publication.
type Publisher int

// Who may ask for a publication.
const (
	Editor Publisher = iota // a person in a newsroom of several
	Solo                    // the one person of a newsroom of one
	Clock                   // the release of a scheduled story
)

// MayPublish says whether by may publish from state s: an editor what is
// ready, the clock what is scheduled, a newsroom of one from a draft too.
func MayPublish(by Publisher, s Status) bool {
	switch s {
	case Ready:
		return by != Clock
	case Scheduled:
		return by == Clock
	case Draft:
		return by == Solo
	}
	return false
}
