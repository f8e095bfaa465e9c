package extsort

import (
	"bytes"
	"cmp"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var texts = Kind[string]{
	Compare: func(a, b string) int { return cmp.Compare(a, b) },
	Pack:    func(b []byte, s string) []byte { return append(b, s...) },
	Unpack:  func(b []byte) string { return string(b) },
	Size:    func(s string) int { return 16 + len(s) },
}

// However little a sorter may hold, it gives what it was given, in order, and again.
func TestSorted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOf(rapid.String()).Draw(t, "list")
		dir, err := os.MkdirTemp("", "extsort")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		s := New(dir, rapid.IntRange(1, 500).Draw(t, "most"), texts)
		for _, x := range list {
			if err := s.Add(x); err != nil {
				t.Fatal(err)
			}
		}
		slices.Sort(list)
		for range 2 {
			got := []string{}
			for x, err := range s.Sorted() {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, x)
			}
			if !slices.Equal(got, list) {
				t.Fatalf("%q is not %q", got, list)
			}
		}
		for range s.Sorted() { // who stops early does no harm
			break
		}
		if left, _ := os.ReadDir(dir); !s.named && len(left) > 0 {
			t.Fatalf("%v is seen by others", left)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Fatalf("%v is left", left)
		}
	})
}

func TestHoldsLittle(t *testing.T) {
	s := New(t.TempDir(), 1000, texts)
	defer s.Close()
	for range 1000 {
		if err := s.Add(strings.Repeat("x", 84)); err != nil {
			t.Fatal(err)
		}
		if len(s.held) > 10 {
			t.Fatalf("%d of 100 bytes are held, for all that 1000 may be", len(s.held))
		}
	}
}

func TestNoPlace(t *testing.T) {
	s := New("there/is/no/such/folder", 1, texts)
	if err := s.Add("a"); err == nil || !strings.Contains(err.Error(), "no such") {
		t.Fatalf("%v", err)
	}
}

func TestDamaged(t *testing.T) {
	s := New(t.TempDir(), 1, texts)
	defer s.Close()
	for _, x := range []string{"b", "a"} {
		if err := s.Add(x); err != nil {
			t.Fatal(err)
		}
	}
	for _, damage := range [][]byte{bytes.Repeat([]byte{0xff}, 4), {9}} {
		if _, err := s.file.WriteAt(damage, 0); err != nil {
			t.Fatal(err)
		}
		var last error
		for _, err := range s.Sorted() {
			last = err
		}
		if last == nil {
			t.Fatalf("%x was read", damage)
		}
	}
}

// A shelf gives what was put on it, whether it is still in memory or lies on disk.
func TestShelf(t *testing.T) {
	dir := t.TempDir()
	s := NewShelf(dir)
	var starts []int64
	thing := func(i int) []byte { return bytes.Repeat([]byte{byte(i)}, i%5000) }
	for i := range 1000 {
		starts = append(starts, s.End())
		if err := s.Put(thing(i)); err != nil {
			t.Fatal(err)
		}
	}
	if s.written == 0 || len(s.last) == 0 {
		t.Fatalf("%d bytes are on disk and %d in memory: the test shows nothing", s.written, len(s.last))
	}
	for i, at := range starts {
		b := make([]byte, i%5000)
		if err := s.Get(b, at); err != nil || !bytes.Equal(b, thing(i)) {
			t.Fatalf("%d is another: %v", i, err)
		}
	}
	if err := s.Get(make([]byte, 1), s.written-1); err != nil {
		t.Error(err)
	}
	if err := s.file.Truncate(1); err != nil {
		t.Fatal(err)
	}
	if err := s.Get(make([]byte, 10), 0); err == nil {
		t.Error("a file that was cut off was read")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Fatalf("%v is left", left)
	}
}
