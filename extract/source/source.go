package source

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/schema"
)

// A Form is how a body is written.
type Form uint8

const (
	Plain Form = iota
	Markdown
	HTML
)

// An Item is one article as found in a file: Doc as far as the file says,
// with ID, Name and SHA256 always set and Text still empty.
type Item struct {
	Doc  schema.Document
	Path string // the file, absolute; never part of the graph; "-" for standard input
	Body []byte // as it lies in the file, or as plain text or HTML made of it
	Form Form

	// Dated is the date that the container gives, ISO 8601, for an article that has none
	// itself; DatedBy is what kind of container: "feed", "mail", "warc".
	Dated, DatedBy string
	Changed        string // the same of its last change
}

// Options changes how files are read; nil means the defaults.
type Options struct {
	MaxFile int64     // bytes above which an article is skipped; 0 means 64 MiB
	Stdin   io.Reader // what "-" reads; nil means os.Stdin
	Map     Mapping   // which fields of JSON and CSV are what; nil means the usual names
}

// DefaultMaxFile is the size above which Items skips an article, in bytes. Files of many
// articles may be larger: they are read one article at a time.
const DefaultMaxFile = 64 << 20

// A Skipped is a file, or a folder without articles, that was left out while
// the reading goes on.
type Skipped struct {
	Path   string // as it was given or found
	Reason string // "the file is empty"
	Hint   string // what to do about it; may be ""
}

func (s *Skipped) Error() string { return shownPath(s.Path) + ": " + s.Reason }

// shownPath is a path on one line: quoted where it has signs that nobody can see.
func shownPath(path string) string {
	if strings.ContainsFunc(path, unicode.IsControl) || !utf8.ValidString(path) {
		return strconv.Quote(path)
	}
	return path
}

// A Missing is a path or pattern that names nothing. It ends the reading
// before any file is read: the program was called wrongly.
type Missing struct {
	Path string
	Hint string
	Err  error // wraps fs.ErrNotExist for a path, nil for a pattern
}

func (m *Missing) Error() string {
	if m.Err == nil {
		return fmt.Sprintf("no file matches %q", m.Path)
	}
	return fmt.Sprintf("open %s: no such file or folder", m.Path)
}

func (m *Missing) Unwrap() error { return m.Err }

// Items yields the articles of paths in order: of a file its own, of a folder
// those of its files in sorted order, however deep, without hidden ones, of a
// glob pattern those of its matches, of "-" the one on standard input. A file
// that is named twice is read once. A file of many articles, such as an archive
// or a feed, yields each in the order of the file, named "FILE#NAME".
//
// Of each pair one is meaningful: an error is a *Skipped, after which the
// reading goes on, or it is the last: a *Missing, or that of ctx.
func Items(ctx context.Context, paths []string, o *Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		r := newReader(ctx, o)
		r.yield, r.use = yield, r.open
		r.paths(paths)
	}
}

func newReader(ctx context.Context, o *Options) *reader {
	r := &reader{ctx: ctx, max: DefaultMaxFile, stdin: os.Stdin, seen: map[string]bool{}}
	if o != nil && o.MaxFile > 0 {
		r.max = o.MaxFile
	}
	if o != nil && o.Stdin != nil {
		r.stdin = o.Stdin
	}
	if o != nil {
		r.fields = o.Map
	}
	return r
}

// A reader is one call of Items. Its methods return false to stop.
type reader struct {
	ctx    context.Context
	yield  func(Item, error) bool
	use    func(File) bool // opens a file that was found
	max    int64
	stdin  io.Reader
	seen   map[string]bool // real paths that were read
	fields Mapping
}

func (r *reader) paths(paths []string) {
	expanded, err := expand(paths)
	if err != nil {
		r.yield(Item{}, err)
		return
	}
	for _, path := range expanded {
		if !r.path(path) {
			return
		}
	}
}

func (r *reader) path(path string) bool {
	if err := r.ctx.Err(); err != nil {
		r.yield(Item{}, err)
		return false
	}
	if path == "-" {
		return r.use(File{path, path, "stdin"})
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return r.skip(path, reason(err), "check its permissions, or that it is not being moved")
	case info.IsDir():
		return r.folder(path)
	}
	return r.file(path, info.Name(), info)
}

func (r *reader) skip(path, reason, hint string) bool {
	return r.yield(Item{}, &Skipped{path, reason, hint})
}

// item yields the article with the given bytes, or the reason why they are none.
func (r *reader) item(shown, path, name string, body []byte) bool {
	if int64(len(body)) > r.max {
		return r.tooLarge(shown)
	}
	form, why := classify(name, body)
	if why != nil {
		return r.skip(shown, why.Reason, why.Hint)
	}
	it := newItem(path, name, body)
	it.Body, it.Form = body, form
	if !bytes.ContainsFunc(body, visibleASCII) && blank(it.Decode()) { // white space in another encoding
		return r.skip(shown, errEmpty.Reason, errEmpty.Hint)
	}
	if form != HTML && hasFrontMatter(body) {
		frontMatter(&it)
	}
	return r.yield(it, nil)
}

// visibleASCII spares nearly every article from being decoded twice.
func visibleASCII(r rune) bool { return '!' <= r && r <= '~' }

// newItem names an article by the hash of its bytes in the file.
func newItem(path, name string, body []byte) Item {
	sum := sha256.Sum256(body)
	hash := hex.EncodeToString(sum[:])
	return Item{Path: path, Doc: schema.Document{ID: schema.DocID("doc/" + hash[:16]), Name: name, SHA256: hash}}
}

func (r *reader) tooLarge(path string) bool {
	return r.skip(path, fmt.Sprintf("the file has more than %s", bytesText(r.max)),
		"split it into one file an article; an article is seldom larger than 1 MiB")
}

func bytesText(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

// reason says what err means without the path, which the message has already.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return err.Error()
}
