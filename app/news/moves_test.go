package news_test

import (
	"errors"
	"testing"

	"galley/app/news"
)

// where says for every state what every move leads to; a pair that is not
// here is refused. It is written out by hand, so that the table of moves
// cannot agree with itself alone.
var where = map[news.Status]map[news.Move]news.Status{
	news.Draft:     {news.Submit: news.Review, news.Publish: news.Published, news.Spike: news.Spiked},
	news.Review:    {news.Return: news.Draft, news.Approve: news.Ready, news.Spike: news.Spiked},
	news.Ready:     {news.Return: news.Draft, news.Schedule: news.Scheduled, news.Publish: news.Published, news.Spike: news.Spiked},
	news.Scheduled: {news.Unschedule: news.Ready, news.Publish: news.Published, news.Spike: news.Spiked},
	news.Published: {news.UpdateLive: news.Published, news.Discard: news.Published, news.Correct: news.Corrected, news.Withdraw: news.Withdrawn},
	news.Corrected: {news.UpdateLive: news.Corrected, news.Discard: news.Corrected, news.Correct: news.Corrected, news.Withdraw: news.Withdrawn},
	news.Withdrawn: {news.Reinstate: news.Published, news.Rework: news.Draft, news.Spike: news.Spiked},
	news.Spiked:    {news.Restore: news.Review},
}

func TestEveryPairOfStateAndMove(t *testing.T) {
	for _, status := range news.Statuses {
		for _, rule := range news.Moves {
			t.Run(string(status)+" "+string(rule.Move), func(t *testing.T) {
				story := news.Story{Status: status}
				if status == news.Spiked {
					story.Before = news.Review
				}
				got, err := news.Target(rule.Move, story)
				want, allowed := where[status][rule.Move]
				switch {
				case allowed && err != nil:
					t.Errorf("refused: %v", err)
				case allowed && got != want:
					t.Errorf("leads to %s, want %s", got, want)
				case !allowed && !errors.Is(err, &news.Error{Code: news.CodeMove}):
					t.Errorf("allowed, leads to %s (%v)", got, err)
				}
			})
		}
	}
}

func TestWhoMayPublishFromWhere(t *testing.T) {
	allowed := map[news.Publisher][]news.Status{
		news.Editor: {news.Ready},
		news.Solo:   {news.Ready, news.Draft},
		news.Clock:  {news.Scheduled},
	}
	for by, states := range allowed {
		may := map[news.Status]bool{}
		for _, s := range states {
			may[s] = true
		}
		for _, s := range news.Statuses {
			if news.MayPublish(by, s) != may[s] {
				t.Errorf("publisher %d from %s: %v", by, s, !may[s])
			}
		}
	}
}

func TestMovesThatSpeakToReadersAreDeliberate(t *testing.T) {
	for _, rule := range news.Moves {
		if rule.Live != news.LiveKept && !rule.Deliberate {
			t.Errorf("%s moves what is public and is not deliberate", rule.Move)
		}
	}
}
