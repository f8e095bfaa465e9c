package rows

import (
	"bufio"
	"encoding/csv"
	"io"
	"slices"

	"newsgraph/queries"
)

// ahead is how many rows csv and tsv look at before they write a header: rows that a
// script emits need not all have the same columns.
const ahead = 200

// A Writer prints rows as they come. jsonl needs no memory, csv and tsv that of the first
// rows; the others print at the end.
type Writer struct {
	Rows int      // written or kept so far
	Late []string // columns that came after the header of csv or tsv was written, and are missing there

	w      *bufio.Writer
	format string
	width  int
	kept   []queries.Row
	header []string // of csv and tsv, once written
	csv    *csv.Writer
}

// NewWriter returns a Writer to w. The format must be one of Formats; for the width see Write.
func NewWriter(w io.Writer, format string, width int) *Writer {
	return &Writer{w: bufio.NewWriter(w), format: format, width: width}
}

// Row takes one row.
func (w *Writer) Row(row queries.Row) error {
	w.Rows++
	switch w.format {
	case "jsonl":
		if err := object(w.w, row); err != nil {
			return err
		}
		return w.w.WriteByte('\n')
	case "csv", "tsv":
		if w.header != nil {
			return w.line(row)
		}
		w.kept = append(w.kept, row)
		if len(w.kept) < ahead {
			return nil
		}
		return w.begin(nil)
	}
	w.kept = append(w.kept, row)
	return nil
}

// begin writes the header and the rows kept.
func (w *Writer) begin(columns []string) error {
	w.header = declared(columns, w.kept)
	if len(w.header) == 0 {
		return nil
	}
	res := &queries.Result{Columns: w.header, Rows: w.kept}
	w.kept = nil
	if w.format == "tsv" {
		return writeTSV(w.w, res, Style{})
	}
	return writeCSV(w.w, res, Style{})
}

func (w *Writer) line(row queries.Row) error {
	for _, f := range row {
		if !slices.Contains(w.header, f.Name) && !slices.Contains(w.Late, f.Name) {
			w.Late = append(w.Late, f.Name)
		}
	}
	if w.format == "tsv" {
		tsvLine(w.w, cells(row, w.header))
		return nil
	}
	if w.csv == nil {
		w.csv = csv.NewWriter(w.w)
	}
	return w.csv.Write(cells(row, w.header))
}

// Close prints what is left. The columns are those that the query declared, in its order;
// those without any value are left out.
func (w *Writer) Close(columns []string) error {
	var err error
	switch {
	case w.format == "jsonl":
	case w.format == "csv" || w.format == "tsv":
		if w.header == nil {
			err = w.begin(columns)
		}
	default:
		err = Write(w.w, w.format, &queries.Result{Columns: declared(columns, w.kept), Rows: w.kept}, w.width)
	}
	if w.csv != nil {
		w.csv.Flush()
	}
	if err != nil {
		return err
	}
	return w.w.Flush()
}

// declared returns the columns that rows have, those of the query first; with no rows,
// those of the query.
func declared(columns []string, list []queries.Row) []string {
	if len(list) == 0 {
		return columns
	}
	seen := map[string]bool{}
	var order []string
	for _, row := range list {
		for _, f := range row {
			if !seen[f.Name] {
				seen[f.Name] = true
				order = append(order, f.Name)
			}
		}
	}
	out := slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return !seen[c] })
	for _, c := range order {
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}
