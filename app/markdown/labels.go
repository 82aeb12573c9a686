package markdown

import "galley/app/news"

// labels are the few words that a rendered text needs besides its own.
type labels struct {
	notes, back, table, done, open, missing string
}

var labelsByLanguage = map[string]labels{
	"en": {notes: "Notes", back: "Back to the text", table: "Table", done: "done", open: "to do", missing: "Picture missing"},
	"es": {notes: "Notas", back: "Volver al texto", table: "Tabla", done: "hecho", open: "pendiente", missing: "Falta la imagen"},
	"ar": {notes: "حواشٍ", back: "العودة إلى النص", table: "جدول", done: "منجز", open: "قيد الإنجاز", missing: "الصورة مفقودة"},
}

func labelsFor(language string) labels {
	if l, found := labelsByLanguage[news.Base(language)]; found {
		return l
	}
	return labelsByLanguage["en"]
}
