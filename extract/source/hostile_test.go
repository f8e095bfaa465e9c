package source

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// endless gives the letter x for ever.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// allocated runs f and returns the megabytes that it asked for.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return (after.TotalAlloc - before.TotalAlloc) >> 20
}

// A line of ten gigabytes is no more than a line in the report, wherever it comes from.
func TestLongLines(t *testing.T) {
	sparse := func(name string, size int64, head, tail string) string {
		path := filepath.Join(t.TempDir(), name)
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		_, err = f.WriteString(head)
		_, err2 := f.WriteAt([]byte(tail), size-int64(len(tail)))
		if err := errors.Join(err, err2, f.Truncate(size)); err != nil {
			t.Skip(err) // a file system without sparse files
		}
		return path
	}
	const ten = 10 << 30
	for _, tt := range []struct {
		path, stdin, want string
	}{
		{"-", "", "skip -: the file has more than 4 MiB"},
		{"-", `{"text": "`, "skip -: the file has more than 4 MiB"},
		{sparse("a.txt", ten, "Ann Lee ", ""), "", "skip a.txt: the file has more than 4 MiB"},
		{sparse("a.html", ten, "<p>", ""), "", "skip a.html: the file has more than 4 MiB"},
		{sparse("a.csv", ten, "text\nOne.\n\""+strings.Repeat("x", headSize), ""), "", "a.csv#row2 0 One.|skip a.csv: row 3 has no end within 4 MiB; is a quotation mark missing?"},
		{sparse("a.jsonl", 64<<20, "{\"text\": \"One.\"}\n", "\n{\"text\": \"Three.\"}\n"), "", "a.jsonl#1 0 One.|skip a.jsonl#2: the file has more than 4 MiB|a.jsonl#3 0 Three."},
		{sparse("a.mbox", 64<<20, "From a@b Tue Dec 23 10:00:00 2025\nSubject: x\n", ""), "", "skip a.mbox#1: the file has more than 4 MiB"},
	} {
		got := ""
		mb := allocated(func() {
			stdin := io.MultiReader(strings.NewReader(tt.stdin), io.LimitReader(endless{}, ten))
			got = found(filepath.Dir(tt.path), &Options{Stdin: stdin, MaxFile: 4 << 20}, tt.path)
		})
		if got != tt.want {
			t.Errorf("%s %q: %.300s, want %s", filepath.Base(tt.path), tt.stdin, got, tt.want)
		}
		if mb > 50 {
			t.Errorf("%s: %d MB for a limit of 4", filepath.Base(tt.path), mb)
		}
	}
}

// A file that is written to while it is read is left out, or said to be of two versions
// when its articles are out already; it is never read half.
func TestChangedWhileRead(t *testing.T) {
	whole := map[string]string{"a.txt": strings.Repeat("The ferry sank. ", 1<<18), "a.jsonl": strings.Repeat("{\"text\": \"The ferry sank.\"}\n", 1<<14)}
	for name, content := range whole {
		dir := write(t, map[string]string{name: content})
		path := filepath.Join(dir, name)
		stop, stopped := make(chan bool), make(chan bool)
		go func() {
			defer close(stopped)
			for i := int64(1); ; i++ {
				select {
				case <-stop:
					return
				default:
					os.Chtimes(path, time.Time{}, time.Unix(i, 0))
				}
			}
		}()
		seen := false
		for range 1000 {
			for it, err := range Items(t.Context(), []string{path}, nil) {
				var skipped *Skipped
				switch {
				case errors.As(err, &skipped):
					seen = seen || strings.Contains(skipped.Reason, "changed while it was read")
				case name == "a.txt" && string(it.Body) != content:
					t.Errorf("%d of %d bytes", len(it.Body), len(content))
				}
			}
			if seen {
				break
			}
		}
		close(stop)
		<-stopped
		if !seen {
			t.Errorf("%s: nobody noticed", name)
		}
	}
}

// A disk that gives an error where the file should be is named, and the rest is read.
func TestReadErrors(t *testing.T) {
	if _, err := os.Stat("/proc/self/mem"); err != nil {
		t.Skip("no /proc here with a file that cannot be read")
	}
	dir := write(t, map[string]string{"a.txt": "A."})
	if got, want := read(dir, nil, "/proc/self/mem", filepath.Join(dir, "a.txt")), "skip /proc/self/mem: input/output error\nread a.txt 0 \"A.\""; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A name cannot pass for two lines of the report.
func TestNamesWithNewlines(t *testing.T) {
	s := &Skipped{Path: "in/a\nskipped: b.txt: \x1b[31m.txt", Reason: "the file is empty"}
	if got, want := s.Error(), `"in/a\nskipped: b.txt: \x1b[31m.txt": the file is empty`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := fmt.Sprint(&Skipped{Path: "in/Café “x”.txt", Reason: "r"}); got != "in/Café “x”.txt: r" {
		t.Error(got)
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2025-12-23T18:04:05+01:00", "Dec. 23, 2025", "20251223", "31 June 2024", "in May 2024"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := Date(s)
		layout := map[int]string{0: "", 7: "2006-01", 10: time.DateOnly}[len(d)]
		if _, err := time.Parse(layout, d); err != nil {
			t.Errorf("Date(%q) = %q: %v", s, d, err)
		}
	})
}

func FuzzMapping(f *testing.F) {
	f.Add("title=h.main, text=words", `{"h": {"main": "Vote"}, "words": "It was halted."}`)
	f.Fuzz(func(t *testing.T, mapping, line string) {
		m, err := ParseMapping(mapping)
		if err != nil {
			return
		}
		r := &reader{ctx: t.Context(), max: 1 << 20, seen: map[string]bool{}, fields: m, yield: func(Item, error) bool { return true }}
		r.stream("in", "a.jsonl", strings.NewReader(line))
	})
}
