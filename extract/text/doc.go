// Package text holds an article while it is being read: its blocks, sentences,
// tokens, mentions, chains and claims. Everything is kept in flat slices and
// refers to everything else by index, so that a Doc can be copied, compared and
// printed. The package has data and no linguistics.
package text

import (
	"sort"

	"newsgraph/schema"
)

// A Layer is a set of the parts of a Doc that a stage can fill.
type Layer uint16

const (
	Blocks Layer = 1 << iota
	Tokens       // Tokens and Sentences
	Tags         // Token.UPOS, XPOS and Lemma
	Heads        // Token.Head and Dep
	Values       // dates, money, quantities
	Mentions
	Chains
	Claims
)

// A Doc is one article and all that has been found in it so far.
type Doc struct {
	schema.Document
	Blocks    []Block // in text order, without overlap; Noise lies between them
	Sentences []Sentence
	Tokens    []Token
	Values    []Value   // by First
	Mentions  []Mention // by First, then longest first
	Chains    []Chain   // by first mention
	Claims    []Claim   // in text order of their triggers
	Filled    Layer

	Places []Place // by Start: where stretches of Text stand in the article's file; none when it cannot be told
}

// A Place is a stretch of Doc.Text and the Length bytes of the file, from File on, that say
// the same: letter by letter where both are as long, else as a whole, as "&amp;" does.
type Place struct {
	Span
	File, Length int32
}

// Even tells whether text and file go on together, byte by byte.
func (p Place) Even() bool { return p.End-p.Start == p.Length }

// PlaceOf returns the bytes of the file from the start of s to its end.
func (d *Doc) PlaceOf(s Span) (start, end int, ok bool) {
	first, last := d.placeAt(s.Start), d.placeAt(s.End-1)
	if first == nil || last == nil {
		return 0, 0, false
	}
	start, end = int(first.File), int(last.File+last.Length)
	if first.Even() {
		start += int(s.Start - first.Start)
	}
	if last.Even() {
		end -= int(last.End - s.End)
	}
	return start, end, start < end
}

func (d *Doc) placeAt(offset int32) *Place {
	i := sort.Search(len(d.Places), func(i int) bool { return d.Places[i].End > offset })
	if i == len(d.Places) || d.Places[i].Start > offset {
		return nil
	}
	return &d.Places[i]
}

// A Span is the half-open range [Start, End) of bytes in Doc.Text.
type Span struct{ Start, End int32 }

// A Block is a paragraph, headline, quotation or list item: what a sentence never crosses.
type Block struct {
	Span
	Role Role
}

// A Role is what a block is for.
type Role uint8

const (
	Paragraph Role = iota
	Headline
	Dateline
	Caption
	ListItem
)

// A Sentence is the tokens [First, End) of one block.
type Sentence struct{ First, End, Block int32 }

// A Token is a syntactic word or punctuation mark of Universal Dependencies.
// The words of a contraction ("do|n't") touch without white space.
type Token struct {
	Span
	UPOS  string // "PROPN"
	XPOS  string // Penn Treebank: "NNP"
	Lemma string
	Dep   string // Universal Dependencies relation, with subtype: "nsubj:pass"
	Head  int32  // index in Doc.Tokens; -1 at a root
}

// A Mention is the tokens [First, End) and the one that heads them.
type Mention struct {
	First, End, Head int32
	Type             schema.EntityType
	Form             schema.Form
	Chain            int32 // index in Doc.Chains; -1 until coref has run, or for good
}

// A Value is the tokens [First, End) and what they amount to.
type Value struct {
	First, End int32
	Kind       ValueKind
	ISO        string // of a date: "2025-12-23", "2025-03"; "" when it cannot be told
	Text       string // normal form of others: "USD 12000000", "11"
}

// A ValueKind is a kind of value.
type ValueKind uint8

const (
	DateValue ValueKind = iota
	MoneyValue
	NumberValue
	PercentValue
	AgeValue
)

// A Chain is the mentions of one referent, in text order.
type Chain struct {
	Type     schema.EntityType
	Name     string   // the fullest name, else the best description
	Aliases  []string // other names, in order of first use
	Named    bool
	Mentions []int32
}

// A Claim is a statement over chains. Its fields are those of schema.Claim, with byte spans.
type Claim struct {
	Subject  int32 // index in Doc.Chains
	Relation string
	Object   int32 // index in Doc.Chains; -1 when the object is text
	ObjText  Span  // the object's words
	Phrase   string
	Source   int32 // index in Doc.Chains; -1 when the article vouches for it
	Modality schema.Modality
	When     schema.Time
	Sentence int32 // index in Doc.Sentences: the evidence
	Trigger  Span
	Rule     string
	Score    int // permille
}

// Of returns the bytes of s.
func (d *Doc) Of(s Span) string { return d.Text[s.Start:s.End] }

// Word returns token i as it stands in the text.
func (d *Doc) Word(i int32) string { return d.Of(d.Tokens[i].Span) }

// Words returns the bytes from token first up to token end, white space included.
func (d *Doc) Words(first, end int32) string { return d.Of(d.SpanOf(first, end)) }

// SpanOf returns the span of the tokens [first, end), which must not be empty.
func (d *Doc) SpanOf(first, end int32) Span {
	return Span{d.Tokens[first].Start, d.Tokens[end-1].End}
}

// SentenceOf returns the index of the sentence that holds token i.
func (d *Doc) SentenceOf(i int32) int32 {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Sentences[mid].End <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return int32(lo)
}
