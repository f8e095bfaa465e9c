package rows

import (
	"bufio"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"newsgraph/queries"
)

const (
	minColumn = 12 // cells that a column keeps when it must give way
	maxLines  = 4  // lines that a cell may take
	frame     = 3  // cells between two columns
)

// writeTable draws the table in the width: long cells are broken into lines, and columns
// that do not fit at all are named below it.
func writeTable(w *bufio.Writer, res *queries.Result, style Style) error {
	if len(res.Rows) == 0 || len(res.Columns) == 0 {
		return nil
	}
	grid := make([][]string, len(res.Rows))
	for i, row := range res.Rows {
		grid[i] = cells(row, res.Columns)
		for j := range grid[i] {
			grid[i][j] = oneLine(grid[i][j])
		}
	}
	room, number := style.Width, 0
	if style.Number {
		number = len(fmt.Sprint(len(grid)))
		if room > 0 {
			room = max(room-number-frame, 1)
		}
	}
	widths := fit(natural(res.Columns, grid), room)
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	t.Style().Format.HeaderAlign = text.AlignLeft
	t.SuppressTrailingSpaces()
	var configs []table.ColumnConfig
	first := 1
	if style.Number {
		configs = append(configs, table.ColumnConfig{Number: 1, Align: text.AlignRight, AlignHeader: text.AlignRight})
		first = 2
	}
	for j := range widths {
		if numeric(res, res.Columns[j]) {
			configs = append(configs, table.ColumnConfig{Number: j + first, Align: text.AlignRight, AlignHeader: text.AlignRight})
		}
	}
	t.SetColumnConfigs(configs)
	t.AppendHeader(numbered(style, "#", line(res.Columns, widths), bold))
	for i, row := range grid {
		t.AppendRow(numbered(style, fmt.Sprint(i+1), line(row, widths), func(s string) string {
			if strings.HasPrefix(s, "<") {
				return cyan(s)
			}
			return s
		}))
	}
	fmt.Fprintln(w, t.Render())
	if hidden := res.Columns[len(widths):]; len(hidden) > 0 {
		fmt.Fprintf(w, "not shown for want of room: %s\n", strings.Join(hidden, ", "))
	}
	return nil
}

// numbered puts the number of a row before its cells, and colours these.
func numbered(style Style, number string, row table.Row, colour func(string) string) table.Row {
	if style.Color {
		for i, cell := range row {
			lines := strings.Split(cell.(string), "\n")
			if lines[0] == colour(lines[0]) {
				continue
			}
			for j := range lines {
				lines[j] = paint(lines[j], colour(lines[0]))
			}
			row[i] = strings.Join(lines, "\n")
		}
	}
	if style.Number {
		row = append(table.Row{number}, row...)
	}
	return row
}

const reset = "\x1b[0m"

func bold(s string) string { return "\x1b[1m" + s + reset }
func cyan(s string) string { return "\x1b[36m" + s + reset }

// paint gives a line the colour of another.
func paint(line, like string) string {
	if line == "" {
		return ""
	}
	return like[:strings.IndexByte(like, 'm')+1] + line + reset
}

// oneLine makes a value safe for a terminal: no line ends, no escapes.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.TrimSpace(s)
}

func natural(columns []string, grid [][]string) []int {
	widths := make([]int, len(columns))
	for j, c := range columns {
		widths[j] = max(1, text.StringWidthWithoutEscSequences(c))
		for _, row := range grid {
			widths[j] = max(widths[j], text.StringWidthWithoutEscSequences(row[j]))
		}
	}
	return widths
}

// fit cuts the widths so that the table fits in total cells (0: any), and leaves out
// columns on the right that would have to be narrower than minColumn.
func fit(widths []int, total int) []int {
	if total <= 0 {
		return widths
	}
	least, n := 1, 0
	for n < len(widths) && (n == 0 || least+min(widths[n], minColumn)+frame <= total) {
		least += min(widths[n], minColumn) + frame
		n++
	}
	widths = slices.Clone(widths[:n])
	room := max(total-1-frame*n, n)
	// Give every column what it wants up to a share, and share what is left.
	out := make([]int, n)
	open := n
	for open > 0 {
		share, given := room/open, false
		for j, w := range widths {
			if out[j] == 0 && w <= share {
				out[j], room, given = w, room-w, true
				open--
			}
		}
		if !given {
			for j := range widths {
				if out[j] == 0 {
					out[j] = max(1, room/open)
					room -= out[j]
					open--
				}
			}
		}
	}
	return out
}

// line breaks the cells of a row into their widths.
func line(cells []string, widths []int) table.Row {
	row := table.Row{}
	for j, w := range widths {
		s := cells[j]
		if text.StringWidthWithoutEscSequences(s) > w {
			lines := strings.Split(text.WrapSoft(s, w), "\n")
			for i := range lines {
				lines[i] = strings.TrimRight(lines[i], " ")
			}
			if len(lines) > maxLines {
				lines = lines[:maxLines]
				lines[maxLines-1] = text.Snip(lines[maxLines-1]+" …", w, "…")
			}
			s = strings.Join(lines, "\n")
		}
		row = append(row, s)
	}
	return row
}

// numeric reports whether a column holds numbers only.
func numeric(res *queries.Result, column string) bool {
	for _, row := range res.Rows {
		v := row.Get(column)
		if v == nil {
			continue
		}
		switch queries.Plain(v).(type) {
		case int64, float64:
		default:
			return false
		}
	}
	return true
}
