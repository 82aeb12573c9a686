package command

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"galley/app"
	"galley/app/news"
)

func (c *cli) newCommand() *cobra.Command {
	var n app.NewStory
	var bodyFile string
	cmd := &cobra.Command{
		Use:     "new",
		GroupID: groupStories,
		Short:   "Make a draft",
		Long: `New makes a draft and prints its id. The text comes from a Markdown file, or
from standard input with “-”.`,
		Example: `  galley new --headline "Night ferry returns" --section economy
  galley new --translation-of 0190… --language ar`,
		Args: cobra.NoArgs,
		RunE: c.run(func(cmd *cobra.Command, _ []string) (err error) {
			if n.Body, err = c.text(bodyFile); err != nil {
				return err
			}
			return c.new(cmd.Context(), n)
		}),
	}
	flags := cmd.Flags()
	flags.StringVar(&n.Headline, "headline", "", "the headline")
	flags.StringVar(&n.Section, "section", "", "the section's `slug`")
	flags.StringVar(&n.Language, "language", "", "the edition's `language` (default the first edition's)")
	flags.StringVar(&n.Kind, "kind", "", "the `kind`: article, opinion, analysis, blog, feature, video, infograph, gallery, live")
	flags.StringVar(&n.TranslationOf, "translation-of", "", "the `id` of the story that this is a version of")
	flags.StringVar(&bodyFile, "body-file", "", "a Markdown `file` with the text, - for standard input")
	return c.printing(cmd)
}

func (c *cli) new(ctx context.Context, n app.NewStory) error {
	return c.within(ctx, func(api API) error {
		doc, err := ask[app.StoryDoc](ctx, api, "Stories", "New", n)
		if err != nil {
			return err
		}
		if c.json {
			return c.printJSON(doc.Story)
		}
		c.line("%s", doc.Story.ID)
		return nil
	})
}

// largestText is more than any story; a film given by mistake is not read.
const largestText = 16 << 20

// text reads the text in a file, or on standard input; no name is no text.
func (c *cli) text(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	var in io.Reader = c.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return "", unreadable(name, err)
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, largestText+1))
	switch {
	case err != nil:
		return "", unreadable(name, err)
	case len(data) > largestText:
		return "", &news.Error{Code: news.CodeTooLarge, Message: name + " is too large to be a story’s text."}
	}
	return string(data), nil
}

// unreadable says why a file of the caller's could not be read.
func unreadable(name string, err error) error {
	why := "It cannot be read."
	switch {
	case errors.Is(err, fs.ErrNotExist):
		why = "There is no such file."
	case errors.Is(err, fs.ErrPermission):
		why = "This user may not read it."
	}
	return &news.Error{Code: news.CodeBadFile, Message: name + ": " + why, Args: map[string]string{"file": name}, Err: err}
}
