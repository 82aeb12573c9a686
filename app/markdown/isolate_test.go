package markdown_test

import (
	"strings"
	"testing"

	"galley/app/markdown"
)

func TestIsolateInArabic(t *testing.T) {
	const rtlRange = `<bdi dir="rtl"><bdi>%a</bdi>%d<bdi>%b</bdi></bdi>`
	between := func(a, dash, b string) string {
		return strings.NewReplacer("%a", a, "%d", dash, "%b", b).Replace(rtlRange)
	}
	for name, c := range map[string]struct{ text, want string }{
		"words":              {"غرفة أخبار", "غرفة أخبار"},
		"a telephone":        {"اتصل على 555-0142 الآن", "اتصل على <bdi>555-0142</bdi> الآن"},
		"one in Arabic":      {"اتصل على ٥٥٥-٠١٤٢ الآن", `اتصل على <bdo dir="ltr">٥٥٥-٠١٤٢</bdo> الآن`},
		"of local length":    {"هاتف 555-1234", "هاتف <bdi>555-1234</bdi>"},
		"an international":   {"هاتف +34 600 123 456", "هاتف <bdi>+34 600 123 456</bdi>"},
		"with an area code":  {"هاتف 91 (555) 0142.", "هاتف <bdi>91 (555) 0142</bdi>."},
		"area code first":    {"هاتف (91) 555-0142.", "هاتف <bdi>(91) 555-0142</bdi>."},
		"a year in brackets": {"في (2026) أيضًا", "في (2026) أيضًا"},
		"a long group":       {"هاتف 06 12 34 56 78", "هاتف <bdi>06 12 34 56 78</bdi>"},
		"two years apart":    {"بين 1961 1962", "بين 1961 1962"},
		"a range":            {"من 8-10 يونيو", "من " + between("8", "-", "10") + " يونيو"},
		"a range in Arabic":  {"من ٨–١٠ يونيو", "من " + between("٨", "–", "١٠") + " يونيو"},
		"a score":            {"فاز 2-0", "فاز " + between("2", "-", "0")},
		"a season":           {"موسم 2025–2026", "موسم " + between("2025", "–", "2026")},
		"hours":              {"من 09:00-12:30", "من " + between("09:00", "-", "12:30")},
		"a number":           {"بلغ 12,450", "بلغ 12,450"},
		"a decimal":          {"بلغ ٣٫٥٪", "بلغ ٣٫٥٪"},
		"a time":             {"عند 22:32", "عند 22:32"},
		"a signed number":    {"زاد +٦٬٥٠٠ أو -٣", "زاد +٦٬٥٠٠ أو -٣"},
		"no gaps":            {"هاتف +34600123456", "هاتف <bdi>+34600123456</bdi>"},
		"seven figures":      {"بلغ 1234567", "بلغ 1234567"},
		"a date by numbers":  {"يوم 2026-06-08", "يوم <bdi>2026-06-08</bdi>"},
		"a name":             {"قرب Port Alder، أمس", "قرب <bdi>Port Alder</bdi>، أمس"},
		"a name and an s":    {"جريدة Three Shores’ Desk.", "جريدة <bdi>Three Shores’ Desk</bdi>."},
		"a name with number": {"طائرة Boeing 737 هبطت", "طائرة <bdi>Boeing 737</bdi> هبطت"},
		"an accented name":   {"قال Íñigo Núñez إن", "قال <bdi>Íñigo Núñez</bdi> إن"},
		"a code":             {"فيروس COVID-19.", "فيروس <bdi>COVID-19</bdi>."},
		"signs at the end":   {"بلغة C++ أو C#", "بلغة <bdi>C++</bdi> أو <bdi>C#</bdi>"},
		"initials":           {"في U.S. أمس", "في <bdi>U.S.</bdi> أمس"},
		"an address":         {"https://example.org/a?b=1 هنا", "<bdi>https://example.org/a?b=1</bdi> هنا"},
		"mail":               {"desk@three-shores.example.", "<bdi>desk@three-shores.example</bdi>."},
		"a subject":          {"وسم #Galley و@desk", "وسم <bdi>#Galley</bdi> و<bdi>@desk</bdi>"},
		"in brackets":        {"(AP)", "(<bdi>AP</bdi>)"},
		"markup":             {"<b>", "&lt;<bdi>b</bdi>&gt;"},
		"quotation marks":    {"«نعم» & \"لا\"", "«نعم» &amp; &#34;لا&#34;"},
	} {
		if got := string(markdown.Isolate(c.text, "ar")); got != c.want {
			t.Errorf("%s: got  %s\nwant %s", name, got, c.want)
		}
	}
}

func TestIsolateElsewhere(t *testing.T) {
	for name, c := range map[string]struct{ language, text, want string }{
		"English":             {"en", "Port Alder 555-0142, 2-1", "Port Alder 555-0142, 2-1"},
		"Arabic in English":   {"en", "The sign says «ثلاث ضفاف» there", `The sign says «<bdi lang="ar">ثلاث ضفاف</bdi>» there`},
		"with its figures":    {"es", "El cartel: ثلاث ضفاف، ٢٠٢٦.", `El cartel: <bdi lang="ar">ثلاث ضفاف، ٢٠٢٦</bdi>.`},
		"and its question":    {"en", "أين؟ she asked", `<bdi lang="ar">أين؟</bdi> she asked`},
		"vowels":              {"en", "said مَرْحَبًا twice", `said <bdi lang="ar">مَرْحَبًا</bdi> twice`},
		"a range in Persian":  {"fa", "از ۸-۱۰ ژوئن", "از <bdi>۸-۱۰</bdi> ژوئن"},
		"an edition's region": {"ar-LB", "AFP", "<bdi>AFP</bdi>"},
	} {
		if got := string(markdown.Isolate(c.text, c.language)); got != c.want {
			t.Errorf("%s: got  %s\nwant %s", name, got, c.want)
		}
	}
}

func TestControls(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"marks are kept":                {"a\u200eb\u200f\u061cc\u200dd\u200ce", "a\u200eb\u200f\u061cc\u200dd\u200ce"},
		"a balanced isolate":            {"a \u2067b\u2069 c", "a \u2067b\u2069 c"},
		"a balanced embedding":          {"a \u202ab\u202c c", "a \u202ab\u202c c"},
		"an open isolate":               {"a \u2066b", "a \u2066b\u2069"},
		"two open":                      {"\u2068a \u202bb", "\u2068a \u202bb\u202c\u2069"},
		"a stray end":                   {"a\u2069 b\u202c", "a b"},
		"crossed":                       {"\u2066a\u202ab\u2069c\u202c", "\u2066a\u202abc\u202c\u2069"},
		"overrides":                     {"photo\u202egnp.exe\u202c", "photognp.exe"},
		"overrides by number":           {"photo&#8238;gnp&#x202D;", "photognp"},
		"controls":                      {"a\x01b\x7fc\u0085d", "abcd"},
		"a byte order mark":             {"\ufeffa", "a"},
		"an isolate through emphasis":   {"\u2066a *b\u2069* c", "\u2066a <em>b\u2069</em> c"},
		"an isolate open in its block":  {"\u2066a *b* c", "\u2066a <em>b</em> c\u2069"},
		"an override inside emphasis":   {"*\u202ea*", "<em>a</em>"},
		"an end that belongs elsewhere": {"a\u2069", "a"},
	} {
		if got := string(markdown.Render(c.src, markdown.Options{Language: "en"})); got != "<p>"+c.want+"</p>\n" {
			t.Errorf("%s: got %q, want %q", name, got, "<p>"+c.want+"</p>\n")
		}
	}
	got := string(markdown.Render("\u2067one\n\ntwo\u2069", markdown.Options{Language: "en"}))
	if want := "<p>\u2067one\u2069</p>\n<p>two</p>\n"; got != want {
		t.Errorf("an isolate crosses its block: got %q, want %q", got, want)
	}
}

func TestStrip(t *testing.T) {
	for src, want := range map[string]string{
		"":                             "",
		"  a\r\n\tb\u2028c  ":          "a b c",
		"a\x00b\x1b[31mc":              "ab[31mc",
		"a\u202eb":                     "ab",
		"\u2068نعم\u2069 yes":          "\u2068نعم\u2069 yes",
		"\u2068a":                      "\u2068a\u2069",
		"كتابـة\u200c\u200dها":         "كتابـة\u200c\u200dها",
		"<b> & \"c\"":                  "<b> & \"c\"",
		"bad \xff byte":                "bad \ufffd byte",
		strings.Repeat("\u2069", 1000): "",
	} {
		if got := markdown.Strip(src); got != want {
			t.Errorf("Strip(%q) is %q, want %q", src, got, want)
		}
		if again := markdown.Strip(want); again != want {
			t.Errorf("Strip(%q) is %q: it must leave clean text alone", want, again)
		}
	}
}

func TestDirection(t *testing.T) {
	for language, want := range map[string]string{
		"ar": "rtl", "ar-LB": "rtl", "he": "rtl", "fa": "rtl", "ur": "rtl", "az-Arab": "rtl",
		"en": "ltr", "es-MX": "ltr", "az": "ltr", "": "ltr", "nonsense!": "ltr",
	} {
		if got := markdown.Direction(language); got != want {
			t.Errorf("Direction(%q) is %q, want %q", language, got, want)
		}
	}
}
