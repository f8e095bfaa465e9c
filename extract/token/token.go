package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/text"
)

// Split fills doc.Tokens and doc.Sentences from doc.Blocks.
//
// Tokens are in text order and do not overlap; between them only white space,
// control characters, and the zero-width space and byte-order mark are left
// out. A sentence never crosses a block, and every token is in a sentence.
// A document in which no stage has looked for blocks is taken as blocks
// parted by blank lines.
func Split(doc *text.Doc) {
	doc.Tokens, doc.Sentences = nil, nil
	if len(doc.Blocks) == 0 && doc.Filled&text.Blocks == 0 {
		doc.Blocks = blankLineBlocks(doc.Text)
		doc.Filled |= text.Blocks
	}
	z := splitter{text: doc.Text, tokens: make([]text.Token, 0, len(doc.Text)/5+1)}
	for i, b := range doc.Blocks {
		start, end := max(int(b.Start), z.pos), min(int(b.End), len(doc.Text))
		first := len(z.tokens)
		z.block(start, end)
		if len(z.tokens) > first {
			z.sentences(int32(i), first)
		}
	}
	doc.Tokens, doc.Sentences = z.tokens, z.sents
	doc.Filled |= text.Tokens
}

func blankLineBlocks(s string) []text.Block {
	var blocks []text.Block
	for pos := 0; pos < len(s); {
		end := len(s)
		if n := strings.Index(s[pos:], "\n\n"); n >= 0 {
			end = pos + n
		}
		if strings.TrimSpace(s[pos:end]) != "" {
			blocks = append(blocks, text.Block{Span: text.Span{Start: int32(pos), End: int32(end)}})
		}
		pos = end + 2
	}
	return blocks
}

// A kind is what a token means to the sentence rules.
type kind uint8

const (
	word kind = iota
	other
	stop     // ".", "!", "?" and runs of them
	ellipsis // "...", "…"
	opener   // an opening quote or bracket
	closer   // a closing quote or bracket
	quote    // a straight quote, which may be either
	comma    // what never starts a sentence: , ; : %
	never    // an abbreviation after which no sentence ends: "Sen.", "e.g."
	may      // one after which a sentence may end: "Inc.", "U.S."
	clock    // "a.m.", "p.m."
	etc      // "etc."
)

// A splitter walks over one document.
type splitter struct {
	text   string
	pos    int // no token may start before it
	tokens []text.Token
	kinds  []kind // of tokens
	sents  []text.Sentence

	lo, hi int // the chunk at hand: bytes without white space, inside the block
	end    int // of the block
}

func (z *splitter) block(start, end int) {
	z.end = end
	for i := start; i < end; {
		r, n := z.rune(i)
		if blank(r) {
			i += n
			continue
		}
		z.lo, z.hi = i, z.chunkEnd(i, end)
		for i < z.hi {
			i = z.token(i)
		}
	}
	z.pos = max(z.pos, end)
}

// token adds the token at byte i and returns its end, which is greater than i.
func (z *splitter) token(i int) int {
	end, k := z.scan(i)
	z.tokens = append(z.tokens, text.Token{Span: text.Span{Start: int32(i), End: int32(end)}, Head: -1})
	z.kinds = append(z.kinds, k)
	return end
}

func (z *splitter) chunkEnd(i, end int) int {
	for i < end {
		if c := z.text[i]; c > ' ' && c < 0x7f {
			i++
			continue
		}
		r, n := z.rune(i)
		if blank(r) {
			return i
		}
		i += n
	}
	return end
}

// rune returns the character at byte i and its length in bytes, or 0, 1 at the end of the block.
func (z *splitter) rune(i int) (rune, int) {
	if i >= z.end {
		return 0, 1
	}
	if c := z.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	r, n := utf8.DecodeRuneInString(z.text[i:z.end])
	return r, n
}

// byte returns the byte at i, or 0 outside the block.
func (z *splitter) byte(i int) byte {
	if i < 0 || i >= z.end {
		return 0
	}
	return z.text[i]
}

// of returns token i as it stands in the text.
func (z *splitter) of(i int) string {
	return z.text[z.tokens[i].Start:z.tokens[i].End]
}

// touches tells that nothing lies between token i and the one before it.
func (z *splitter) touches(i int) bool {
	return i > 0 && z.tokens[i].Start == z.tokens[i-1].End
}

func blank(r rune) bool {
	if r < 0x7f {
		return r <= ' '
	}
	switch r {
	case 0x7f, 0x85, 0x200B, 0x2060, 0xFEFF:
		return true
	}
	return unicode.IsSpace(r)
}

func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r)
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// wordRune tells what words are made of: letters, digits, marks, the soft
// hyphen, joiners, and the mark left by a character that could not be decoded.
func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return letter(r) || digit(r)
	}
	switch r {
	case 0xAD, 0x200C, 0x200D, utf8.RuneError:
		return true
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

func upper(r rune) bool {
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func lower(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLower(r)
}
