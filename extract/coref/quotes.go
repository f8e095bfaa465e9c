package coref

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// A quote is the tokens [first, end) between quotation marks.
type quote struct {
	first, end int32
	speaker    int32 // mention, or -1
}

// shortest is the number of tokens below which marks set off a word, not speech.
const shortest = 4

// speech are verbs whose subject speaks the quotation beside them.
var speech = set(`say tell add write continue ask reply respond answer state declare announce insist argue note explain claim
	suggest warn post tweet remark observe conclude comment joke quip recall admit acknowledge stress urge exclaim shout whisper
	assert affirm reiterate maintain testify vow pledge agree object counter retort according`)

// findQuotes fills quotes and quoteOf. A quotation does not cross a block; one
// that is not closed ends with it.
func (l *linker) findQuotes() {
	l.quoteOf = make([]int32, len(l.Tokens))
	open, block, depth := int32(-1), int32(-1), 0
	closeAt := func(end int32) {
		if open >= 0 && end-open >= shortest {
			for i := open; i < end; i++ {
				l.quoteOf[i] = int32(len(l.quotes))
			}
			l.quotes = append(l.quotes, quote{open, end, -1})
		}
		open, depth = -1, 0
	}
	for i := range l.quoteOf {
		l.quoteOf[i] = -1
	}
	for _, s := range l.Sentences {
		if s.Block != block {
			closeAt(s.First)
			block = s.Block
		}
		for i := s.First; i < s.End; i++ {
			switch w := l.Word(i); {
			case (w == "“" || w == "``") && open >= 0 && i > s.First:
				depth++ // a quotation in a quotation
			case w == "“" || w == "``" || w == `"` && open < 0:
				closeAt(i)
				open = i + 1
			case w == "”" && depth > 0 || w == "''" && depth > 0:
				depth--
			case w == "”" || w == "''" || w == `"`:
				closeAt(i)
			}
		}
	}
	closeAt(int32(len(l.Tokens)))
	for q := range l.quotes {
		l.quotes[q].speaker = l.speaker(int32(q))
	}
}

// speaker returns the mention of who speaks quotation q: the subject of a verb
// of speech after it in its last sentence, or before it in its first, or the
// speaker of the quotation before it in the same paragraph; -1 if none is told.
func (l *linker) speaker(q int32) int32 {
	quote := l.quotes[q]
	last := l.Sentences[l.sentOf[quote.end-1]]
	for i := quote.end; i < last.End; i++ {
		if s := l.says(i); s >= 0 {
			return s
		}
	}
	first := l.Sentences[l.sentOf[quote.first]]
	for i := quote.first - 1; i >= first.First; i-- {
		if s := l.says(i); s >= 0 {
			return s
		}
	}
	if q > 0 && l.blockOf(l.quotes[q-1].first) == l.blockOf(quote.first) {
		return l.quotes[q-1].speaker
	}
	return -1
}

func (l *linker) blockOf(token int32) int32 { return l.Sentences[l.sentOf[token]].Block }

// says returns the mention of the subject of token i if that is a verb of
// speech outside quotations, else -1.
func (l *linker) says(i int32) int32 {
	if l.quoteOf[i] >= 0 || !speech[lexicon.Fold(l.Tokens[i].Lemma)] || !strings.HasPrefix(l.Tokens[i].XPOS, "V") {
		return -1
	}
	for _, c := range l.children[i] {
		if dep, _, _ := strings.Cut(l.Tokens[c].Dep, ":"); dep == "nsubj" && l.byHead[c] >= 0 && l.quoteOf[c] < 0 {
			if s := l.byHead[c]; canSpeak[l.Mentions[s].Type] || l.Mentions[s].Form == schema.Pronoun {
				return s
			}
		}
	}
	// the parser may have missed it: what stands right before or after
	inverted := i > 0 && l.Tokens[i-1].UPOS == "PUNCT" // “...,” said the government
	for _, at := range [2]int32{i - 1, i + 1} {
		if at < 0 || at >= int32(len(l.Tokens)) || l.sentOf[at] != l.sentOf[i] {
			continue
		}
		for _, s := range [2]int32{l.endingAt(at + 1), l.startingAt(at)} {
			if s >= 0 && l.quoteOf[l.Mentions[s].Head] < 0 && (l.Mentions[s].Type == schema.Person || l.refs[s].pron.Person == 3 || at > i && inverted && canSpeak[l.Mentions[s].Type]) {
				return s
			}
		}
	}
	return -1
}

var canSpeak = map[schema.EntityType]bool{schema.Person: true, schema.Organization: true, schema.Group: true, schema.GPE: true, schema.Work: true, "": true}

// endingAt returns the longest mention whose End is token end, or -1.
func (l *linker) endingAt(end int32) int32 {
	from := l.firstFrom(end)
	for k := from - 1; k >= 0 && k > from-8; k-- {
		if l.Mentions[k].End == end {
			for k > 0 && l.Mentions[k-1].End == end {
				k--
			}
			return k
		}
	}
	return -1
}

// firstPerson links I to the speaker of the quotation it stands in, and we to
// the government of a speaker who heads one, else to the speaker.
func (l *linker) firstPerson(i int32) {
	q := l.quoteOf[l.Mentions[i].Head]
	if q < 0 || l.quotes[q].speaker < 0 {
		return
	}
	s := l.quotes[q].speaker
	if l.Mentions[s].Form == schema.Pronoun {
		l.resolve(s)
		if len(l.of(s).members) < 2 {
			return
		}
	}
	c := l.of(s)
	if l.refs[i].num == plural && c.kind == schema.Person && c.leads {
		if j, ok := l.govs["gov:"+c.country]; ok {
			l.join(i, j)
			return
		}
		if !l.last {
			l.waiting = append(l.waiting, i) // the text may speak of the government yet
			return
		}
	}
	if l.refs[i].num == singular && c.kind != schema.Person {
		return
	}
	if l.refs[i].num == plural && c.num == singular && c.kind == schema.Person {
		// one of those he speaks for: the chain stays singular
		l.join(s, i)
		l.of(s).num = singular
		return
	}
	l.join(s, i)
}
