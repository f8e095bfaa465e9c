package extsort

import (
	"cmp"
	"fmt"
	"os"
)

// A scratch is a file of a process alone, made when it is needed.
type scratch struct {
	dir   string // "": the system's for such files
	file  *os.File
	named bool // the system keeps the name of a file that is open
}

func (s *scratch) create() (err error) {
	if s.file != nil {
		return nil
	}
	if s.file, err = os.CreateTemp(s.dir, ".newsgraph-sort-*"); err == nil {
		s.named = os.Remove(s.file.Name()) != nil
	}
	return err
}

func (s *scratch) remove() error {
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	if s.named {
		err = cmp.Or(err, os.Remove(s.file.Name()))
	}
	s.file = nil
	return err
}

// A Shelf keeps bytes by the place where they begin. The last of them are in memory, the others on disk.
type Shelf struct {
	scratch
	written int64
	last    []byte
}

// lastHeld is how many bytes of a shelf are in memory.
const lastHeld = 1 << 18

// NewShelf makes a shelf whose file, if it needs one, lies in dir, "" being the system's folder for such files.
func NewShelf(dir string) *Shelf { return &Shelf{scratch: scratch{dir: dir}} }

// End is where the next bytes will begin.
func (s *Shelf) End() int64 { return s.written + int64(len(s.last)) }

// Put appends b.
func (s *Shelf) Put(b []byte) error {
	s.last = append(s.last, b...)
	if len(s.last) < lastHeld {
		return nil
	}
	if err := s.create(); err != nil {
		return err
	}
	if _, err := s.file.WriteAt(s.last, s.written); err != nil {
		return err // it names the file
	}
	s.written += int64(len(s.last))
	s.last = s.last[:0]
	return nil
}

// Get fills b with what was put from at on by one Put.
func (s *Shelf) Get(b []byte, at int64) error {
	if at >= s.written {
		copy(b, s.last[at-s.written:])
		return nil
	}
	if _, err := s.file.ReadAt(b, at); err != nil {
		return fmt.Errorf("read %s: %w", s.file.Name(), err)
	}
	return nil
}

// Close frees what the shelf holds, on disk too.
func (s *Shelf) Close() error {
	s.last = nil
	return s.remove()
}
