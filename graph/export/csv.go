package export

import (
	"context"
	"encoding/csv"
	"fmt"
	"regexp"
	"strings"
)

// writeCSV writes nodes.csv and edges.csv: a line of names, then a line a record
// (RFC 4180). The names are those that Gephi knows, too. An edge to text has no
// target; the text is its target_name.
func writeCSV(ctx context.Context, dir Folder, src Source, _ Options) error {
	err := csvFile(dir, "nodes.csv", csvCell, append([]string{"id", "label"}, fieldNames(vertexFields)...), func(row func(...any) error) error {
		return eachVertex(ctx, src, false, func(v *vertex) error {
			return row(append([]any{v.id, v.name}, fieldValues(vertexFields, v)...)...)
		})
	})
	if err != nil {
		return err
	}
	names := append([]string{"id", "source", "source_name", "label", "target", "target_name"}, fieldNames(arcFields)...)
	return csvFile(dir, "edges.csv", csvCell, names, func(row func(...any) error) error {
		return eachArc(ctx, src, func(a *arc) error {
			return row(append([]any{string(a.ID), a.from, a.names[0], spaced(a.Relation), string(a.Object.Entity), a.names[1]}, fieldValues(arcFields, a)...)...)
		})
	})
}

func csvFile(dir Folder, name string, cell func(any) string, header []string, rows func(row func(...any) error) error) error {
	w, err := dir.Create(name)
	if err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.UseCRLF = true
	if err := c.Write(header); err != nil {
		return err
	}
	cells := make([]string, len(header))
	err = rows(func(values ...any) error {
		for i, v := range values {
			cells[i] = cell(v)
		}
		return c.Write(cells)
	})
	c.Flush()
	if err == nil {
		err = c.Error()
	}
	return err
}

// isFormula finds what a spreadsheet may take for the start of a formula: at the start of
// a cell or, where the locale separates cells otherwise, after ";" or a tab. The full-width
// signs are those that East Asian locales read the same.
var isFormula = regexp.MustCompile(`(^|[;\t\r\n])([\s"']*)([=+\-@\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}])`)

// csvSigns are for what no reader of CSV keeps: one end of a line, as a record's, and no NUL.
var csvSigns = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\ufffd")

// csvCell writes a value for spreadsheets. Text that they would run, =HYPERLINK("…"),
// gets a "'" before it, as OWASP's page on CSV injection has it: the one change to texts.
func csvCell(v any) string {
	s, ok := v.(string)
	if !ok {
		return fmt.Sprint(v)
	}
	s = csvSigns.Replace(strings.ToValidUTF8(s, "\ufffd"))
	return isFormula.ReplaceAllString(s, "$1$2'$3")
}

func fieldNames[T any](fields []field[T]) []string {
	names := make([]string, len(fields))
	for i := range fields {
		names[i] = fields[i].name
	}
	return names
}

func fieldValues[T any](fields []field[T], v *T) []any {
	values := make([]any, len(fields))
	for i := range fields {
		values[i] = fields[i].value(v)
	}
	return values
}
