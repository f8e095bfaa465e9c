package export

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// writeCypher writes statements for cypher-shell: one that makes ids unique, then nodes
// and relationships, many a statement. They merge: run twice they change nothing. Text
// that is a fact's object is a node :Text.
func writeCypher(ctx context.Context, w io.Writer, src Source, _ Options) error {
	c := &cypher{b: bufio.NewWriter(w), rows: map[string][]string{}}
	c.b.WriteString("// newsgraph: cypher-shell -f FILE\n" +
		"CREATE CONSTRAINT newsgraph_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n")
	c.do = "MERGE (n:Entity {id: row.id}) SET n += row, n:%s"
	err := eachVertex(ctx, src, true, func(v *vertex) error {
		return c.add(v.kind, fmt.Sprintf("{id: %s, name: %s%s}", cypherText(v.id), cypherText(v.name), cypherFields(vertexFields, v)))
	})
	err = cmp.Or(err, c.flush())
	c.do = "MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to}) MERGE (a)-[r:%s {id: row.fact.id}]->(b) SET r += row.fact"
	if err == nil {
		err = eachArc(ctx, src, func(a *arc) error {
			return c.add(a.Relation, fmt.Sprintf("{from: %s, to: %s, fact: {id: %s%s}}", cypherText(a.from), cypherText(a.to),
				cypherText(string(a.ID)), cypherFields(arcFields, a)))
		})
	}
	return cmp.Or(err, c.flush(), c.b.Flush())
}

const (
	cypherRows  = 200     // of a statement
	cypherBytes = 1 << 18 // of rows that wait for a statement
)

// A cypher gathers rows by label or type, which a statement can name only one of.
type cypher struct {
	b     *bufio.Writer
	do    string // with each row; %s is the label or type
	rows  map[string][]string
	bytes int
}

func (c *cypher) add(name, row string) error {
	c.rows[own(name)] = append(c.rows[name], row)
	if c.bytes += len(row); c.bytes > cypherBytes {
		return c.flush()
	}
	if len(c.rows[name]) < cypherRows {
		return nil
	}
	return c.statement(name)
}

func (c *cypher) flush() error {
	for _, name := range slices.Sorted(maps.Keys(c.rows)) {
		if err := c.statement(name); err != nil {
			return err
		}
	}
	c.bytes = 0
	return nil
}

func (c *cypher) statement(name string) error {
	rows := c.rows[name]
	for _, row := range rows {
		c.bytes -= len(row)
	}
	delete(c.rows, name)
	_, err := fmt.Fprintf(c.b, "UNWIND [\n  %s\n] AS row\n"+c.do+";\n", strings.Join(rows, ",\n  "), cypherName(name))
	return err
}

func cypherFields[T any](fields []field[T], v *T) string {
	var b strings.Builder
	for _, f := range fields {
		switch value := f.value(v).(type) {
		case string:
			if value != "" {
				fmt.Fprintf(&b, ", %s: %s", f.name, cypherText(value))
			}
		default:
			fmt.Fprintf(&b, ", %s: %v", f.name, value)
		}
	}
	return b.String()
}

// cypherText is a string literal. Neo4j reads \uXXXX before all else in some versions,
// even behind a backslash that is escaped: so no "u" ever follows one of the text's.
func cypherText(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	slash := false
	for _, r := range s {
		switch {
		case slash && (r == 'u' || r == 'U'):
			b.WriteString("' + '")
			b.WriteRune(r)
		case r == '\'' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == 0:
			b.WriteRune(unicode.ReplacementChar)
		case unicode.IsControl(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
		slash = r == '\\'
	}
	b.WriteByte('\'')
	return b.String()
}

// cypherName is a label or a type. What is no letter, digit or "_" becomes "_"; the
// exact word is in the property relation or type.
func cypherName(s string) string {
	return "`" + strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '_'
	}, cmp.Or(s, "_")) + "`"
}
