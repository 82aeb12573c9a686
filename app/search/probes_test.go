package search_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"galley/app/search"
)

// probe is a query, a text that it must find, and three that it must not.
type probe struct {
	language, query, text string
	not                   [3]string
}

func (p probe) texts() []string { return append([]string{p.text}, p.not[:]...) }

var probes = []probe{
	// English
	{"en", "café", "a cafe by the harbour", [3]string{"cage", "coffee", "cafeteria"}},
	{"en", "cafe", "The Café reopened.", [3]string{"safe", "calf", "cave"}},
	{"en", "cafe", "cafe\u0301s were closed", [3]string{"face", "cage", "scarf"}},
	{"en", "elections", "an election was called", [3]string{"electricity", "electron", "selection"}},
	{"en", "election", "the elections were close", [3]string{"elevation", "erection", "reflection"}},
	{"en", "mayor", "the mayor’s office", [3]string{"major", "may", "mayonnaise"}},
	{"en", "mayor's", "The Mayor spoke", [3]string{"majors", "manor", "prayer"}},
	{"en", "resign", "two ministers resigned", [3]string{"design", "sign", "reign"}},
	{"en", "policy", "new housing policies", [3]string{"police", "polite", "polish"}},
	{"en", "police", "Police closed the road", [3]string{"policy", "policies", "polio"}},
	{"en", "news", "the evening news", [3]string{"new", "newer", "newt"}},
	{"en", "children", "every child was counted", [3]string{"chill", "chilled", "grandchild"}},
	{"en", "woman", "Women voted first", [3]string{"man", "womb", "omen"}},
	{"en", "organise", "they organized a march", [3]string{"origin", "oregano", "ornament"}},
	{"en", "harbor", "the harbour wall", [3]string{"arbour", "barber", "harbinger"}},
	{"en", "president", "the vice-president answered", [3]string{"precedent", "resident", "present"}},
	{"en", "o'brien", "Councillor O’Brien agreed", [3]string{"brine", "bring", "orient"}},
	{"en", "naive", "a naïve plan", [3]string{"native", "navy", "naval"}},
	{"en", "1250", "about 1,250 people", [3]string{"1.250.000", "12 50", "125"}},
	{"en", "1,250", "some 1250 seats", [3]string{"1,255", "1", "250"}},
	{"en", "bus", "all buses stopped", [3]string{"busy", "busts", "bush"}},
	{"en", "international", "International law", [3]string{"internal", "interns", "intervention"}},
	{"en", "authorities", "the port authority", [3]string{"author", "authors", "authored"}},
	{"en", "import", "imported grain", [3]string{"important", "importance", "impose"}},
	{"en", "2026", "in ٢٠٢٦ and after", [3]string{"2025", "20266", "26"}},
	{"en", `"night ferries"`, "The night ferries stop in May.", [3]string{"ferries at night", "night and ferries", "night"}},
	{"en", "night ferries", "ferries run at night", [3]string{"night buses", "ferries by day", "nights"}},
	{"en", "ferries -port", "ferries were late", [3]string{"ferries left the port", "ports and ferries", "port"}},

	// Spanish
	{"es", "año", "los años del puerto", [3]string{"ano", "anual", "anexo"}},
	{"es", "ano", "el ano", [3]string{"año", "años", "mano"}},
	{"es", "años", "un año después", [3]string{"anos", "paños", "antes"}},
	{"es", "niño", "dos niños", [3]string{"nino", "nido", "niebla"}},
	{"es", "nino", "un niño", [3]string{"nido", "vino", "ninguno"}},
	{"es", "manana", "mañana por la tarde", [3]string{"manzana", "maná", "semana"}},
	{"es", "espana", "la costa de España", [3]string{"espada", "espalda", "hispana"}},
	{"es", "peña", "la peña del barrio", [3]string{"pena", "penas", "peine"}},
	{"es", "cana", "una cana", [3]string{"cena", "canal", "canción"}},
	{"es", "publicar", "lo publicaron ayer", [3]string{"pueblo", "aplicar", "duplicar"}},
	{"es", "publicaron", "se va a publicar", [3]string{"replicaron", "poblaron", "explicaron"}},
	{"es", "publicó", "el diario publicaba", [3]string{"aplicó", "ubicó", "pobló"}},
	{"es", "economía", "la economia local", [3]string{"ecología", "ecografía", "astronomía"}},
	{"es", "economia", "La economía creció", [3]string{"ecologia", "autonomía", "comida"}},
	{"es", "elección", "las elecciones de mayo", [3]string{"lección", "lecciones", "electricidad"}},
	{"es", "cancion", "canciones nuevas", [3]string{"cancha", "sanción", "cárcel"}},
	{"es", "juez", "los jueces", [3]string{"juego", "jueves", "nuez"}},
	{"es", "ley", "tres leyes", [3]string{"leído", "lejos", "rey"}},
	{"es", "decir", "dijo que no", [3]string{"decidir", "decena", "dedo"}},
	{"es", "votar", "votaron miles", [3]string{"botar", "volar", "notar"}},
	{"es", "hacer", "hicieron una pausa", [3]string{"hacha", "nacer", "yacer"}},
	{"es", "México", "en mexico", [3]string{"médico", "mérito", "tóxico"}},
	{"es", "pinguino", "un pingüino", [3]string{"pequeño", "pino", "penique"}},
	{"es-MX", "huracán", "dos huracanes", [3]string{"hurón", "huraño", "hurgar"}},
	{"es", "joven", "los jóvenes", [3]string{"joya", "juvenil", "jueves"}},
	{"es", "puerto", "los puertos del sur", [3]string{"puerta", "puertas", "puesto"}},
	{"es", "caso", "varios casos", [3]string{"casa", "casas", "cazo"}},
	{"es", "impuesto", "suben los impuestos", [3]string{"impusieron", "puesto", "imposible"}},
	{"es-MX", "1250", "unas 1,250 personas", [3]string{"1,25", "1,2501", "0.125"}},
	{"es", "1250", "unas 1.250 personas", [3]string{"1,25", "1.2501", "250"}},

	// Arabic: letters
	{"ar", "أحمد", "قال احمد", [3]string{"محمد", "حمد", "حامد"}},
	{"ar", "احمد", "أحمد", [3]string{"محمود", "حمدان", "حميد"}},
	{"ar", "فتاه", "فتاة من القرية", [3]string{"فتح", "فتوى", "فتيل"}},
	{"ar", "فتاة", "الفتاه", [3]string{"فترة", "فتوى", "وفاة"}},
	{"ar", "مستشفي", "مستشفى المدينة", [3]string{"مستشار", "مستقبل", "شفاء"}},
	{"ar", "مستشفى", "المستشفيات", [3]string{"مستشارات", "مستوى", "مستثنى"}},
	{"ar", "كتاب", "كـتـاب", [3]string{"مكتب", "كاتب", "كتيبة"}},
	{"ar", "كتاب", "كِتاب", [3]string{"كتلة", "عتاب", "مكتبة"}},
	{"ar", "كتاب", "\uFEDB\uFE98\uFE8E\uFE8F", [3]string{"كتف", "كاتب", "اكتئاب"}},
	{"ar", "سلام", "\uFEB3\uFEFC\uFEE1", [3]string{"سلم", "سلاح", "كلام"}},
	{"ar", "كتاب", "\u06A9تاب", [3]string{"باب", "كتمان", "كتيبة"}},
	{"ar", "عربي", "عرب\u06CC", [3]string{"غربي", "قريب", "عبري"}},
	{"ar", "قال علي", "قال علي حسن", [3]string{"قال على المنبر", "قال عالم", "علي"}},
	{"ar", "شؤون", "وزارة الشئون", [3]string{"شأو", "سكون", "شوق"}},
	{"ar", "مسؤول", "المسئولين", [3]string{"سؤال", "مسلول", "مأسور"}},
	{"ar", "تأثير", "التاثير", [3]string{"تأخير", "تعثر", "ثأر"}},
	{"ar", "٢٠٢٦", "2026", [3]string{"٢٠٢٥", "٢٠٦٢", "٢٠"}},
	{"ar", "2026", "عام ٢٠٢٦", [3]string{"٢٠٢٧", "2062", "26"}},
	{"ar", "۲۰۲۶", "عام ٢٠٢٦", [3]string{"۲۰۲۵", "2006", "٢٦"}},
	{"ar", "1250", "نحو ١٬٢٥٠ شخصا", [3]string{"١٢٥", "١٬٢٥١", "٢٥٠"}},

	// Arabic: what stands before and after a word
	{"ar", "مدرسة", "والمدرسة", [3]string{"مدرب", "درس", "تدريس"}},
	{"ar", "والمدرسة", "مدرسة", [3]string{"والد", "مدرج", "والمدينة"}},
	{"ar", "مدينة", "وللمدينة ميناء", [3]string{"مدنية", "مدين", "دين"}},
	{"ar", "مدينة", "بالمدينة", [3]string{"متينة", "سفينة", "مدير"}},
	{"ar", "لبنان", "ولبنان", [3]string{"لبن", "بنان", "ألبان"}},
	{"ar", "ولد", "الولد", [3]string{"لد", "والد", "بلد"}},
	{"ar", "ورق", "الورق", [3]string{"رق", "ورم", "برق"}},
	{"ar", "وزارة", "الوزارة", [3]string{"زيارة", "زار", "وزن"}},
	{"ar", "سيارة", "سياراتهم", [3]string{"سياسة", "سير", "سيرة"}},
	{"ar", "شركة", "الشركات", [3]string{"اشتراك", "شرطة", "حركة"}},
	{"ar", "لاجئ", "اللاجئين", [3]string{"لجنة", "لاعب", "لجوء"}},
	{"ar", "انتخابات", "الانتخابات", [3]string{"انتحار", "نخبة", "انتقاد"}},
	{"ar", `"الأمم المتحدة"`, "ممثل للأمم المتحدة", [3]string{"المتحدة الأمم", "الأمم", "المتحدة"}},

	// Arabic: broken plurals
	{"ar", "مدارس", "المدرسة", [3]string{"مدار", "تدريس", "متاجر"}},
	{"ar", "مدرسة", "مدارس", [3]string{"مدار", "مدرج", "دراسة"}},
	{"ar", "ميناء", "الموانئ", [3]string{"موانع", "بناء", "مناخ"}},
	{"ar", "سفينة", "سفن", [3]string{"سفير", "سفر", "سكن"}},
	{"ar", "رئيس", "رؤساء", [3]string{"رأس", "رئة", "رؤية"}},
	{"ar", "قانون", "القوانين", [3]string{"قنوات", "قناة", "قرون"}},
	{"ar", "وزير", "وزراء", [3]string{"وزن", "زراعة", "زئير"}},
	{"ar", "طالب", "الطلاب", [3]string{"طلب", "مطلب", "طبيب"}},
	{"ar", "حرب", "حروب", [3]string{"حريق", "هروب", "حرية"}},
	{"ar", "مشروع", "مشاريع", [3]string{"شارع", "مشاعر", "شروط"}},
	{"ar", "طريق", "طرق", [3]string{"فريق", "طارق", "طرد"}},
	{"ar", "طفل", "الأطفال", [3]string{"طفيلي", "أبطال", "أفعال"}},
	{"ar", "قرية", "قرى", [3]string{"قرار", "قراءة", "قريب"}},
	{"ar", "ضرائب", "ضريبة", [3]string{"ضرر", "ضرب", "غرائب"}},
	{"ar", "نار", "نيران", [3]string{"نور", "نهار", "نمر"}},
	{"ar", "إعلام", "وسائل الإعلام", [3]string{"علم", "علوم", "عالم"}},
	{"ar", "قال", "وقال الوزير", [3]string{"مقال", "قتال", "قلة"}},
	{"ar", "جزيرة", "جزر", [3]string{"جزار", "جزء", "جذر"}},

	// Others
	{"fr", "election", "une Élection", [3]string{"électricité", "sélection", "élections"}},
	{"de", "strasse", "die Straße", [3]string{"strass", "Stroh", "Trasse"}},
	{"tr", "istanbul", "İstanbul", [3]string{"istasyon", "stan", "anadolu"}},
	{"ru", "россия", "Россия", [3]string{"роса", "россыпь", "Пруссия"}},
	{"el", "ελλαδα", "Ελλάδα", [3]string{"ελλας", "ελαφι", "λαδι"}},
	{"fa", "کتاب", "كتاب", [3]string{"کباب", "کتابخانه", "تاب"}},
	{"zh", `"北京"`, "在北京市", [3]string{"京北", "北方", "东京"}},
	{"ja", `"東京"`, "東京都", [3]string{"京東", "京都", "東大"}},
}

func TestProbes(t *testing.T) {
	x := indexProbes(t, probes)
	for i, p := range probes {
		t.Run(p.language+"/"+p.query, func(t *testing.T) {
			found := findProbed(t, x, i, p)
			if !slices.Contains(found, p.text) {
				t.Errorf("%s does not find %q: %q, %q", p.query, p.text, search.Terms(p.language, p.query), search.Terms(p.language, p.text))
			}
			for _, other := range p.not {
				if slices.Contains(found, other) {
					t.Errorf("%s finds %q: %q, %q", p.query, other, search.Terms(p.language, p.query), search.Terms(p.language, other))
				}
			}
		})
	}
}

// indexProbes is an index of the texts of probes, with a tag for each probe.
func indexProbes(t *testing.T, probes []probe) *search.Index {
	t.Helper()
	x, err := search.Open(t.TempDir(), search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	var stories []search.Story
	for i, p := range probes {
		for n, text := range p.texts() {
			id := fmt.Sprintf("%d.%d", i, n)
			stories = append(stories, search.Story{ID: id, Public: &search.Document{
				ID: id, Language: p.language, Body: text, Tags: []string{fmt.Sprint(i)},
			}})
		}
	}
	if err := x.Apply(search.Batch{Stories: stories, Cursor: 1}); err != nil {
		t.Fatal(err)
	}
	return x
}

// findProbed are the texts of a probe that its query finds.
func findProbed(t *testing.T, x *search.Index, i int, p probe) []string {
	t.Helper()
	page, err := x.Search(t.Context(), search.Query{
		Text: p.query, Language: p.language, Public: true, Filter: search.Filter{Tag: []string{fmt.Sprint(i)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if page.Corrected != "" {
		return nil // nothing was found by the words themselves
	}
	var found []string
	for _, hit := range page.Hits {
		for n, text := range p.texts() {
			if hit.ID == fmt.Sprintf("%d.%d", i, n) {
				found = append(found, text)
			}
		}
	}
	return found
}

// TestLooseSpelling shows that a query without its tilde finds what has one,
// below what is spelled as it was typed.
func TestLooseSpelling(t *testing.T) {
	p := probe{"es", "nino", "el nino vuelve", [3]string{"el niño vuelve", "el nido vuelve", "el vino vuelve"}}
	x := indexProbes(t, []probe{p})
	if found := findProbed(t, x, 0, p); !slices.Equal(found, []string{p.text, p.not[0]}) {
		t.Errorf("nino finds %q", found)
	}
}

// longestTerm is how many bytes a term may have, whatever a text holds.
const longestTerm = 128

// FuzzTerms shows that no text breaks the analysis: terms are whole letters,
// not too long, and the same each time.
func FuzzTerms(f *testing.F) {
	for _, p := range probes {
		f.Add(p.language, p.text)
	}
	f.Add("en", strings.Repeat("a", 10_000))
	f.Add("ar", strings.Repeat("و", 10_000))
	f.Add("es", "\x00\xff\xed\xa0\x80'’.,\u0640\u0301-")
	f.Fuzz(func(t *testing.T, language, text string) {
		terms := search.Terms(language, text)
		for _, term := range terms {
			if term == "" || len(term) > longestTerm || !utf8.ValidString(term) {
				t.Errorf("term %q of %q", term, text)
			}
		}
		if again := search.Terms(language, text); !slices.Equal(terms, again) {
			t.Errorf("%q is %q and then %q", text, terms, again)
		}
	})
}

func BenchmarkTerms(b *testing.B) {
	for _, language := range []string{"en", "es", "ar"} {
		b.Run(language, func(b *testing.B) {
			var text strings.Builder
			for text.Len() < 64<<10 {
				for _, p := range probes {
					if p.language == language {
						text.WriteString(p.text + " ")
					}
				}
			}
			b.SetBytes(int64(text.Len()))
			for b.Loop() {
				search.Terms(language, text.String())
			}
		})
	}
}
