package source

import (
	"context"
	"io"
	"iter"
	"os"
)

// A File is one that Items would open.
type File struct {
	Shown string // as messages call it
	Path  string // absolute; "-" for standard input
	Name  string // Document.Name of its article
}

// Files yields the files that Items would open, in its order, and opens none: for who has
// them read elsewhere. Errors are as with Items.
func Files(ctx context.Context, paths []string) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		r := newReader(ctx, nil)
		r.use = func(f File) bool { return yield(f, nil) }
		r.yield = func(_ Item, err error) bool { return yield(File{}, err) }
		r.paths(paths)
	}
}

// Items yields what Items of its paths would of this file.
func (f File) Items(ctx context.Context, o *Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		r := newReader(ctx, o)
		r.yield = yield
		r.open(f)
	}
}

func (r *reader) open(file File) bool {
	if file.Path == "-" {
		return r.stream(file.Shown, file.Name, r.stdin)
	}
	f, err := os.Open(file.Path)
	if err != nil {
		return r.skip(file.Shown, reason(err), "make it readable, or leave it out")
	}
	defer f.Close()
	b := &box{r: r, shown: file.Shown, path: file.Path, name: file.Name, in: f}
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		b.at, b.size = f, info.Size()
	}
	return b.open()
}

func (r *reader) stream(shown, name string, in io.Reader) bool {
	return (&box{r: r, shown: shown, path: shown, name: name, in: in}).open()
}
