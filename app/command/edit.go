package command

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"galley/app"
	"galley/app/news"
)

func (c *cli) editCommand() *cobra.Command {
	var set []string
	var bodyFile string
	var ifRevision int
	cmd := &cobra.Command{
		Use:     "edit ID",
		GroupID: groupStories,
		Short:   "Change a story's fields",
		Long: `Edit changes the working text of a story; what readers see stays until the
changes are published. Lists are written with commas: --set tags="Ferries, Ports".
An empty value takes the field's content away.`,
		Example: `  galley edit 0190… --set headline="Night ferry returns" --set section=economy
  galley edit 0190… --body-file ferry.md --if-revision 4`,
		Args: cobra.ExactArgs(1),
		RunE: c.run(func(cmd *cobra.Command, args []string) error {
			fields, err := fieldsOf(set)
			if err != nil {
				return err
			}
			if bodyFile != "" {
				if fields["body"], err = c.text(bodyFile); err != nil {
					return err
				}
			}
			return c.edit(cmd.Context(), args[0], ifRevision, fields)
		}),
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&set, "set", nil, "`field=value`; may be given several times")
	flags.StringVar(&bodyFile, "body-file", "", "a Markdown `file` with the text, - for standard input")
	flags.IntVar(&ifRevision, "if-revision", 0, "refuse when the story is not at this `revision`")
	cmd.MarkFlagsOneRequired("set", "body-file")
	return c.printing(cmd)
}

// fieldsOf reads field=value pairs.
func fieldsOf(set []string) (map[string]string, error) {
	fields := map[string]string{}
	for _, pair := range set {
		field, value, found := strings.Cut(pair, "=")
		if field = strings.TrimSpace(field); !found || field == "" {
			return nil, &news.Error{Code: news.CodeInvalid, Field: "set", Args: map[string]string{"value": pair},
				Message: "“" + pair + "” is not field=value. Write it as --set headline=\"…\"."}
		}
		fields[field] = value
	}
	return fields, nil
}

func (c *cli) edit(ctx context.Context, id string, ifRevision int, fields map[string]string) error {
	return c.within(ctx, func(api API) error {
		doc, err := ask[app.StoryDoc](ctx, api, "Stories", "Edit", id, ifRevision, fields)
		if err != nil {
			return err
		}
		if c.json {
			return c.printJSON(doc.Story)
		}
		c.line("%s is at revision %d now.", doc.Story.ID, doc.Story.Revision)
		return nil
	})
}
