package locale

import "galley/app/news"

// Status is the word for s: draft, in review.
func (l *Locale) Status(s news.Status) string { return l.T("status." + string(s)) }

// Kind is the word for k, as it stands by a headline: Opinion.
func (l *Locale) Kind(k news.Kind) string { return l.T("kind." + string(k)) }

// Role is the word for what an author did: Translation.
func (l *Locale) Role(r news.Role) string { return l.T("role." + string(r)) }

// Move is what the act m is called: Send to review.
func (l *Locale) Move(m news.Move) string { return l.T("move." + string(m)) }

// Change is what readers are told that a change is: Correction.
func (l *Locale) Change(c news.ChangeKind) string { return l.T("change." + string(c)) }
