package news

// Row is what lists show of a story, in the desk as in the edition: decoded
// fifty at a time, it holds nothing that a list does not show.
type Row struct {
	ID            string      `cbor:"1,keyasint"`
	Group         string      `cbor:"2,keyasint"`
	Language      string      `cbor:"3,keyasint"`
	Original      bool        `cbor:"4,keyasint,omitempty"`
	Slug          string      `cbor:"5,keyasint"`
	Address       string      `cbor:"6,keyasint,omitempty"`
	Status        Status      `cbor:"7,keyasint"`
	Kind          Kind        `cbor:"8,keyasint"`
	Headline      string      `cbor:"9,keyasint,omitempty"`
	Standfirst    string      `cbor:"10,keyasint,omitempty"`
	Section       string      `cbor:"11,keyasint,omitempty"`
	Regions       []string    `cbor:"12,keyasint,omitempty"`
	Authors       []string    `cbor:"13,keyasint,omitempty"` // ids, of the role by
	Lead          *PictureUse `cbor:"14,keyasint,omitempty"`
	Urgency       int         `cbor:"15,keyasint,omitempty"`
	Words         int         `cbor:"16,keyasint,omitempty"`
	Revision      int         `cbor:"17,keyasint"`
	LiveRevision  int         `cbor:"18,keyasint,omitempty"`
	UpdatedAt     Moment      `cbor:"19,keyasint"`
	PublishedAt   Moment      `cbor:"20,keyasint,omitempty"`
	PublicUpdated Moment      `cbor:"21,keyasint,omitempty"`
	ScheduledAt   Moment      `cbor:"22,keyasint,omitempty"`
	EmbargoUntil  Moment      `cbor:"23,keyasint,omitempty"`
	DueAt         Moment      `cbor:"24,keyasint,omitempty"`
	Assignee      string      `cbor:"25,keyasint,omitempty"`
	WithdrawnAt   Moment      `cbor:"26,keyasint,omitempty"`
	Reason        string      `cbor:"27,keyasint,omitempty"` // of the withdrawal
	Corrected     Moment      `cbor:"28,keyasint,omitempty"` // last change that owes a note
	Live          LiveState   `cbor:"29,keyasint,omitempty"` // of a live blog
	// TranslatedFrom is the original's revision that a translation was last
	// checked against.
	TranslatedFrom int        `cbor:"30,keyasint,omitempty"`
	CorrectedAs    ChangeKind `cbor:"31,keyasint,omitempty"` // what the change at Corrected was
}

// CorrectionRow is one thing that readers were told of a public story: a
// correction, a clarification, an editor's note, that it is there again, or,
// where Row.WithdrawnAt is set, that it has gone. Change has no kind then.
type CorrectionRow struct {
	Row    Row
	Change Change
}

// RowOf is the row of s as it stands in s.Content.
func RowOf(s Story) Row {
	r := Row{
		ID: s.ID, Group: s.Group, Language: s.Language, Original: s.Original(),
		Slug: s.Slug, Address: s.Address, Status: s.Status, Kind: s.Content.Kind,
		Headline: s.Content.Headline, Standfirst: s.Content.Standfirst,
		Section: s.Content.Section, Regions: s.Content.Regions, Authors: s.Content.Names(By),
		Urgency: s.Content.Urgency, Words: s.Content.Words,
		Revision: s.Revision, LiveRevision: s.LiveRevision,
		UpdatedAt: s.UpdatedAt, PublishedAt: s.PublishedAt, PublicUpdated: s.PublicUpdatedAt,
		ScheduledAt: s.ScheduledAt, EmbargoUntil: s.EmbargoUntil, DueAt: s.DueAt,
		Assignee: s.Assignee, TranslatedFrom: s.TranslatedFrom,
	}
	if use, found := s.Content.Picture(s.Content.Lead); found {
		r.Lead = &use
	}
	if s.Withdrawn != nil {
		r.WithdrawnAt, r.Reason = s.Withdrawn.At, s.Withdrawn.Reason
	}
	if s.Content.Live != nil {
		r.Live = s.Content.Live.State
	}
	for _, c := range s.Changes {
		if c.Kind.OwesNote() {
			r.Corrected, r.CorrectedAs = c.At, c.Kind
		}
	}
	return r
}

// Pending says whether a public story has changes that are not published.
func (r Row) Pending() bool { return r.LiveRevision != 0 && r.Revision != r.LiveRevision }
