package texttest

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/text"
	"newsgraph/schema"
)

// Doc returns the document that s notes, and ends the test if it cannot be read.
func Doc(t testing.TB, s string) *text.Doc {
	t.Helper()
	doc, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// Parse returns the document that s notes. All layers but Values, Chains and
// Claims are filled.
func Parse(s string) (*text.Doc, error) {
	p := &builder{doc: &text.Doc{}}
	p.doc.Lang = "en"
	n := 0
	for line := range strings.Lines(s) {
		n++
		line = strings.TrimSpace(line)
		var err error
		switch {
		case line == "":
		case strings.HasPrefix(line, "#"):
			err = p.block(strings.TrimSpace(line[1:]))
		default:
			for _, fields := range sentences(strings.Fields(line)) {
				if err == nil {
					err = p.sentence(fields)
				}
			}
		}
		if err != nil {
			return nil, fmt.Errorf("texttest: line %d: %w", n, err)
		}
	}
	p.doc.Text = string(p.text)
	p.doc.Filled = text.Blocks | text.Tokens | text.Tags | text.Heads | text.Mentions
	sortMentions(p.doc)
	return p.doc, nil
}

// sortMentions brings mentions into the order of text.Doc.
func sortMentions(doc *text.Doc) {
	sort.SliceStable(doc.Mentions, func(i, j int) bool {
		a, b := doc.Mentions[i], doc.Mentions[j]
		return a.First < b.First || a.First == b.First && a.End > b.End
	})
}

var roles = map[string]text.Role{"": text.Paragraph, "headline": text.Headline, "dateline": text.Dateline, "caption": text.Caption, "item": text.ListItem}

// A builder appends sentences to a document.
type builder struct {
	doc    *text.Doc
	text   []byte // becomes doc.Text at the end
	inside bool   // a straight quotation mark of this block is open
	begin  bool   // the next sentence begins a new block
	role   text.Role
}

func (p *builder) block(name string) error {
	role, ok := roles[name]
	if !ok {
		return fmt.Errorf("unknown block %q", name)
	}
	p.begin, p.role, p.inside = true, role, false
	return nil
}

// openBlock makes sure that there is a block for the sentence that begins.
func (p *builder) openBlock() {
	doc := p.doc
	if len(doc.Blocks) > 0 && !p.begin {
		p.text = append(p.text, ' ')
		return
	}
	if len(p.text) > 0 {
		p.text = append(p.text, "\n\n"...)
	}
	at := int32(len(p.text))
	doc.Blocks = append(doc.Blocks, text.Block{Span: text.Span{Start: at, End: at}, Role: p.role})
	p.begin = false
}

// closer is the end of a mention: "]Person:name#3".
var closer = regexp.MustCompile(`\](-|[A-Za-z]*)(?::([a-z]+))?(?:#(\d+))?$`)

// A note is a token as it is written, before heads are known by number.
type note struct {
	word, lemma, xpos, dep, head string
	glue                         bool
}

type bracket struct {
	first, end int
	kind, form string
	group      int32
}

// sentences cuts the fields of a line after ".", "!" and "?", and the quotation
// mark or bracket that follows, where a capital comes next.
func sentences(fields []string) [][]string {
	var out [][]string
	first := 0
	for i, f := range fields {
		switch f {
		case ")", "”", `"`:
			if i == 0 || !ends(fields[i-1]) {
				continue
			}
		default:
			if !ends(f) {
				continue
			}
		}
		next := ""
		if i+1 < len(fields) {
			next = strings.TrimLeft(fields[i+1], "[“")
		}
		if next == "" && i+1 < len(fields) {
			next = "X" // an opening mark
		}
		if r, _ := utf8.DecodeRuneInString(next); unicode.IsUpper(r) {
			out, first = append(out, fields[first:i+1]), i+1
		}
	}
	return append(out, fields[first:])
}

func ends(field string) bool { return field == "." || field == "!" || field == "?" }

func (p *builder) sentence(fields []string) error {
	var notes []note
	var open []int
	var closed []bracket
	for _, field := range fields {
		for len(field) > 1 && field[0] == '[' {
			open, field = append(open, len(notes)), field[1:]
		}
		var ends [][]string
		for {
			m := closer.FindStringSubmatch(field)
			if m == nil || len(m[0]) == len(field) {
				break
			}
			ends, field = append([][]string{m}, ends...), strings.TrimSuffix(field, m[0])
		}
		notes = append(notes, readNote(field))
		for _, m := range ends {
			if len(open) == 0 {
				return fmt.Errorf("%q closes nothing", m[0])
			}
			group := int64(-1)
			if m[3] != "" {
				group, _ = strconv.ParseInt(m[3], 10, 32)
			}
			closed = append(closed, bracket{open[len(open)-1], len(notes), m[1], m[2], int32(group)})
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("%d brackets are not closed", len(open))
	}
	p.openBlock()
	first := p.tokens(notes)
	if err := setHeads(p.doc.Tokens[first:], notes, int32(first)); err != nil {
		return err
	}
	for _, b := range closed {
		if b.kind == "-" {
			continue
		}
		m := mentionOf(p.doc, int32(first+b.first), int32(first+b.end))
		if b.form != "" {
			m.Form = schema.Form(b.form)
		}
		m.Type, m.Chain = schema.EntityType(b.kind), b.group
		p.doc.Mentions = append(p.doc.Mentions, m)
	}
	return nil
}

// readNote takes a token apart. A field that is all punctuation is a word.
func readNote(field string) note {
	n := note{}
	if len(field) > 1 && field[0] == '~' {
		n.glue, field = true, field[1:]
	}
	parts := strings.Split(field, "/")
	if parts[0] == "" {
		return note{word: field}
	}
	n.word, n.lemma, _ = strings.Cut(parts[0], "=")
	if n.word == "" {
		n.word, n.lemma = parts[0], ""
	}
	for _, part := range parts[1:] {
		dep, head, isDep := strings.Cut(part, ">")
		switch {
		case part == "root":
			n.dep = "root"
		case isDep:
			n.dep, n.head = dep, head
		default:
			n.xpos = part
		}
	}
	return n
}

// tokens appends a sentence and returns the index of its first token.
func (p *builder) tokens(notes []note) int {
	doc := p.doc
	first := len(doc.Tokens)
	left := true // nothing between this word and the one before
	for i := range notes {
		n := &notes[i]
		before, after := p.joins(n.word)
		if !left && !before && !n.glue {
			p.text = append(p.text, ' ')
		}
		left = after
		at := int32(len(p.text))
		p.text = append(p.text, n.word...)
		doc.Tokens = append(doc.Tokens, text.Token{Span: text.Span{Start: at, End: int32(len(p.text))}, Head: -1})
	}
	block := len(doc.Blocks) - 1
	doc.Blocks[block].End = int32(len(p.text))
	doc.Sentences = append(doc.Sentences, text.Sentence{First: int32(first), End: int32(len(doc.Tokens)), Block: int32(block)})
	guessTags(doc.Tokens[first:], notes)
	return first
}

// joins tells whether word is written together with what is before and after it.
func (p *builder) joins(word string) (before, after bool) {
	switch word {
	case `"`:
		p.inside = !p.inside
		return !p.inside, p.inside
	case "(", "“", "‘", "$":
		return false, true
	case ",", ".", ";", ":", "!", "?", ")", "”", "%", "n't", "n’t":
		return true, false
	}
	return strings.HasPrefix(word, "'") || strings.HasPrefix(word, "’"), false
}

// setHeads fills Dep and Head from the notes and guesses the rest.
func setHeads(toks []text.Token, notes []note, first int32) error {
	for i, n := range notes {
		toks[i].Dep = n.dep
		if n.dep == "" || n.dep == "root" {
			continue
		}
		head, err := strconv.Atoi(n.head)
		if err != nil {
			head = nearest(notes, i, n.head) + 1
		}
		if head < 1 || head > len(notes) || head == i+1 {
			return fmt.Errorf("%q: no head %q", n.word, n.head)
		}
		toks[i].Head = int32(head-1) + first
	}
	guessHeads(toks, first)
	return nil
}

// nearest returns the index of the word nearest to token i, or -1.
func nearest(notes []note, i int, word string) int {
	for d := 1; d < len(notes); d++ {
		if i-d >= 0 && notes[i-d].word == word {
			return i - d
		}
		if i+d < len(notes) && notes[i+d].word == word {
			return i + d
		}
	}
	return -1
}

// mentionOf returns the mention of tokens [first, end), which must not be empty.
// Its head is the first token whose own head is outside; punctuation only if
// there is nothing else.
func mentionOf(doc *text.Doc, first, end int32) text.Mention {
	m := text.Mention{First: first, End: end, Head: -1, Chain: -1, Form: schema.Nominal}
	for i := first; i < end && m.Head < 0; i++ {
		if h := doc.Tokens[i].Head; (h < first || h >= end) && doc.Tokens[i].UPOS != "PUNCT" {
			m.Head = i
		}
	}
	if m.Head < 0 {
		m.Head = first
	}
	switch tok := doc.Tokens[m.Head]; {
	case strings.HasPrefix(tok.XPOS, "PRP"):
		m.Form = schema.Pronoun
	case strings.HasPrefix(tok.XPOS, "NNP"), tok.XPOS == "JJ":
		m.Form = schema.Name
	}
	return m
}
