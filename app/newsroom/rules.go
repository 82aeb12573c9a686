package newsroom

import (
	"fmt"

	"galley/app/news"
)

// publisher is who asks for a publication. In the sample, what nobody did was
// done by the clock.
func (a *act) publisher() news.Publisher {
	switch {
	case a.who.Origin == news.FromClock, a.who.Origin == news.FromSample && a.who.Person == "":
		return news.Clock
	case solo(a.settings):
		return news.Solo
	}
	return news.Editor
}

// mayMove says whether s, from whose state the table allows m, may make it
// now, and whether m was given what it needs.
func (a *act) mayMove(s news.Story, m MoveRequest) error {
	rule, _ := news.RuleFor(m.Move)
	if err := given(rule, m); err != nil {
		return err
	}
	switch m.Move {
	case news.Publish:
		if !news.MayPublish(a.publisher(), s.Status) {
			return mayNotPublish(s.Status)
		}
	case news.UpdateLive, news.Discard:
		if !s.Pending() && !m.Kind.OwesNote() {
			return nothing("There are no changes to this story that are not public already.")
		}
	}
	if rule.Live == news.LiveTaken || m.Move == news.Schedule {
		if err := lacking(s); err != nil {
			return err
		}
	}
	if m.Move == news.Publish || m.Move == news.Reinstate {
		return a.embargoAllows(s, m)
	}
	return nil
}

// given says what m lacks of what the table says it needs.
func given(rule news.Rule, m MoveRequest) error {
	need := rule.Need
	if m.Move == news.UpdateLive {
		switch {
		case m.Kind == news.Correction:
			return invalid("kind", string(m.Kind), "A correction is an act of its own: use correct, and say what was wrong and what is right.")
		case m.Kind == news.Reinstatement, m.Kind != "" && !m.Kind.Known():
			return invalid("kind", string(m.Kind), "The kind of change is minor, update, clarification or note.")
		case m.Kind.OwesNote():
			need = news.NeedsNote
		}
	}
	switch {
	case need == news.NeedsNote && m.Note == "":
		return needed("note", "This act needs a note: say in a sentence what readers or the writer must know.")
	case need == news.NeedsReason && m.Note == "":
		return needed("reason", "This act needs a reason: say in a sentence why.")
	case need == news.NeedsTime && m.At == "":
		return needed("at", "This act needs a time, such as 2026-06-08 09:20.")
	}
	if length := len([]rune(m.Note)); length > maxNote {
		return tooLong("note", "note", length, maxNote)
	}
	return nil
}

func mayNotPublish(from news.Status) error {
	switch from {
	case news.Draft:
		return &news.Error{
			Code:    news.CodeSecondReader,
			Message: "More than one person works in this newsroom: a story is read by a second one before it is published. Send it to review.",
		}
	case news.Scheduled:
		return &news.Error{
			Code:    news.CodeMove,
			Message: "This story is scheduled, and the clock will publish it. Take it off the schedule to publish it now.",
			Args:    map[string]string{"status": string(from), "move": string(news.Publish)},
		}
	}
	return &news.Error{
		Code:    news.CodeMove,
		Message: fmt.Sprintf("This story is %s: it cannot be published from there.", from.Phrase()),
		Args:    map[string]string{"status": string(from), "move": string(news.Publish)},
	}
}
