package texttest

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"newsgraph/extract/text"
	"newsgraph/schema"
)

// ReadCoNLLU returns the documents of a CoNLL-U file, one for each "# newdoc".
// Empty nodes are left out; the text is that of the words, so that a
// contraction is its parts. "# newpar" begins a block.
//
// The brackets of "Entity=" in MISC, as in GUM, become mentions whose Chain is
// the number of their group and whose Type is the nearest of schema, "" for
// what has none; the layer Mentions is filled when there is one.
func ReadCoNLLU(r io.Reader) ([]*text.Doc, error) {
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	var docs []*text.Doc
	var all []*conllu
	c := &conllu{}
	line := 0
	end := func() error {
		if len(c.rows) == 0 {
			return nil
		}
		if err := c.sentence(); err != nil {
			return fmt.Errorf("sentence before line %d: %w", line, err)
		}
		return nil
	}
	for in.Scan() {
		line++
		s := in.Text()
		name, isDoc := strings.CutPrefix(s, "# newdoc")
		if isDoc || c.doc == nil {
			c = newConllu(strings.TrimPrefix(strings.TrimSpace(name), "id = "))
			all = append(all, c)
		}
		switch {
		case s == "":
			if err := end(); err != nil {
				return nil, err
			}
		case s == "# newpar" || strings.HasPrefix(s, "# newpar "):
			c.begin = true
		case s[0] != '#':
			c.rows = append(c.rows, strings.Split(s, "\t"))
		}
	}
	if err := end(); err != nil {
		return nil, err
	}
	for _, c := range all {
		c.doc.Text = string(c.text)
		sortMentions(c.doc)
		docs = append(docs, c.doc)
	}
	return docs, in.Err()
}

type conllu struct {
	builder
	rows [][]string // of the sentence being read
	open map[string][]int
}

func newConllu(name string) *conllu {
	c := &conllu{open: map[string][]int{}}
	c.doc = &text.Doc{Filled: text.Blocks | text.Tokens | text.Tags | text.Heads}
	c.doc.Name, c.doc.Lang, c.begin = name, "en", true
	return c
}

// sentence appends the rows to the document.
func (c *conllu) sentence() error {
	doc := c.doc
	c.openBlock()
	first, before := int32(len(doc.Tokens)), len(doc.Mentions)
	words := 0
	for _, f := range c.rows {
		if _, err := strconv.Atoi(f[0]); err == nil {
			words++
		}
	}
	until, glue := 0, true // within the contraction that ends with word until
	for _, f := range c.rows {
		if len(f) != 10 {
			return fmt.Errorf("%d columns, not 10", len(f))
		}
		if _, to, ok := strings.Cut(f[0], "-"); ok {
			until, _ = strconv.Atoi(to)
			if !glue {
				c.text = append(c.text, ' ')
			}
			glue = true
			continue
		}
		id, err := strconv.Atoi(f[0])
		if err != nil {
			continue // an empty node, "8.1"
		}
		head, err := strconv.Atoi(f[6])
		if err != nil || head < 0 || head > words {
			return fmt.Errorf("word %d: no head %q", id, f[6])
		}
		if !glue {
			c.text = append(c.text, ' ')
		}
		at := int32(len(c.text))
		c.text = append(c.text, f[1]...)
		tok := text.Token{Span: text.Span{Start: at, End: int32(len(c.text))}, Lemma: f[2], UPOS: f[3], XPOS: f[4], Head: -1, Dep: f[7]}
		if head > 0 {
			tok.Head = first + int32(head) - 1
		}
		doc.Tokens = append(doc.Tokens, tok)
		glue = id < until || strings.Contains(f[9], "SpaceAfter=No")
		if i := strings.Index("|"+f[9], "|Entity="); i >= 0 {
			value, _, _ := strings.Cut(f[9][i+len("Entity="):], "|")
			c.brackets(value, int32(len(doc.Tokens)-1))
		}
	}
	c.rows = c.rows[:0]
	doc.Blocks[len(doc.Blocks)-1].End = int32(len(c.text))
	doc.Sentences = append(doc.Sentences, text.Sentence{First: first, End: int32(len(doc.Tokens)), Block: int32(len(doc.Blocks) - 1)})
	for i := before; i < len(doc.Mentions); i++ {
		doc.Filled |= text.Mentions
		m := doc.Mentions[i]
		if m.End == 0 {
			return fmt.Errorf("a mention of group %d is not closed", m.Chain)
		}
		doc.Mentions[i] = mentionOf(doc, m.First, m.End)
		doc.Mentions[i].Type, doc.Mentions[i].Chain = m.Type, m.Chain
	}
	return nil
}

// brackets reads "(1-person-new(2-place" and "1)2)" at token i.
func (c *conllu) brackets(value string, i int32) {
	for _, b := range bracketsOf.FindAllString(value, -1) {
		parts := strings.Split(strings.Trim(b, "()"), "-")
		if b[0] == '(' {
			group, err := strconv.ParseInt(parts[0], 10, 32)
			if err != nil {
				continue
			}
			m := text.Mention{First: i, Chain: int32(group)}
			if len(parts) > 1 {
				m.Type = gumTypes[parts[1]]
			}
			c.open[parts[0]] = append(c.open[parts[0]], len(c.doc.Mentions))
			c.doc.Mentions = append(c.doc.Mentions, m)
		}
		if open := c.open[parts[0]]; b[len(b)-1] == ')' && len(open) > 0 {
			c.doc.Mentions[open[len(open)-1]].End = i + 1
			c.open[parts[0]] = open[:len(open)-1]
		}
	}
}

var bracketsOf = regexp.MustCompile(`\([^()]+\)?|[^()]+\)`)

// gumTypes maps the types of GUM, which are fewer; its "place" is a country or a house.
var gumTypes = map[string]schema.EntityType{
	"person": schema.Person, "organization": schema.Organization, "place": schema.Location,
	"event": schema.Event, "time": schema.Date, "object": schema.Product,
}
