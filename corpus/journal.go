package corpus

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"newsgraph/schema"
)

// A keeper makes the readings of a build durable before a generation has them, and
// gives them back. What it keeps in memory of each is not its text.
type keeper interface {
	left() map[schema.DocID]string // what a build that was cut off has kept, by which version of the reader
	add(schema.Reading) error
	get(schema.DocID) (schema.Reading, error) // after flush; any number at once
	flush() error
	close(done bool) error // done: a generation has them
}

// A journal keeps the readings of a build until they are in the store. It is
// also the lock of the build: who holds it may write the store.
type journal struct {
	file   *os.File
	out    *bufio.Writer
	end    int64
	places map[schema.DocID]stretch // of this build and of one cut off before it
	before map[schema.DocID]string  // of one cut off: readers
}

// A stretch of the file is one reading: its lines and an empty one.
type stretch struct{ start, length int64 }

// syncEvery is how many readings may be lost when the machine stops: a sync
// takes some milliseconds, a reading about one. A process that is killed loses none.
const syncEvery = 64

func (j *journal) left() map[schema.DocID]string { return j.before }

// openJournal takes the lock of store and looks at what a build that was cut off left.
func openJournal(store string) (*journal, error) {
	f, err := lockFile(store + ".journal")
	if err != nil {
		return nil, err
	}
	j := &journal{file: f, out: bufio.NewWriterSize(f, 1<<20)}
	if err := j.recover(); err != nil {
		f.Close()
		return nil, err
	}
	return j, nil
}

func lockFile(name string) (*os.File, error) {
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, err // it names the file
		}
		if err := lock(f); err != nil {
			f.Close()
			return nil, &Error{
				fmt.Errorf("%s is being built by another process", strings.TrimSuffix(name, ".journal")),
				"wait until it is done, or build another store with -o",
			}
		}
		// The build before us may have removed the file between our open and our lock.
		held, err1 := f.Stat()
		named, err2 := os.Stat(name)
		if err1 == nil && err2 == nil && os.SameFile(held, named) {
			return f, nil
		}
		f.Close()
	}
}

// recover finds the whole readings of the journal and cuts off the rest. Each
// ends with an empty line, which tells a whole reading from one half written.
func (j *journal) recover() error {
	j.places, j.before = map[schema.DocID]stretch{}, map[schema.DocID]string{}
	in := bufio.NewReaderSize(j.file, 1<<16)
	var lines []byte
	reader := ""
	for {
		line, err := in.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return fmt.Errorf("read %s: %w", j.file.Name(), err)
		}
		lines = append(lines, line...)
		if err == io.EOF {
			break
		}
		if len(line) > 1 {
			continue
		}
		r, ok := oneReading(lines)
		if !ok { // written by another version: what it holds is read again
			j.end = 0
			clear(j.places)
			clear(j.before)
			break
		}
		j.place(r.Doc.ID, len(lines))
		if r.Doc.Reader != reader {
			reader = r.Doc.Reader // one string for all of them
		}
		j.before[r.Doc.ID] = reader
		lines = lines[:0]
	}
	if err := j.file.Truncate(j.end); err != nil {
		return err
	}
	_, err := j.file.Seek(j.end, io.SeekStart)
	return err
}

func (j *journal) place(doc schema.DocID, length int) {
	j.places[doc] = stretch{j.end, int64(length)}
	j.end += int64(length)
}

func oneReading(lines []byte) (r schema.Reading, ok bool) {
	n := 0
	for next, err := range schema.ReadLines("", bytes.NewReader(lines)) {
		if err != nil {
			return r, false
		}
		r = next
		n++
	}
	return r, n == 1
}

// add makes r outlast this process, and the machine at the latest with the next
// syncEvery readings.
func (j *journal) add(r schema.Reading) error {
	var lines bytes.Buffer
	if err := schema.WriteLines(&lines, r); err != nil {
		return err
	}
	lines.WriteByte('\n')
	if _, err := j.out.Write(lines.Bytes()); err != nil {
		return err // it names the file
	}
	if err := j.out.Flush(); err != nil {
		return err
	}
	j.place(r.Doc.ID, lines.Len())
	if len(j.places)%syncEvery != 0 {
		return nil
	}
	return j.file.Sync()
}

func (j *journal) flush() error { return nil } // add does

func (j *journal) get(doc schema.DocID) (schema.Reading, error) {
	at, ok := j.places[doc]
	lines := make([]byte, at.length)
	if _, err := j.file.ReadAt(lines, at.start); err != nil {
		return schema.Reading{}, fmt.Errorf("read %s: %w", j.file.Name(), err)
	}
	r, whole := oneReading(lines)
	if !ok || !whole {
		return r, fmt.Errorf("%s does not have the reading of %s that was written", j.file.Name(), doc)
	}
	return r, nil
}

// close leaves the journal for the next build, or removes it when its readings are in the store.
func (j *journal) close(done bool) error {
	err := j.file.Sync()
	if done || len(j.places) == 0 {
		err = os.Remove(j.file.Name())
	}
	if cerr := j.file.Close(); err == nil {
		err = cerr
	}
	return err
}
