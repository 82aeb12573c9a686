package store_test

import (
	"testing"

	"galley/app/store"
)

func TestFold(t *testing.T) {
	for _, same := range [][]string{
		{"Russia", "RUSSIA", " russia ", "Rüssia"},
		{"Estación", "ESTACION", "estacio\u0301n"},
		{"Peña", "pena"},
		{"Straße", "STRASSE"},
		{"Port-Alder", "port alder", "Port  Alder", "Port–Alder"},
		{"U.S.", "US"},
		{"O'Hara", "O’Hara", "ohara"},
		{"أحمد", "احمد", "إحمد", "أَحْمَد", "احمـد"},
		{"القاهرة", "قاهره", "القاهره"},
		{"مصطفى", "مصطفي"},
		{"مسؤول", "مسوول"},
		{"شيء", "شئ"},
		{"آذار", "اذار"},
		{"الأمم المتحدة", "أمم متحدة", "الامم المتحده"},
		{"٢٠٢٦", "2026", "۲۰۲۶"},
		{"ﻻ", "لا"},
		{"«The Ledger»", "the ledger"},
	} {
		for _, s := range same[1:] {
			if store.Fold(s) != store.Fold(same[0]) {
				t.Errorf("%q folds to %q, %q to %q", same[0], store.Fold(same[0]), s, store.Fold(s))
			}
		}
	}
	for _, different := range [][2]string{{"C", "C++"}, {"C", "C#"}, {"الله", "له"}, {"north", "south"}, {"ال", ""}} {
		if store.Fold(different[0]) == store.Fold(different[1]) {
			t.Errorf("%q and %q both fold to %q", different[0], different[1], store.Fold(different[0]))
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Russia", "الأمم المتحدة", "٢٠٢٦", "\xff", "a\u0301", "ﷺ", "𝟘𝟙"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := store.Fold(s)
		if again := store.Fold(store.Fold(folded)); again != store.Fold(folded) {
			t.Errorf("%q: %q folds on to %q", s, folded, again)
		}
	})
}
