package token

import "strings"

// The tables are our own, made from the conventions of UD English EWT and GUM
// (train) and the abbreviations of the Associated Press style.

// An abbrKind is how the dot after an abbreviation is told from a full stop.
type abbrKind uint8

const (
	title    abbrKind = iota + 1 // before a name: never the end of a sentence
	latin                        // never the end
	numbered                     // only before a digit: "No. 5"
	month                        // capital, before a digit or comma
	weekday                      // capital, before a digit or comma
	company                      // may be the end: "Acme Inc."
	state                        // capital, after a comma or hyphen: "Mesa, Ariz."
	unit                         // after a number: "5 lb."
	andSoOn                      // the end when a capital follows
)

var abbreviations = table(map[abbrKind]string{
	title: `mr drs sts mrs ms mx dr sen sens rep reps gov govs gen lt col capt cpl sgt maj adm cmdr brig rev
		fr prof hon pres supt det insp st ste mt ft mlle mme messrs atty asst amb sec min pvt spc cdr cmdt
		del sr dir spec msgr`,
	latin:    `vs cf viz approx ca al eg ie incl esp resp ps`,
	numbered: `no nos vol vols p pp fig figs art ch para pt eq ver ed sect secs`,
	month:    `jan feb mar apr jun jul aug sept sep oct nov dec`,
	weekday:  `mon tue tues wed thu thur thurs fri sat sun`,
	company:  `inc corp co cos ltd bros jr esq assoc plc assn univ dept intl mfg ave blvd rd hwy bldg govt est ext`,
	state: `ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass me mich minn miss mo
		mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ont que alta`,
	unit:    `lb lbs oz ft in yd yds sq hr hrs min mins sec secs mi km kg cm mm mph`,
	andSoOn: `etc`,
})

// longMonth has the month abbreviations that are no words and so keep their
// dot at the end of a sentence.
var longMonth = set(`Jan Feb Aug Sept Oct Nov Dec`)

// prefixes stay joined with what follows their hyphen.
var prefixes = set(`e non re anti pre co pro mid cross post semi over multi sub pan ex counter mini
	psycho neo socio inter intra micro macro un arch uh mm hm quasi pseudo ultra hyper infra electro bio geo
	m oh whoo ninety`)

// lettered are the nouns that a letter tells apart: "Plan B".
var lettered = set(`plan vitamin hepatitis influenza type class grade group section part exhibit appendix annex article
	schedule category option block building terminal gate hall room wing pool team division zone series model
	version column row league tier strain factor channel level unit clause score letter side platform`)

// posted are the words before X, the platform.
var posted = set(`on to via app site network platform from using quit left at`)

// suffixes stay joined with what stands before their hyphen.
var suffixes = set(`esque wise ish fold`)

// slashed are the words with a slash that stay whole.
var slashed = set(`w/o c/o s/he l/c n/a b/c w/e`)

// units are cut from the number before them: "35|mm", "5|pm".
var units = set(`mm cm m km kg mg lb lbs ft am pm k b bn mn tn mph kmh kph hz khz mhz ghz gb mb tb kb ml
	x hp kw mw gw kwh mwh hr hrs min mins sec hh yd yds oz psi ppm rpm usd eur gbp`)

// dollars are the words that make one token with the sign after them: "US$".
var dollars = set(`US U C A HK NZ R S NT CA AU Can`)

// clipped are the words written with an apostrophe in place of their head.
var clipped = set(`em til tis twas cause n bout round cuz im er`)

// starters are capitalised words that start sentences and hardly ever names.
var starters = set(`The A An He She It They We You I This That These Those There Here His Her Its Their Our My
	But And Or So Yet For In On At By With From As If When While After Before Since Because Although Though
	However Meanwhile Then Now Also Not No What Who Why How Where Which Some Many Most All Both Each Every
	Several Such Other Another Under Over During Until Despite According To Of Let Is Are Was Were Did Do
	Does Have Has Had Will Would Can Could Should May Might Must`)

// afterClock are the words that follow "a.m." in the same sentence.
var afterClock = set(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun
	January February March April May June July August September October November December
	Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
	ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET Eastern Central Pacific Mountain`)

// speech are the verbs of clauses that follow a quotation ending in "?" or "!".
var speech = set(`said says asked asks wrote writes added adds told tells shouted replied replies tweeted posted
	exclaimed continued answered cried yelled declared insisted wondered quipped joked responded recalled
	demanded warned concluded noted argued explained called screamed`)

var extensions = set(`pdf doc docx xls xlsx ppt txt jpg jpeg png gif html htm php asp exe zip mp3 mp4 csv js py XLS DOC PDF JPG`)

var domains = set(`com org net gov edu mil int info biz io co uk us ca au de fr nl tv eu me ly be ch es it ru jp cn in br
	news blog app dev online site COM Com Org Net`)

// apostrophes are the ways an apostrophe is written or broken, but for ' and `.
var apostrophes = []string{
	"’", "‘", "ʼ", "´", "＇", "\uFFFD", "\u0092",
	"â€™", // UTF-8 read as windows-1252
	"&#8217;", "&#39;", "&#039;", "&#x27;", "&rsquo;", "&apos;",
}

// contractions are words that are cut in two, and where.
var contractions = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "lotta": 3, "lemme": 3, "gimme": 3,
	"dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "wouldnt": 5, "couldnt": 5, "shouldnt": 6,
	"havent": 4, "hasnt": 3, "hadnt": 3, "arent": 3, "werent": 4, "aint": 2, "cant": 2,
	"wont": 2, "im": 1, "ive": 1, "thats": 4, "whats": 4, "theyre": 4, "youre": 3,
}

// owners stand before the noun "wont", and beings after "its" that is "it is".
var (
	owners = set("my your his her its our their the")
	beings = set("a an the not very really just simply only also been still definitely nothing all like")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func table(kinds map[abbrKind]string) map[string]abbrKind {
	m := map[string]abbrKind{}
	for k := title; k <= andSoOn; k++ {
		for _, w := range strings.Fields(kinds[k]) {
			if _, ok := m[w]; !ok {
				m[w] = k
			}
		}
	}
	return m
}
