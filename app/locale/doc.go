// Package locale writes what Galley itself says to people: the words of
// reader pages, notifications, reports and errors, with the dates, digits,
// plurals and the order of names of an edition.
//
// Start from For and Locale.T. The package may import news only.
//
// # Adding words
//
// The words lie in catalogue/en.json, es.json and ar.json: one flat object
// each, keys grouped by prefix (page., rail., archive., corrections., list., search., story., change.,
// live., kind., status., move., role., byline., join., date., clock., notify.,
// field., error., zone.). To add one, write the same key in
// the same group of all three files; a test fails while one is missing or
// speaks of other names than its siblings. A value is a sentence with
// {{.names}} in it, or, where it counts something, an object with the plural
// forms of its language: one and other in English, one, many and other in
// Spanish, all six in Arabic. Numbers reach the sentence in the edition's
// digits.
//
// # Errors
//
// Every news.Code has its sentence under error.CODE. Error hands it the Args
// of the news.Error under their own names (limit, megabytes, line, until,
// choices, known, reference …), the first of name, id, value, file, path and address as "it"
// unless they have an "it" already, status and move in words, and Field, or
// every one of the fields listed in "fields", by its label under field.NAME. A
// sentence must do without any of them.
//
// # Dates
//
// Pages hold absolute dates; saying "today" is left to scripts. Months are
// always named, never numbered, hours are 0 to 23:
//
//	en  8 June 2026   8 Jun   28 Dec 2022 22:32    Monday 8 June 2026
//	es  8 de junio de 2026   8 jun   28 dic 2022, 22:32   Lunes 8 de junio de 2026
//	ar  ٨ يونيو ٢٠٢٦   ٨ يونيو   ٢٨ ديسمبر ٢٠٢٢، ٢٢:٣٢   الاثنين ٨ يونيو ٢٠٢٦
//
// # Digits
//
// Arabic editions write ٠١٢٣, with ٬ for thousands and ٫ for decimals, but
// 0123 where CLDR says so (the Maghreb and the Emirates), or as the edition's
// switch says. Spanish of Spain does not group under 10,000.
package locale
