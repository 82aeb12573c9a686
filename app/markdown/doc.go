// Package markdown turns a writer's Markdown into what readers see: safe HTML,
// and the plain text, excerpt, outline and count of words of a story.
//
// Start from Render. The package may import news only; it is told by Options
// where stories and pictures lie.
//
// # What a text may hold
//
// CommonMark with tables, strikethrough, task lists, bare addresses and
// footnotes. Headings start at h2. A paragraph of pictures becomes figures: a
// destination is the id of a picture of the story. A quotation whose last line
// opens with a dash is a pull quote, and that line its attribution. HTML is
// not markup here: its tags are dropped, its words stay. The writer's quotes,
// dashes and ellipses are never altered.
//
// A link leads to http, https, mailto and tel, to an address relative to the
// page, or by story:ADDRESS to another story. Any other destination leaves the
// words of the link as plain text.
//
// # Two directions
//
// What runs against the paragraph is isolated after the cleaning, so that it
// neither shows reversed nor moves its neighbours:
//
//   - inside right-to-left text, Latin names, addresses, codes and telephone
//     numbers in <bdi>; the same in Arabic digits in <bdo dir="ltr">, since a
//     hyphen between Arabic digits turns them around even when isolated;
//   - ranges and scores of Arabic text in <bdi dir="rtl">: Arabic reads 8–10
//     from the right, with the 8 first, in either digits;
//   - inside left-to-right text, Arabic in <bdi lang="ar">.
//
// A number alone, a decimal, a time or a date with slashes needs nothing.
// LRM, RLM, ALM, ZWJ, ZWNJ and balanced isolates and embeddings are kept;
// overrides are dropped, and what a block leaves open is closed at its end.
package markdown
