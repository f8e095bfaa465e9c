package asking

import (
	"slices"
	"strconv"
	"strings"
)

var numberWords = strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
	fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
	hundred thousand million billion trillion dozen`)

// vague are words that make a number a bound or a guess: two of them do not contradict.
var vague = strings.Fields(`about around approximately roughly nearly almost over under more less fewer least most up some
	several estimated dozens hundreds thousands millions or to between`)

var articles = []string{"a", "an", "the", "of"}

// counted parts the words of an object into its numbers and the rest, with "#"
// for each number: "the 12 men" is "12" and "# men". ok is false where there is
// no number, only a number, or one that is said to be vague.
func counted(object string) (number, rest string, ok bool) {
	var numbers, others []string
	for w := range strings.FieldsSeq(wordsOf(strings.ReplaceAll(object, ",", ""))) {
		switch {
		case slices.Contains(vague, w):
			return "", "", false
		case w[0] >= '0' && w[0] <= '9' || slices.Contains(numberWords, w):
			numbers = append(numbers, digits(w))
			if len(others) == 0 || others[len(others)-1] != "#" {
				others = append(others, "#")
			}
		case !slices.Contains(articles, w):
			others = append(others, w)
		}
	}
	if len(numbers) == 0 || len(others) < 2 {
		return "", "", false
	}
	return strings.Join(numbers, " "), strings.Join(others, " "), true
}

// digits writes the words up to nineteen in digits.
func digits(w string) string {
	if i := slices.Index(numberWords, w); i >= 0 && i <= 19 {
		return strconv.Itoa(i)
	}
	return w
}
