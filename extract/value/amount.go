package value

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
)

// signs are currency signs before a number.
var signs = map[string]string{
	"$": "USD", "us$": "USD", "u.s.$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD",
	"s$": "SGD", "r$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH",
	"₪": "ILS", "₦": "NGN", "₱": "PHP", "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "rs.": "INR",
}

// currencies are words after a number; those of several countries stay words.
var currencies = map[string]string{
	"dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "rupee",
	"ruble": "RUB", "rouble": "RUB", "won": "KRW", "franc": "franc", "peso": "peso", "krona": "SEK", "krone": "krone",
	"zloty": "PLN", "shekel": "ILS", "lira": "TRY", "rand": "ZAR", "naira": "NGN", "real": "BRL", "hryvnia": "UAH",
	"shilling": "shilling", "dinar": "dinar", "dirham": "AED", "riyal": "SAR", "baht": "THB", "cent": "cent", "bitcoin": "BTC",
	"usd": "USD", "eur": "EUR", "gbp": "GBP",
}

// number reads the number that starts at token i: digits or words, with "million".
func (f *finder) number(i int32) (v float64, end int32, ok bool) {
	w := f.low(i)
	v, ok = lexicon.Number(w)
	if !ok {
		if v, ok = shortScale(w); ok {
			return v, i + 1, true
		}
		return 0, i, false
	}
	end = i + 1
	if _, scale := lexicon.Scale(w); scale && (w[0] < '0' || w[0] > '9') {
		if b := f.low(i - 1); b != "a" && w != "dozen" {
			return 0, i, false // "millions of", "the hundred days"
		}
	}
	if t := f.low(end); t == "-" && f.touch(i) && f.touch(end) { // "twenty-one"
		if u, uok := lexicon.Number(f.low(end + 1)); uok && u < 10 && v >= 20 && v < 100 && w[0] > '9' {
			v, end = v+u, end+2
		}
	}
	for end < f.end {
		by, scale := lexicon.Scale(f.low(end))
		if !scale {
			break
		}
		v, end = v*by, end+1
	}
	return v, end, true
}

// shortScale reads "12m", "3.5bn", "40k".
func shortScale(w string) (float64, bool) {
	for _, s := range [...]struct {
		end string
		by  float64
	}{{"bn", 1e9}, {"tn", 1e12}, {"m", 1e6}, {"b", 1e9}, {"k", 1e3}} {
		if n, ok := strings.CutSuffix(w, s.end); ok {
			if v, ok := lexicon.Number(n); ok && n[0] >= '0' && n[0] <= '9' {
				return v * s.by, true
			}
		}
	}
	return 0, false
}

func (f *finder) money(i int32) (text.Value, bool) {
	w := f.low(i)
	if code := signs[w]; code != "" {
		if v, end, ok := f.number(i + 1); ok {
			return text.Value{First: i, End: end, Kind: text.MoneyValue, Text: code + " " + plain(v)}, true
		}
	}
	for _, sign := range [...]string{"us$", "$", "€", "£", "¥"} { // one token: "$5", "€40m"
		if rest, ok := strings.CutPrefix(w, sign); ok && rest != "" {
			v, ok := lexicon.Number(rest)
			if !ok {
				v, ok = shortScale(rest)
			}
			if ok {
				end := i + 1
				if by, scale := lexicon.Scale(f.low(end)); scale {
					v, end = v*by, end+1
				}
				return text.Value{First: i, End: end, Kind: text.MoneyValue, Text: signs[sign] + " " + plain(v)}, true
			}
		}
	}
	v, end, ok := f.number(i)
	if !ok {
		return text.Value{}, false
	}
	at := end
	if f.low(at) == "u.s." || f.low(at) == "us" {
		at++
	}
	code := currencies[lexicon.Singular(f.low(at))]
	if code == "" || code == "KRW" && f.low(at) == "won" && v < 100 || code == "BRL" {
		return text.Value{}, false
	}
	return text.Value{First: i, End: at + 1, Kind: text.MoneyValue, Text: code + " " + plain(v)}, true
}

func (f *finder) percent(i int32) (text.Value, bool) {
	v, end, ok := f.number(i)
	if w := f.low(i); !ok && strings.HasSuffix(w, "%") {
		if v, ok = lexicon.Number(strings.TrimSuffix(w, "%")); ok {
			return text.Value{First: i, End: i + 1, Kind: text.PercentValue, Text: plain(v)}, true
		}
	}
	if !ok {
		return text.Value{}, false
	}
	switch w := f.low(end); {
	case w == "%", w == "percent", w == "pct":
		end++
	case w == "per" && f.low(end+1) == "cent", w == "percentage" && lexicon.Singular(f.low(end+1)) == "point":
		end += 2
	default:
		return text.Value{}, false
	}
	return text.Value{First: i, End: end, Kind: text.PercentValue, Text: plain(v)}, true
}

// age reads "34-year-old", "34 years old", "aged 34" and the number in "Ann Obi, 34,".
func (f *finder) age(i int32) (text.Value, bool) {
	old := func(first, end int32, v float64) (text.Value, bool) {
		return text.Value{First: first, End: end, Kind: text.AgeValue, Text: plain(v)}, v <= 130
	}
	if w := f.low(i); w == "aged" || w == "age" {
		if v, end, ok := f.number(i + 1); ok {
			return old(i, end, v)
		}
		return text.Value{}, false
	}
	v, end, ok := f.number(i)
	if w := f.low(i); !ok && strings.HasSuffix(w, "-year-old") {
		if v, ok = lexicon.Number(strings.TrimSuffix(w, "-year-old")); ok {
			return old(i, i+1, v)
		}
	}
	if !ok {
		return text.Value{}, false
	}
	at := end
	if f.low(at) == "-" {
		at++
	}
	if unit := f.low(at); unit == "year" || unit == "years" || unit == "month" || unit == "months" {
		at++
		if f.low(at) == "-" {
			at++
		}
		if w := f.low(at); w == "old" || w == "olds" {
			if unit[0] == 'm' {
				v = float64(int(v) / 12)
			}
			return old(i, at+1, v)
		}
		return text.Value{}, false
	}
	if end == i+1 && f.low(i-1) == "," && (f.low(end) == "," || f.low(end) == "." && end+1 == f.end) && i-2 >= f.first {
		if t := f.doc.Tokens[i-2]; t.UPOS == "PROPN" && v >= 1 && v <= 110 && len(f.word(i)) <= 3 && v == float64(int(v)) {
			if _, month := lexicon.Month(f.word(i - 2)); !month {
				return old(i, end, v)
			}
		}
	}
	return text.Value{}, false
}

// count reads any other number.
func (f *finder) count(i int32) (text.Value, bool) {
	if f.touch(i-1) && f.word(i-1) != "" && !isOpening(f.word(i-1)) {
		return text.Value{}, false // "G-7", "#1"
	}
	v, end, ok := f.number(i)
	if !ok || f.low(i) == "one" {
		return text.Value{}, false
	}
	return text.Value{First: i, End: end, Kind: text.NumberValue, Text: plain(v)}, true
}

func isOpening(w string) bool { return strings.Trim(w, "(“\"'‘[—–") == "" }
