// Package rows prints the result of a query: as a table for people, or in a format for
// programs.
package rows

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"newsgraph/queries"
)

// A Format is one way to print.
type Format struct {
	Name, Doc string
	write     func(w *bufio.Writer, res *queries.Result, style Style) error
}

// Formats is every format, in the order of the help.
var Formats = []Format{
	{"table", "aligned columns, cut to the width of the terminal", writeTable},
	{"json", "one list of objects", writeJSON},
	{"jsonl", "one object a line", writeJSONL},
	{"csv", "comma-separated, with a header", writeCSV},
	{"tsv", `tab-separated, with a header; \t, \n and \\ stand for tab, line end and backslash`, writeTSV},
	{"md", "a Markdown table", writeMarkdown},
}

// Names returns the names of Formats.
func Names() []string {
	var out []string
	for _, f := range Formats {
		out = append(out, f.Name)
	}
	return out
}

// Check reports a format that there is not.
func Check(format string) error {
	for _, f := range Formats {
		if f.Name == format {
			return nil
		}
	}
	return fmt.Errorf("no format %q; there are %s", format, strings.Join(Names(), ", "))
}

// A Style is how a table looks on a terminal; the other formats do not look at it.
type Style struct {
	Width  int  // of the terminal, in cells; 0: any
	Color  bool // mark the header, and what is an id
	Number bool // begin each row with its number
}

// Write prints res in a width; 0 means without limit. Columns are in the order of
// res.Columns; a row that lacks one has an empty cell, or in JSON no such key.
func Write(w io.Writer, format string, res *queries.Result, width int) error {
	return WriteStyled(w, format, res, Style{Width: width})
}

// WriteStyled is Write for people.
func WriteStyled(w io.Writer, format string, res *queries.Result, style Style) error {
	for _, f := range Formats {
		if f.Name == format {
			b := bufio.NewWriter(w)
			if err := f.write(b, res, style); err != nil {
				return err
			}
			return b.Flush()
		}
	}
	return Check(format)
}

// Summary says how many rows there are and how long they took; when a limit cut the
// result, how to get the rest.
func Summary(res *queries.Result, all string) string {
	n := fmt.Sprintf("%d rows", len(res.Rows))
	if len(res.Rows) == 1 {
		n = "1 row"
	}
	if res.More {
		return fmt.Sprintf("first %s, there are more; %s", n, all)
	}
	return n
}

func writeJSONL(w *bufio.Writer, res *queries.Result, _ Style) error {
	for _, row := range res.Rows {
		if err := object(w, row); err != nil {
			return err
		}
		w.WriteByte('\n')
	}
	return nil
}

func writeJSON(w *bufio.Writer, res *queries.Result, _ Style) error {
	w.WriteByte('[')
	for i, row := range res.Rows {
		if i > 0 {
			w.WriteByte(',')
		}
		w.WriteString("\n ")
		if err := object(w, row); err != nil {
			return err
		}
	}
	if len(res.Rows) > 0 {
		w.WriteByte('\n')
	}
	w.WriteString("]\n")
	return nil
}

// object writes a row with its keys in order.
func object(w *bufio.Writer, row queries.Row) error {
	w.WriteByte('{')
	for i, f := range row {
		if i > 0 {
			w.WriteByte(',')
		}
		if err := value(w, f.Name); err != nil {
			return err
		}
		w.WriteByte(':')
		if err := value(w, queries.Plain(f.Value)); err != nil {
			return err
		}
	}
	w.WriteByte('}')
	return nil
}

// value writes v as JSON in which ids keep their "<" and ">".
func value(w *bufio.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
	return nil
}

// cells returns the values of a row in the order of columns, "" for none.
func cells(row queries.Row, columns []string) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		if v := row.Get(c); v != nil {
			out[i] = queries.Text(v)
		}
	}
	return out
}

func writeCSV(w *bufio.Writer, res *queries.Result, _ Style) error {
	if len(res.Columns) == 0 {
		return nil
	}
	c := csv.NewWriter(w)
	c.Write(res.Columns)
	for _, row := range res.Rows {
		c.Write(cells(row, res.Columns))
	}
	c.Flush()
	return c.Error()
}

var tsvEscape = strings.NewReplacer("\\", `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`)

func writeTSV(w *bufio.Writer, res *queries.Result, _ Style) error {
	if len(res.Columns) == 0 {
		return nil
	}
	tsvLine(w, res.Columns)
	for _, row := range res.Rows {
		tsvLine(w, cells(row, res.Columns))
	}
	return nil
}

func tsvLine(w *bufio.Writer, cells []string) {
	for i, c := range cells {
		if i > 0 {
			w.WriteByte('\t')
		}
		tsvEscape.WriteString(w, c)
	}
	w.WriteByte('\n')
}

// A bare "<person/x>" would be a tag, and vanish.
var mdEscape = strings.NewReplacer("\\", `\\`, "|", `\|`, "<", `\<`, ">", `\>`, "*", `\*`, "_", `\_`, "`", "\\`", "\r\n", "<br>", "\n", "<br>", "\r", "<br>")

func writeMarkdown(w *bufio.Writer, res *queries.Result, _ Style) error {
	line := func(cells []string) {
		w.WriteByte('|')
		for _, c := range cells {
			w.WriteByte(' ')
			mdEscape.WriteString(w, c)
			w.WriteString(" |")
		}
		w.WriteByte('\n')
	}
	if len(res.Columns) == 0 {
		return nil
	}
	line(res.Columns)
	w.WriteString("|" + strings.Repeat(" --- |", len(res.Columns)) + "\n")
	for _, row := range res.Rows {
		line(cells(row, res.Columns))
	}
	return nil
}
