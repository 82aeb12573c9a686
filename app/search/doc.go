// Package search is the full-text index over stories, in three languages and
// a fallback: it finds, marks, counts, corrects and compares. It is derived:
// whoever follows the journal feeds it with Apply, and it can be rebuilt from
// the stories at any time.
//
// It knows stories and nothing of the newsroom; it imports news only. Start
// from Document (what is indexed), Index.Apply (how it gets in) and
// Index.Search (how it is found).
//
// Bleve's scorch keeps the segments, the dictionaries and the postings; the
// analysis, the ranking and the collecting are this package's own, because
// three things together answer a hundred thousand stories at once:
//
//   - One field holds a document's whole text. How much a headline outweighs
//     a body is in the frequency that is written (BM25F), so a word is one
//     list of postings whichever part of a story it stands in. Its places are
//     in the same number (see imprint): phrases need no term vectors.
//   - A field for each language (see fieldOf): a story is analysed as what it
//     is written in, a query as each of them.
//   - What ranking needs of a document besides (its date, who may see it)
//     stands in memory as columns, a few bytes each.
//
// A story's public text and its working text are documents apart. While they
// say the same they are kept once, visible from both sides; from the first
// change on the working text has a document that no public search can see.
// Bodies are not stored: excerpts are made from the text that the caller
// hands over.
package search
