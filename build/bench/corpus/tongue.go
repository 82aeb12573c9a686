package corpus

import "strings"

// tongue is how a language is written.
type tongue struct {
	tag      string
	function []string // by use, most used first
	comma    string
	question [2]string // opens and closes
	quote    [2]string
	by       string // between a quotation and who said it
	// prefixes are joined to a word, each with how often it is.
	prefixes []prefix
	eastern  bool // half of the numbers are in Arabic-Indic digits
}

type prefix struct {
	letters string
	share   float64
}

var tongues = []tongue{
	{
		tag:      "en",
		function: strings.Fields("the of and to in a for that on is was by with as at from it are this be an has which have not but its their been were more will would after who also than into over"),
		comma:    ",", question: [2]string{"", "?"}, quote: [2]string{"“", "”"}, by: "according to",
	},
	{
		tag:      "es",
		function: strings.Fields("de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también hasta hay donde"),
		comma:    ",", question: [2]string{"¿", "?"}, quote: [2]string{"«", "»"}, by: "según",
	},
	{
		tag:      "ar",
		function: strings.Fields("في من على أن إلى عن التي الذي مع هذا ما هذه كان لا بعد بين قد ذلك كما لم أو كل كانت قبل حتى حيث خلال ثم غير عند لكن منذ إن بعض أكثر أي هو هي عبر نحو"),
		comma:    "،", question: [2]string{"", "؟"}, quote: [2]string{"«", "»"}, by: "بحسب",
		prefixes: []prefix{{"ال", .30}, {"وال", .04}, {"بال", .03}, {"و", .05}, {"ب", .03}, {"لل", .02}, {"ل", .02}},
		eastern:  true,
	},
}

// attach joins a prefix to word, or none, by chance in [0, 1).
func (t tongue) attach(word string, chance float64) string {
	for _, p := range t.prefixes {
		if chance < p.share {
			return p.letters + word
		}
		chance -= p.share
	}
	return word
}

// number is n in figures.
func (t tongue) number(figures string, chance float64) string {
	if !t.eastern || chance < .5 {
		return figures
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '٠'
		}
		return r
	}, figures)
}
