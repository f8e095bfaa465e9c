package eval

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/text"
	"newsgraph/schema"
)

// Annotate prints the treebank as read reads it: its lines, with the columns
// UPOS, XPOS, LEMMA, HEAD and DEPREL of read, and names in MISC as Name=B-Person,
// Name=I-Person. FEATS and DEPS, of which read says nothing, are "_", whatever
// the file had in them. read gets whole documents with bare tokens.
func (t *Treebank) Annotate(w io.Writer, read func(*text.Doc)) error {
	docs, names := make([]*text.Doc, len(t.Docs)), make([][]string, len(t.Docs))
	for i, doc := range t.Docs {
		docs[i] = unpenned(doc)
		read(docs[i])
		names[i] = nameTags(docs[i])
	}
	out := bufio.NewWriter(w)
	for _, s := range t.Sentences {
		for _, c := range s.Comments {
			fmt.Fprintln(out, c)
		}
		at := s.First
		for _, f := range s.Rows {
			if strings.Trim(f[colID], "0123456789") != "" { // range or empty node
				writeRow(out, f[colID], f[colForm], &text.Token{}, 0, withName(f[colMisc], ""))
				continue
			}
			writeRow(out, f[colID], f[colForm], &docs[s.Doc].Tokens[at], s.First, withName(f[colMisc], names[s.Doc][at]))
			at++
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}

// AnnotateRaw is Annotate from the comments "# text" alone: read also cuts them
// into sentences and words. Words that touch as those of a contraction do
// ("do|n't") are put under a range, as the English treebanks do it.
func (t *Treebank) AnnotateRaw(w io.Writer, file string, read func(*text.Doc)) error {
	docs, err := t.Texts(file)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	for _, doc := range docs {
		read(doc)
		writeDoc(out, doc)
	}
	return out.Flush()
}

// Texts returns the documents of t as their comments "# text" have them, with
// blocks filled and nothing else. file is for the error that one has no such comment.
func (t *Treebank) Texts(file string) ([]*text.Doc, error) {
	var docs []*text.Doc
	var b strings.Builder
	end := func() {
		if n := len(docs); n > 0 {
			docs[n-1].Text = b.String()
			docs[n-1].Blocks[len(docs[n-1].Blocks)-1].End = int32(b.Len())
		}
	}
	for i := range t.Sentences {
		s := &t.Sentences[i]
		words, ok := s.Comment("text")
		if !ok {
			return nil, fmt.Errorf(`%s:%d: a sentence without "# text"; --raw reads nothing else`, file, s.Line)
		}
		switch {
		case s.Doc == len(docs):
			end()
			b.Reset()
			doc := &text.Doc{Blocks: []text.Block{{}}, Filled: text.Blocks}
			doc.Name = t.Docs[s.Doc].Name
			docs = append(docs, doc)
		case s.begins("newpar"):
			doc := docs[len(docs)-1]
			doc.Blocks[len(doc.Blocks)-1].End = int32(b.Len())
			b.WriteString("\n\n")
			doc.Blocks = append(doc.Blocks, text.Block{Span: text.Span{Start: int32(b.Len())}})
		default:
			b.WriteByte(' ')
		}
		b.WriteString(words)
	}
	end()
	return docs, nil
}

func writeDoc(out io.Writer, doc *text.Doc) {
	names := nameTags(doc)
	fmt.Fprintln(out, strings.TrimSuffix("# newdoc id = "+doc.Name, " id = "))
	block := int32(-1)
	for i, s := range doc.Sentences {
		if s.Block != block {
			fmt.Fprintln(out, "# newpar")
		}
		block = s.Block
		fmt.Fprintf(out, "# sent_id = %s\n", strings.TrimPrefix(fmt.Sprintf("%s-%d", doc.Name, i+1), "-"))
		fmt.Fprintf(out, "# text = %s\n", strings.Join(strings.Fields(doc.Words(s.First, s.End)), " "))
		until := s.First // end of the range at hand
		for k := s.First; k < s.End; k++ {
			if end := contraction(doc, k, s.End); k >= until && end > k+1 {
				until = end
				writeRow(out, fmt.Sprintf("%d-%d", k-s.First+1, end-s.First), doc.Words(k, end), &text.Token{}, 0, spaceAfter(doc, end-1, s.End))
			}
			misc := "_"
			if k >= until {
				misc = spaceAfter(doc, k, s.End)
			}
			writeRow(out, strconv.Itoa(int(k-s.First)+1), doc.Word(k), &doc.Tokens[k], s.First, withName(misc, names[k]))
		}
		fmt.Fprintln(out)
	}
}

func spaceAfter(doc *text.Doc, k, end int32) string {
	if k+1 < end && doc.Tokens[k].End == doc.Tokens[k+1].Start {
		return "SpaceAfter=No"
	}
	return "_"
}

// contraction returns the end of the words from k on that are one written word:
// each touches the one before, letter to letter or to the apostrophe of a clitic.
func contraction(doc *text.Doc, k, end int32) int32 {
	for k++; k < end && doc.Tokens[k-1].End == doc.Tokens[k].Start; k++ {
		before, _ := utf8.DecodeLastRuneInString(doc.Word(k - 1))
		after, n := utf8.DecodeRuneInString(doc.Word(k))
		clitic := (after == '\'' || after == '’') && (n < len(doc.Word(k)) || doc.Tokens[k].XPOS == "POS")
		if !unicode.IsLetter(before) || !unicode.IsLetter(after) && !clitic {
			break
		}
	}
	return k
}

// writeRow prints a row; a token without a tag leaves its columns empty. first
// is the token that is word 1.
func writeRow(out io.Writer, id, form string, tok *text.Token, first int32, misc string) {
	head, dep := "_", tok.Dep
	if dep != "" {
		head = strconv.Itoa(int(max(tok.Head-first+1, 0)))
	}
	row := []string{id, form, tok.Lemma, tok.UPOS, tok.XPOS, "_", head, dep, "_", misc}
	for i := range row {
		if row[i] == "" {
			row[i] = "_"
		}
	}
	fmt.Fprintln(out, strings.Join(row, "\t"))
}

// nameTags returns Person in "Name=B-Person" for each token of a name: "B-Person",
// "I-Person", "" outside. Of names in names the outer counts.
func nameTags(doc *text.Doc) []string {
	tags := make([]string, len(doc.Tokens))
	until := int32(0)
	for _, m := range doc.Mentions {
		if m.Form != schema.Name || m.First < until {
			continue
		}
		until = m.End
		tags[m.First] = "B-" + string(m.Type)
		for i := m.First + 1; i < m.End; i++ {
			tags[i] = "I-" + string(m.Type)
		}
	}
	return tags
}

// withName returns MISC with the name tag in place of any it had.
func withName(misc, tag string) string {
	var parts []string
	for _, p := range strings.Split(misc, "|") {
		if p != "_" && p != "" && !strings.HasPrefix(p, "Name=") {
			parts = append(parts, p)
		}
	}
	if tag != "" {
		parts = append(parts, "Name="+tag)
	}
	if len(parts) == 0 {
		return "_"
	}
	return strings.Join(parts, "|")
}

// penn are the spellings of the Penn Treebank.
var penn = strings.NewReplacer("-LRB-", "(", "-RRB-", ")", "-LSB-", "[", "-RSB-", "]", "-LCB-", "{", "-RCB-", "}",
	"``", "“", "''", "”", `\/`, "/", `\*`, "*")

// unpenned is Bare with the Penn Treebank's spellings undone: an engine knows "(",
// not "-LRB-".
func unpenned(doc *text.Doc) *text.Doc {
	bare := Bare(doc)
	var b strings.Builder
	at := int32(0) // in doc.Text
	for i := range bare.Tokens {
		tok := &bare.Tokens[i]
		b.WriteString(doc.Text[at:tok.Start])
		at = tok.End
		start := b.Len()
		b.WriteString(penn.Replace(doc.Of(tok.Span)))
		tok.Span = text.Span{Start: int32(start), End: int32(b.Len())}
	}
	b.WriteString(doc.Text[at:])
	bare.Text = b.String()
	bare.Blocks = slices.Clone(doc.Blocks)
	for _, s := range bare.Sentences {
		bare.Blocks[s.Block].End = bare.Tokens[s.End-1].End
	}
	for k, i := len(bare.Sentences)-1, 0; k >= 0; k-- {
		i = int(bare.Sentences[k].Block)
		bare.Blocks[i].Start = bare.Tokens[bare.Sentences[k].First].Start
	}
	return bare
}
