package newsroom

import (
	"context"

	"galley/app/storyfile"
)

// Twin is a new story that says nearly what another of the room's says.
type Twin struct {
	Path, ID string
	Of       string // the other's id
	Headline string // and headline
}

// twinsOf is up to how many new stories an import compares with the room's:
// enough for a day's wires, while an archive need not wait for it.
const twinsOf = 500

// arrival is a new story of an import, as it came.
type arrival struct {
	path  string
	story storyfile.Story
}

// arrive remembers a new story to be compared, while there are not too many.
func (i *Importer) arrive(in incoming, language string) {
	if i.report.New > twinsOf {
		i.arrived, i.report.Uncompared = nil, i.report.New
		return
	}
	a := arrival{in.Path, in.Story}
	a.story.ID, a.story.Language = in.id, language
	i.arrived = append(i.arrived, a)
}

// compare finds the twins of what came. What is in stays in, whatever becomes
// of this. A dry run finds none among what comes together.
func (i *Importer) compare(ctx context.Context) {
	told := map[string]bool{} // of two that came together, one is told of
	for k, a := range i.arrived {
		other, found, err := i.newsroom.Twin(ctx, a.story)
		if err != nil && ctx.Err() == nil {
			i.newsroom.log.Error("comparing what came in", "error", err)
		}
		if err != nil || i.newsroom.Indexing().Running { // the index does not know all
			i.report.Uncompared += len(i.arrived) - k
			return
		}
		if !found || told[other.ID+a.story.ID] {
			continue
		}
		told[a.story.ID+other.ID] = true
		i.report.Twins = append(i.report.Twins, Twin{Path: a.path, ID: a.story.ID, Of: other.ID, Headline: other.Headline})
	}
}
