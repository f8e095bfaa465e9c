package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// write makes the files in a new folder, "name: content", and returns it.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// read lists what Items yields, one line a pair, with dir taken off. The same must come of
// the files that Files yields, each read for itself.
func read(dir string, o *Options, paths ...string) string {
	ctx := context.Background()
	all := list(dir, Items(ctx, paths, o))
	if slices.Contains(paths, "-") { // it can be read once
		return all
	}
	apart := func(yield func(Item, error) bool) {
		for f, err := range Files(ctx, paths) {
			of := f.Items(ctx, o)
			if err != nil {
				of = func(yield func(Item, error) bool) { yield(Item{}, err) }
			}
			for it, err := range of {
				if !yield(it, err) {
					return
				}
			}
		}
	}
	if one := list(dir, apart); one != all {
		return all + "\nfile by file:\n" + one
	}
	return all
}

func list(dir string, items iter.Seq2[Item, error]) string {
	var lines []string
	for it, err := range items {
		var skipped *Skipped
		switch {
		case errors.As(err, &skipped):
			lines = append(lines, "skip "+skipped.Error())
		case err != nil:
			lines = append(lines, "stop "+err.Error())
		default:
			lines = append(lines, fmt.Sprintf("read %s %d %q", it.Doc.Name, it.Form, it.Decode()))
		}
	}
	return strings.ReplaceAll(strings.Join(lines, "\n"), dir+string(filepath.Separator), "")
}

func TestItems(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt":           "Plain text.",
		"a/z.html":        "<!doctype html><p>x",
		"a/page.txt":      "\n<html><body>hello",
		"a/empty.txt":     " \n",
		"m.md":            "# T\n",
		"f.txt":           "---\ntitle: T\n---\nBody.",
		"photo.txt":       "\x89PNG\r\n\x1a\n\x00\x00",
		"data.txt":        "a\x00b",
		"paper.pdf":       "%PDF-1.5 ...",
		"letter.docx":     "PK\x03\x04...",
		"rows.json":       `{"a": 1}`,
		".hidden/x.txt":   "no",
		"big.txt":         strings.Repeat("x", 3000),
		"latin.txt":       "caf\xe9 society, and the mayor\x92s na\xefve plan",
		"bom.txt":         "\xef\xbb\xbfhi",
		"utf16.txt":       "\xff\xfeh\x00i\x00",
		"noextension":     "text",
		"almost_utf8.txt": "é é é é \xff",
	})
	got := read(dir, &Options{MaxFile: 2048}, dir)
	want := `skip a/empty.txt: the file is empty
read a/page.txt 2 "\n<html><body>hello"
read a/z.html 2 "<!doctype html><p>x"
read almost_utf8.txt 0 "é é é é �"
read b.txt 0 "Plain text."
skip big.txt: the file has more than 2 KiB
read bom.txt 0 "\ufeffhi"
skip data.txt: it is not text but binary data
read f.txt 0 "---\ntitle: T\n---\nBody."
read latin.txt 0 "café society, and the mayor’s naïve plan"
skip letter.docx: the file is broken: zip: not a valid zip file
read m.md 1 "# T\n"
read noextension 0 "text"
skip paper.pdf: the file is broken: not a PDF file: invalid header
skip photo.txt: it is a picture, sound or film
skip rows.json: no field holds the article's text; there are a
read utf16.txt 0 "hi"`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPaths(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "A.", "b.txt": "B.", "sub/.keep": "", "empty/.x": ""})
	at := func(s string) string { return filepath.Join(dir, s) }
	for _, tt := range []struct {
		paths []string
		want  string
	}{
		{[]string{at("b.txt"), at("a.txt"), dir}, "read b.txt 0 \"B.\"\nread a.txt 0 \"A.\""},
		{[]string{at("*.txt")}, "read a.txt 0 \"A.\"\nread b.txt 0 \"B.\""},
		{[]string{at("a.txt"), "-"}, "read a.txt 0 \"A.\"\nread stdin 0 \"From a pipe.\""},
		{[]string{at("a.txt"), at("gone.txt")}, "stop open gone.txt: no such file or folder"},
		{[]string{at("*.pdf")}, "stop no file matches \"" + at("*.pdf") + "\""},
		{[]string{at("empty")}, "skip empty: the folder has no articles in it"},
	} {
		got := read(dir, &Options{Stdin: strings.NewReader("From a pipe.")}, tt.paths...)
		if want := strings.ReplaceAll(tt.want, dir+string(filepath.Separator), ""); got != want {
			t.Errorf("%v\n got %s\nwant %s", tt.paths, got, want)
		}
	}
	for _, err := range Items(context.Background(), []string{at("gone.txt")}, nil) {
		var missing *Missing
		if !errors.As(err, &missing) || !errors.Is(err, fs.ErrNotExist) || missing.Hint == "" {
			t.Errorf("got %#v, want a *Missing with a hint that wraps fs.ErrNotExist", err)
		}
	}
}

func TestLinks(t *testing.T) {
	dir := write(t, map[string]string{"in/a.txt": "A.", "out/secret.txt": "B."})
	for link, target := range map[string]string{"in/b.txt": "a.txt", "in/c.txt": "../out/secret.txt", "in/d": "../out", "in/e": "gone", "in/f": "."} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	want := `read a.txt 0 "A."
skip in/c.txt: the link leads out of the folder
skip in/d: the link leads out of the folder
skip in/e: the link leads nowhere`
	if got := read(dir, nil, filepath.Join(dir, "in")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if os.Getuid() != 0 {
		path := filepath.Join(dir, "in", "a.txt")
		os.Chmod(path, 0)
		if got := read(dir, nil, path); got != "skip in/a.txt: permission denied" {
			t.Errorf("got %s", got)
		}
	}
}

func TestStops(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "A.", "b.txt": "B."})
	n := 0
	for range Items(context.Background(), []string{dir}, nil) {
		n++
		break
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range Items(ctx, []string{dir}, nil) {
		n++
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want context.Canceled", err)
		}
	}
	if n != 2 {
		t.Errorf("%d pairs, want 2", n)
	}
}

func TestDecode(t *testing.T) {
	cyrillic := "\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0? \xdd\xf2\xee \xed\xee\xe2\xee\xf1\xf2\xfc \xee \xe3\xee\xf0\xee\xe4\xe5 \xe8 \xe5\xe3\xee \xe6\xe8\xf2\xe5\xeb\xff\xf5."
	for _, tt := range []struct {
		form     Form
		in, want string
	}{
		{HTML, `<meta charset="koi8-r">` + "\xcd\xc9\xd2", `<meta charset="koi8-r">мир`},
		{HTML, `<meta charset="utf-8">` + "\xe9t\xe9", `<meta charset="utf-8">été`},
		{Plain, cyrillic, "Привет, как дела? Это новость о городе и его жителях."},
		{Plain, "\xfe\xff\x00h\x00i", "hi"},
		{Plain, "h\x00e\x00l\x00l\x00o\x00", "hello"},
		{Plain, "\x93Yes\x94 \x97 he said", "“Yes” — he said"},
	} {
		if got := (&Item{Body: []byte(tt.in), Form: tt.form}).Decode(); got != tt.want {
			t.Errorf("Decode(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	dir := write(t, map[string]string{"a.md": "---\ntitle: \"The vote: a story\"\ndate: 2025-03-04T10:00:00Z\nupdated: 2025-03-05\nauthors:\n  - Ana Brook\n  - Piet Varga\nurl: https://acme.example/a\noutlet: Acme News\nlang: en\n---\nBody."})
	for it, err := range Items(context.Background(), []string{dir}, nil) {
		if err != nil {
			t.Fatal(err)
		}
		d := it.Doc
		got := fmt.Sprint(d.Title, "|", d.Published, "|", d.PublishedFrom, "|", d.Modified, "|", d.ModifiedFrom, "|", strings.Join(d.Authors, ";"), "|", d.URL, "|", d.Outlet, "|", d.Lang)
		if want := "The vote: a story|2025-03-04|meta|2025-03-05|meta|Ana Brook;Piet Varga|https://acme.example/a|Acme News|en"; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if len(d.SHA256) != 64 || d.ID != "doc/"+"" && !strings.HasPrefix(string(d.ID), "doc/"+d.SHA256[:16]) {
			t.Errorf("id %s, hash %s", d.ID, d.SHA256)
		}
	}
	for _, s := range []string{"---\nno keys here\n---\n", "---\ntitle: x\n", "--\ntitle: x\n--\n", "---", ""} {
		if n := FrontMatter(s); n != 0 {
			t.Errorf("FrontMatter(%q) = %d, want 0", s, n)
		}
	}
}

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"2025-12-23T18:04:05+01:00": "2025-12-23", "20251223": "2025-12-23", "20251223T180405Z": "2025-12-23",
		"Dec. 23, 2025": "2025-12-23", "Tuesday, 23 December 2025 at 5pm": "2025-12-23", "Sept. 5 2024": "2024-09-05",
		"March 3rd, 2024": "2024-03-03", "in May 2024": "2024-05", "2025/2/3": "2025-02-03", "2024-02-30": "", "2025-13-01": "",
		"03/04/2025": "", "no date": "", "": "", "2025-12": "2025-12", "June 31, 2024": "",
	} {
		if got := Date(in); got != want {
			t.Errorf("Date(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAuthors(t *testing.T) {
	for in, want := range map[string]string{
		"By Ana Brook and Piet Varga, Acme News": "Ana Brook;Piet Varga",
		"by: Ana Brook":                          "Ana Brook", "Byron Lee": "Byron Lee", "Staff": "Staff", "": "",
		"https://example.com/ana": "https://example.com/ana",
	} {
		if got := strings.Join(Authors(in), ";"); got != want {
			t.Errorf("Authors(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzClassify(f *testing.F) {
	f.Add("a.txt", []byte("---\na: b\n---\n"))
	f.Add("a.html", []byte("<html>\xff"))
	f.Add("x", []byte("\xff\xfea\x00"))
	f.Fuzz(func(t *testing.T, name string, body []byte) {
		form, why := classify(name, body)
		if why == nil {
			it := Item{Body: body, Form: form}
			if s := it.Decode(); strings.ToValidUTF8(s, "") != s {
				t.Errorf("Decode gave bytes that are not UTF-8: %q", s)
			}
			if form == Markdown {
				frontMatter(&it)
			}
		}
	})
}
