package newsroom

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"galley/app/news"
	"galley/app/storyfile"
)

// sampleStory is a story of the sample: a story file that also says how the
// story came to be what it is.
type sampleStory struct {
	storyfile.Story `yaml:",inline"`
	Original        bool             `yaml:"original"`
	Returned        string           `yaml:"returned"` // the note with which it was sent back
	Pending         *storyfile.Story `yaml:"pending"`  // fields of the working copy that are not public
	Earlier         []earlier        `yaml:"earlier"`  // how a text read before its first change
	Breaking        *sampleBreaking  `yaml:"breaking"`

	id string
}

// earlier says that, from At until the first change, one phrase read otherwise.
type earlier struct {
	At      string  `yaml:"at"`
	Replace replace `yaml:"replace"`
}

type replace struct {
	From string `yaml:"from"` // as it reads now
	To   string `yaml:"to"`   // as it read then
}

type sampleBreaking struct {
	Text  string `yaml:"text"`
	Until string `yaml:"until"`
	until news.Moment
}

// readStories reads the stories, originals first, their times made absolute.
func (r *sampleRoom) readStories(t sampleTime) error {
	err := eachSampleFile("stories", func(d *storyfile.Document) error {
		s := &sampleStory{}
		if err := d.Decode(s); err != nil {
			return err
		}
		var errs []error
		s.EachTime(func(_ string, value *string) {
			if *value != "" {
				at, err := t.at(*value)
				*value, errs = at.String(), append(errs, err)
			}
		})
		if s.Breaking != nil {
			until, err := t.at(s.Breaking.Until)
			s.Breaking.until, errs = until, append(errs, err)
		}
		if err := errors.Join(errs...); err != nil {
			return err
		}
		var err error
		if s.Story, err = d.Finish(s.Story); err != nil {
			return err
		}
		s.id, err = newID()
		r.stories = append(r.stories, s)
		return err
	})
	slices.SortStableFunc(r.stories, func(a, b *sampleStory) int {
		return cmp.Or(-compareBool(a.Original, b.Original), cmp.Compare(a.PublishedAt, b.PublishedAt))
	})
	return err
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// original is the story that the others of slug are versions of.
func (r *sampleRoom) original(slug string) *sampleStory {
	for _, s := range r.stories {
		if s.Slug == slug && s.Original {
			return s
		}
	}
	return nil
}

// linked are the ids of the stories that s names by their slugs, in its own
// language where there is such a version.
func (r *sampleRoom) linked(s *sampleStory) []string {
	var ids []string
	for _, slug := range s.Related {
		found := r.original(slug)
		for _, v := range r.stories {
			if v.Slug == slug && v.Language == s.Language {
				found = v
			}
		}
		if found != nil {
			ids = append(ids, found.id)
		}
	}
	return ids
}

// before is the text of s before its change number n: with what the change
// was about undone. A phrase that is told of reads as it did; an update had
// not its last paragraph yet; a minor change gave the short headline.
func (s *sampleStory) before(n int, c news.Content) news.Content {
	if n == 0 && len(s.Earlier) > 0 {
		for _, e := range s.Earlier {
			c.Body = strings.ReplaceAll(c.Body, e.Replace.From, e.Replace.To)
			c.Standfirst = strings.ReplaceAll(c.Standfirst, e.Replace.From, e.Replace.To)
		}
		measure(&c)
		return c
	}
	switch news.ChangeKind(s.Changes[n].Kind) {
	case news.Update:
		if cut := strings.LastIndex(strings.TrimSpace(c.Body), "\n\n"); cut > 0 {
			c.Body = c.Body[:cut]
		}
	case news.Minor:
		c.ShortHeadline = ""
	}
	measure(&c)
	return c
}

// texts are the contents of s before each of its changes, and the last.
func (s *sampleStory) texts(last news.Content) []news.Content {
	texts := make([]news.Content, len(s.Changes)+1)
	texts[len(s.Changes)] = last
	for n := len(s.Changes) - 1; n >= 0; n-- {
		texts[n] = s.before(n, texts[n+1])
	}
	return texts
}

// lastPublic is when readers last saw a change of s that was not minor.
func (s *sampleStory) lastPublic() string {
	last := s.PublishedAt
	for _, c := range s.Changes {
		if c.Kind != string(news.Minor) {
			last = max(last, c.At)
		}
	}
	return last
}
