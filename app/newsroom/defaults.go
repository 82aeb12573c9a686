package newsroom

import "galley/app/news"

// What a new room begins with. All of it is the newsroom's to change.

var defaultSections = []news.Section{
	{ID: "politics", Labels: news.Labels{"en": "Politics", "es": "Política", "ar": "سياسة"}},
	{ID: "economy", Labels: news.Labels{"en": "Economy", "es": "Economía", "ar": "اقتصاد"}},
	{ID: "sports", Labels: news.Labels{"en": "Sports", "es": "Deportes", "ar": "رياضة"}},
	{ID: "arts-culture", Labels: news.Labels{"en": "Arts & Culture", "es": "Arte y cultura", "ar": "فنون وثقافة"}},
	{ID: "health", Labels: news.Labels{"en": "Health", "es": "Salud", "ar": "صحة"}},
	{ID: "miscellaneous", Labels: news.Labels{"en": "Miscellaneous", "es": "Miscelánea", "ar": "منوّعات"}},
	{ID: "technology", Labels: news.Labels{"en": "Technology", "es": "Tecnología", "ar": "تكنولوجيا"}},
	{ID: "environment", Labels: news.Labels{"en": "Environment", "es": "Medio ambiente", "ar": "بيئة"}},
}

var defaultRegions = []news.Region{
	{ID: "europe", Labels: news.Labels{"en": "Europe", "es": "Europa", "ar": "أوروبا"}},
	{ID: "latin-america", Labels: news.Labels{"en": "Latin America", "es": "América Latina", "ar": "أميركا اللاتينية"}},
	{ID: "north-america", Labels: news.Labels{"en": "North America", "es": "América del Norte", "ar": "أميركا الشمالية"}},
	{ID: "mena", Labels: news.Labels{"en": "Middle East and North Africa", "es": "Oriente Medio y Norte de África", "ar": "الشرق الأوسط وشمال أفريقيا"}},
	{ID: "palestine", Parent: "mena", Labels: news.Labels{"en": "Palestine", "es": "Palestina", "ar": "فلسطين"}},
	{ID: "africa", Labels: news.Labels{"en": "Africa", "es": "África", "ar": "أفريقيا"}},
	{ID: "asia", Labels: news.Labels{"en": "Asia", "es": "Asia", "ar": "آسيا"}},
	{ID: "oceania", Labels: news.Labels{"en": "Oceania", "es": "Oceanía", "ar": "أوقيانوسيا"}},
}

// defaultPages are the pages that the newsroom writes itself. They have titles
// and no text until somebody writes them.
var defaultPages = []news.Page{
	{Slug: "about", Order: 1, Titles: news.Labels{"en": "About us", "es": "Quiénes somos", "ar": "من نحن"}},
	{Slug: "privacy", Order: 2, Titles: news.Labels{"en": "Privacy policy", "es": "Política de privacidad", "ar": "سياسة الخصوصية"}},
	{Slug: "contact", Order: 3, Titles: news.Labels{"en": "Contact us", "es": "Contacto", "ar": "اتصل بنا"}},
}
