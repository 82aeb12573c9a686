package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"galley/app/storyfile"
)

// File is the story as the Markdown file that an import takes.
func (s Story) File() []byte {
	return storyfile.Format(storyfile.Story{
		Language: s.Language, Kind: s.Kind, Status: "published",
		Headline: s.Headline, Standfirst: s.Standfirst, Body: s.Body,
		Section: s.Section, Regions: s.Regions, Tags: s.Tags, Authors: s.Authors,
		Place: s.Place, PublishedAt: s.PublishedAt.Format(time.RFC3339),
	})
}

// Write puts a file of every story under dir, a thousand in a folder.
func (c *Corpus) Write(dir string, file func(Story) []byte) error {
	for number := range c.size {
		folder := filepath.Join(dir, fmt.Sprintf("%03d", number/1000))
		if number%1000 == 0 {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
		}
		name := filepath.Join(folder, fmt.Sprintf("story-%06d.md", number))
		if err := os.WriteFile(name, file(c.Story(number)), 0o644); err != nil {
			return err
		}
	}
	return nil
}
