// Package extsort sorts more than memory should hold: what was added is sorted in runs, which
// lie in one file and are merged when they are read (Knuth 5.4).
// A Shelf keeps bytes that are asked for in any order.
//
// Their files have no name from the first byte on, where the system allows that, so that nothing is
// left of a process that was killed.
package extsort

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"iter"
	"slices"
)

// A Kind says what is sorted.
type Kind[T any] struct {
	Compare func(a, b T) int
	Pack    func(b []byte, x T) []byte // appends x
	Unpack  func(b []byte) T           // of what Pack appended; b is overwritten later
	Size    func(x T) int              // in memory, about
}

// DefaultHeld is how many bytes a sorter holds before it writes them down.
const DefaultHeld = 8 << 20

// A Sorter sorts what is added to it. Equal elements come in no certain order.
type Sorter[T any] struct {
	scratch
	kind Kind[T]
	most int // bytes held
	held []T
	size int
	end  int64
	runs []run
}

type run struct{ start, end int64 }

// New makes a sorter whose file, if it needs one, lies in dir. It holds most bytes; 0 stands
// for DefaultHeld.
func New[T any](dir string, most int, kind Kind[T]) *Sorter[T] {
	return &Sorter[T]{scratch: scratch{dir: dir}, kind: kind, most: cmp.Or(most, DefaultHeld)}
}

// Add takes x over.
func (s *Sorter[T]) Add(x T) error {
	s.held = append(s.held, x)
	if s.size += s.kind.Size(x); s.size < s.most {
		return nil
	}
	return s.spill()
}

// spill writes down what is held, as a run.
func (s *Sorter[T]) spill() error {
	if len(s.held) == 0 {
		return nil
	}
	if err := s.create(); err != nil {
		return err
	}
	slices.SortFunc(s.held, s.kind.Compare)
	out := bufio.NewWriterSize(io.NewOffsetWriter(s.file, s.end), 1<<18)
	r := run{start: s.end}
	var b []byte
	for _, x := range s.held {
		packed := s.kind.Pack(b[:0], x)
		var length [binary.MaxVarintLen64]byte
		n := binary.PutUvarint(length[:], uint64(len(packed)))
		if _, err := out.Write(length[:n]); err != nil {
			return err
		}
		if _, err := out.Write(packed); err != nil {
			return err // it names the file
		}
		s.end += int64(n + len(packed))
		b = packed
	}
	if err := out.Flush(); err != nil {
		return err
	}
	r.end = s.end
	s.runs = append(s.runs, r)
	clear(s.held)
	s.held, s.size = s.held[:0], 0
	return nil
}

// Close frees what the sorter holds, on disk too.
func (s *Sorter[T]) Close() error {
	s.held = nil
	return s.remove()
}

// Sorted yields what was added, in order; after an error it ends. It may be called again, and
// nothing may be added after it.
func (s *Sorter[T]) Sorted() iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		if len(s.runs) == 0 {
			slices.SortFunc(s.held, s.kind.Compare)
			for _, x := range s.held {
				if !yield(x, nil) {
					return
				}
			}
			return
		}
		err := s.spill()
		s.held = nil
		if err == nil {
			err = s.merge(func(x T) bool { return yield(x, nil) })
		}
		if err != nil {
			var none T
			yield(none, err)
		}
	}
}

// A source is a run that is read; head is its smallest element that was not yielded.
type source[T any] struct {
	in   *bufio.Reader
	left int64
	buf  []byte
	head T
}

func (s *Sorter[T]) merge(yield func(T) bool) error {
	var heap []*source[T] // a binary heap by head
	for _, r := range s.runs {
		src := &source[T]{in: bufio.NewReaderSize(io.NewSectionReader(s.file, r.start, r.end-r.start), 1<<16), left: r.end - r.start}
		if err := s.next(src); err != nil {
			return err
		}
		heap = append(heap, src)
	}
	slices.SortFunc(heap, func(a, b *source[T]) int { return s.kind.Compare(a.head, b.head) }) // sorted is a heap too
	for len(heap) > 0 {
		if !yield(heap[0].head) {
			return nil
		}
		if heap[0].left == 0 {
			heap[0] = heap[len(heap)-1]
			heap = heap[:len(heap)-1]
		} else if err := s.next(heap[0]); err != nil {
			return err
		}
		s.sink(heap)
	}
	return nil
}

// sink brings the first of a heap to its place.
func (s *Sorter[T]) sink(heap []*source[T]) {
	for i := 0; ; {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(heap); child++ {
			if s.kind.Compare(heap[child].head, heap[least].head) < 0 {
				least = child
			}
		}
		if least == i {
			return
		}
		heap[i], heap[least] = heap[least], heap[i]
		i = least
	}
}

// next reads the next element of a run that has one.
func (s *Sorter[T]) next(src *source[T]) error {
	n, err := binary.ReadUvarint(src.in)
	if err != nil || int64(n) > src.left {
		return fmt.Errorf("read %s: what was sorted is damaged: %w", s.file.Name(), cmp.Or(err, io.ErrUnexpectedEOF))
	}
	src.buf = slices.Grow(src.buf[:0], int(n))[:n]
	if _, err := io.ReadFull(src.in, src.buf); err != nil {
		return fmt.Errorf("read %s: %w", s.file.Name(), err)
	}
	src.left -= int64(len(binary.AppendUvarint(nil, n))) + int64(n)
	src.head = s.kind.Unpack(src.buf)
	return nil
}
