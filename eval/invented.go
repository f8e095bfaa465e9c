package eval

import (
	"crypto/sha256"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/schema"
)

//go:embed invented/*.txt
var inventedFiles embed.FS

// An Annotated is an article of our own invention with its mentions, chains and
// facts; invented/README.md tells the form of its file.
type Annotated struct {
	Name     string // of its file
	Half     string // "train" or "dev"
	Text     string // without the marks
	Mentions []Marked
	Entities []Thing
	Facts    []WantFact
}

// A Marked is one mention: a span of code points of Text. Mentions are in the
// order of their starts, the outer of two before the inner.
type Marked struct {
	schema.Span
	Entity int // index in Annotated.Entities
	Form   schema.Form
	Type   schema.EntityType // of the entity; of several that are right, the first
	line   int
}

// A Thing is what one chain of mentions speaks of.
type Thing struct {
	ID       string // what the marks of the file call it
	Optional bool
	Types    []schema.EntityType // any of them is right
	Names    []string            // the fullest first; of a thing without a name, a description
	Line     int
}

// Invented returns the articles of a half, "train" or "dev", in the order of file names.
func Invented(half string) ([]Annotated, error) {
	all, err := ReadInvented(inventedFiles, "invented")
	return slices.DeleteFunc(all, func(a Annotated) bool { return a.Half != half }), err
}

// ReadInvented reads the annotated articles of a folder. The error tells every
// fault of every file: where it is, and how to mend it.
func ReadInvented(files fs.FS, dir string) ([]Annotated, error) {
	names, err := fs.Glob(files, path.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	var all []Annotated
	var faults []error
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		a, err := parseAnnotated(path.Base(name), string(data))
		all = append(all, a)
		faults = append(faults, err)
	}
	return all, errors.Join(faults...)
}

// HalfOf tells the half of a file by its name: 176 of 256 names are for training.
func HalfOf(name string) string {
	if sha256.Sum256([]byte(name))[0] < 0xB0 {
		return "train"
	}
	return "dev"
}

// Chains returns the mentions of each entity, in the order of Entities.
func (a *Annotated) Chains() [][]Marked {
	chains := make([][]Marked, len(a.Entities))
	for _, m := range a.Mentions {
		chains[m.Entity] = append(chains[m.Entity], m)
	}
	return chains
}

// Words returns the text of a mention.
func (a *Annotated) Words(m Marked) string {
	return string([]rune(a.Text)[m.Start:m.End])
}

func parseAnnotated(name, data string) (Annotated, error) {
	a := Annotated{Name: name, Half: HalfOf(name)}
	body, want, ok := strings.Cut(data, wantMark)
	if !ok {
		return a, fmt.Errorf("%s: no line %q: the facts stand below it", name, strings.TrimSpace(wantMark))
	}
	var faults []error
	fault := func(line int, format string, args ...any) {
		faults = append(faults, fmt.Errorf("%s:%d: %s", name, line, fmt.Sprintf(format, args...)))
	}
	var facts Story
	first := strings.Count(body, "\n") + 2
	for i, line := range strings.Split(want, "\n") {
		var err error
		rest, isThing := strings.CutPrefix(strings.TrimPrefix(line, "optional "), "entity ")
		switch {
		case strings.TrimSpace(line) == "":
		case isThing:
			err = a.addThing(rest, strings.HasPrefix(line, "optional "), first+i)
		default:
			err = facts.add(line, first+i)
		}
		if err != nil {
			fault(first+i, "%v", err)
		}
	}
	a.Facts = facts.Facts
	a.unmark(body, fault)
	a.check(fault)
	return a, errors.Join(faults...)
}

// addThing reads "3 Person,Group Noh Eun-sook | Noh".
func (a *Annotated) addThing(line string, optional bool, number int) error {
	p := strings.SplitN(line, " ", 3)
	if len(p) < 3 {
		return errors.New("write: entity NUMBER TYPE NAME | OTHER NAME")
	}
	e := Thing{ID: p[0], Optional: optional, Names: readings(p[2]), Line: number}
	for t := range strings.SplitSeq(p[1], ",") {
		if !slices.Contains(schema.EntityTypes, schema.EntityType(t)) {
			return fmt.Errorf("%q is no entity type: take one of %v", t, schema.EntityTypes)
		}
		e.Types = append(e.Types, schema.EntityType(t))
	}
	if a.thing(e.ID) >= 0 {
		return fmt.Errorf("entity %s stands twice: give each its own number", e.ID)
	}
	a.Entities = append(a.Entities, e)
	return nil
}

func (a *Annotated) thing(id string) int {
	return slices.IndexFunc(a.Entities, func(e Thing) bool { return e.ID == id })
}

// unmark fills Text and Mentions from text with marks.
func (a *Annotated) unmark(body string, fault func(int, string, ...any)) {
	lead := len(body) - len(strings.TrimLeft(body, "\n"))
	line := 1 + lead
	body = strings.TrimSpace(body) + "\n"
	var out strings.Builder
	var open []int // indices in Mentions; -1 for a mark that has a fault
	at := 0        // code points written
	for i := 0; i < len(body); {
		switch c := body[i]; {
		case c == '\\' && i+1 < len(body) && (body[i+1] == '[' || body[i+1] == ']'):
			out.WriteByte(body[i+1])
			at, i = at+1, i+2
		case c == '[':
			id, sign, size := markHead(body[i:])
			k := a.thing(id)
			switch {
			case size == 0:
				fault(line, `"[" opens no mark: write [3|Name], [3~description], or \[ for a bracket`)
			case k < 0:
				fault(line, "no entity %s: add the line %q", id, "entity "+id+" TYPE NAME")
			}
			if size == 0 || k < 0 {
				open = append(open, -1)
			} else {
				open = append(open, len(a.Mentions))
				form := schema.Nominal
				if sign == '|' {
					form = schema.Name
				}
				a.Mentions = append(a.Mentions, Marked{Span: schema.Span{Start: at, End: at}, Entity: k, Form: form, Type: a.Entities[k].Types[0], line: line})
			}
			i += max(size, 1)
		case c == ']':
			if len(open) == 0 {
				fault(line, `"]" closes nothing: open the mark, or write \]`)
			} else {
				if k := open[len(open)-1]; k >= 0 {
					a.Mentions[k].End = at
				}
				open = open[:len(open)-1]
			}
			i++
		default:
			if c == '\n' {
				if len(open) > 0 {
					fault(line, `a mark is not closed in its paragraph: add "]"`)
					open = open[:0]
				}
				line++
			}
			_, size := utf8.DecodeRuneInString(body[i:])
			out.WriteString(body[i : i+size])
			at, i = at+1, i+size
		}
	}
	a.Text = out.String()
	runes := []rune(a.Text)
	for i, m := range a.Mentions {
		if m.Form == schema.Nominal && pronouns[strings.ToLower(string(runes[m.Start:m.End]))] {
			a.Mentions[i].Form = schema.Pronoun
		}
	}
}

var pronouns = wordSet(`i me my mine he him his she her hers it its they them their theirs we us our ours you your yours
	himself herself itself themselves myself ourselves`)

// markHead reads "[3|" or "[3~"; size is 0 when there is none.
func markHead(s string) (id string, sign byte, size int) {
	n := 1
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 1 || n == len(s) || s[n] != '|' && s[n] != '~' {
		return "", 0, 0
	}
	return s[1:n], s[n], n + 1
}
