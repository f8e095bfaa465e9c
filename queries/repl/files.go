package repl

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"newsgraph/queries"
	"newsgraph/queries/rows"
)

// formatsByEnding says in which format :export writes a file.
var formatsByEnding = map[string]string{
	".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".md": "md", ".txt": "table",
}

// export writes the last result into a file, in the format that its ending tells.
func (r *repl) export(_ context.Context, rest string) error {
	name := unquote(rest)
	if name == "" {
		return fmt.Errorf("into which file? :export FILE, as result.csv")
	}
	if r.last == nil {
		return fmt.Errorf("there is no result yet")
	}
	format, ok := formatsByEnding[strings.ToLower(filepath.Ext(name))]
	if !ok {
		format = r.Format
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := rows.Write(f, format, r.last, 0); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	fmt.Fprintf(r.Err, "wrote %s into %s as %s\n", rows.Summary(&queries.Result{Rows: r.last.Rows}, ""), name, format)
	if r.last.More {
		fmt.Fprintln(r.Err, "note: the limit cut the result; :limit 0, ask again, and export")
	}
	return nil
}

// output sends results into a file until it is called without one.
func (r *repl) output(_ context.Context, rest string) error {
	name := unquote(rest)
	if r.outFile != nil {
		err := r.outFile.Close()
		r.Out, r.outFile = r.screen, nil
		if err != nil {
			return err
		}
	}
	if name == "" {
		fmt.Fprintln(r.Err, "results go to the screen")
		return nil
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	r.screen, r.Out, r.outFile = r.Out, f, f
	fmt.Fprintf(r.Err, "results go to the end of %s; :out alone brings them back\n", name)
	return nil
}

func (r *repl) closeOut() {
	if r.outFile != nil {
		r.outFile.Close()
		r.Out, r.outFile = r.screen, nil
	}
}

var queryName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]{0,40}$`)

// save writes the last query into the user's folder of saved questions.
func (r *repl) save(_ context.Context, rest string) error {
	name, title, _ := strings.Cut(rest, " ")
	switch {
	case !queryName.MatchString(name):
		return fmt.Errorf("a name is wanted, of letters, digits, - and _: :save NAME what it asks")
	case r.Folder == "":
		return fmt.Errorf("there is no folder of your own; start with --queries DIR")
	case r.lastText == "":
		return fmt.Errorf("there is no query to save yet")
	}
	title = strings.Join(strings.Fields(title), " ")
	if title == "" {
		title = "saved from the prompt: " + strings.Join(strings.Fields(strings.SplitN(r.lastText, "\n", 2)[0]), " ")
	}
	text := "// " + title + "\n\n" + r.lastText + "\n"
	q, err := queries.Parse(name, text)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(r.Folder, 0o755); err != nil {
		return err
	}
	file := filepath.Join(r.Folder, name+".js")
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if os.IsExist(err) {
		return fmt.Errorf("%s is there already; take another name, or remove it", file)
	}
	if err != nil {
		return err
	}
	if _, err := io.WriteString(f, text); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	r.Queries = queries.With(r.Queries, []queries.Query{q})
	fmt.Fprintf(r.Err, "saved as %s; :run %s asks it\n", file, name)
	return nil
}
