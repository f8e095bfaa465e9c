package source

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
)

// A box is a file, or a member of an archive, before it is known what is in it.
type box struct {
	r     *reader
	shown string // for messages
	path  string // the file on the disk, absolute
	name  string // Document.Name of what is in it
	in    io.Reader
	at    io.ReaderAt // nil for a stream
	size  int64       // of at
	depth int         // archives around it
	left  *budget     // what the archive around it may still unpack to; nil outside
	buf   *bufio.Reader
}

const (
	headSize = 32 << 10 // what a file is recognised by
	maxDepth = 4        // archives in archives
)

// open finds out what is in the box and yields it.
func (b *box) open() bool {
	b.buf = bufio.NewReaderSize(b.in, headSize)
	head, err := b.buf.Peek(headSize)
	if err != nil && err != io.EOF {
		return b.broken(err)
	}
	before := b.stamp()
	if f := recognise(b.name, head); f != nil && f.Open != nil {
		going, err := b.opened(f)
		if err != nil && going {
			going = b.broken(err)
		}
		if going && b.stamp() != before {
			return b.r.skip(b.shown, "the file changed while it was read: its articles may be of two versions", errChanged.Hint)
		}
		return going
	}
	body, err := b.all()
	if err != nil {
		return b.broken(err)
	}
	if b.stamp() != before {
		return b.r.skip(b.shown, errChanged.Reason, errChanged.Hint)
	}
	return b.r.item(b.shown, b.path, b.name, body)
}

var errChanged = &Skipped{Reason: "the file changed while it was read", Hint: "read it again when nothing writes to it"}

// opened runs a format's reader and turns its panics into errors: the libraries under
// some formats index into broken files without looking.
func (b *box) opened(f *Format) (going bool, err error) {
	yield, outside, stopped := b.r.yield, false, false
	defer func() {
		b.r.yield = yield
		if x := recover(); x != nil {
			if outside {
				panic(x) // of who takes the items
			}
			going, err = !stopped, fmt.Errorf("%v", x)
		}
	}()
	b.r.yield = func(it Item, err error) bool {
		if !stopped {
			outside = true
			stopped = !yield(it, err)
			outside = false
		}
		return !stopped
	}
	err = f.Open(b)
	return !stopped, err
}

// errLarge is the reason for skipping what has more than Options.MaxFile bytes.
var errLarge = errors.New("too large")

// all returns the bytes of the box, at most Options.MaxFile of them.
func (b *box) all() ([]byte, error) {
	if b.at != nil && b.size > b.r.max {
		return nil, errLarge
	}
	body, err := io.ReadAll(io.LimitReader(b.buf, b.r.max+1))
	if err == nil && int64(len(body)) > b.r.max {
		err = errLarge
	}
	return body, err
}

// broken says why the box could not be read, and goes on with the next.
func (b *box) broken(err error) bool {
	var why *Skipped
	switch {
	case errors.Is(err, errLarge):
		return b.r.tooLarge(b.shown)
	case errors.As(err, &why):
		return b.r.skip(b.shown, why.Reason, why.Hint)
	case b.r.ctx.Err() != nil:
		b.r.yield(Item{}, b.r.ctx.Err())
		return false
	case ofDisk(err):
		return b.r.skip(b.shown, reason(err), "try to copy the file; the disk may be damaged")
	}
	return b.r.skip(b.shown, "the file is broken: "+reason(err), "fetch or save it again")
}

// ofDisk tells an error of the disk from one of the format.
func ofDisk(err error) bool {
	var pe *os.PathError
	return errors.As(err, &pe)
}

// article yields an article of the box, called sub, whose bytes in the box are raw and
// which reads as text.
func (b *box) article(sub string, raw []byte, text string, form Form, fill func(*Item)) bool {
	name, shown := b.name, b.shown
	if sub != "" {
		name, shown = name+"#"+sub, shown+"#"+sub
	}
	switch {
	case b.r.ctx.Err() != nil:
		b.r.yield(Item{}, b.r.ctx.Err())
		return false
	case int64(len(raw)) > b.r.max || int64(len(text)) > b.r.max:
		return b.r.tooLarge(shown)
	case blank(text):
		return b.r.skip(shown, "it has no text", "look at it in the program that made it")
	}
	it := newItem(b.path, name, raw)
	it.Body, it.Form = []byte(text), form
	if fill != nil {
		fill(&it)
	}
	return b.r.yield(it, nil)
}

// inside yields what is in a member of the archive b.
func (b *box) inside(name string, in io.Reader) bool {
	if b.depth+1 > maxDepth {
		return b.r.skip(b.shown+"#"+name, fmt.Sprintf("it lies in archives within archives, more than %d deep", maxDepth), "unpack the outer one")
	}
	m := &box{r: b.r, shown: b.shown + "#" + name, path: b.path, name: b.name + "#" + name, depth: b.depth + 1, left: b.left, in: in}
	return m.open()
}

// stamp tells a file that was changed from one that was not; "" for a stream.
func (b *box) stamp() string {
	f, ok := b.in.(*os.File)
	if !ok || b.at == nil {
		return ""
	}
	info, err := f.Stat()
	if err != nil {
		return "gone"
	}
	return fmt.Sprint(info.Size(), info.ModTime().UnixNano())
}

// skipMember says that a member of the box is left out.
func (b *box) skipMember(sub, reason, hint string) bool {
	return b.r.skip(b.shown+"#"+sub, reason, hint)
}

// A budget bounds what an archive unpacks to: texts shrink to a third or a fifth, bombs to
// a thousandth.
type budget struct{ left int64 }

const (
	maxRatio  = 200
	freeBytes = 64 << 20 // that any archive may unpack to
)

var errBomb = &Skipped{Reason: fmt.Sprintf("it unpacks to more than %d times its size: it looks like a bomb", maxRatio),
	Hint: "unpack it yourself if you trust it, and name the folder"}

// metered counts what is read against the budget.
type metered struct {
	in io.Reader
	b  *budget
}

func (m metered) Read(p []byte) (int, error) {
	n, err := m.in.Read(p)
	if m.b.left -= int64(n); m.b.left < 0 {
		return 0, errBomb
	}
	return n, err
}

// baseName is the name of what a packed file holds: "a/b.warc.gz" gives "b.warc".
func baseName(name string) string {
	base := path.Base(name)
	return base[:len(base)-len(path.Ext(base))]
}
