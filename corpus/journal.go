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

// A keeper makes the readings of a build durable before a generation has them.
type keeper interface {
	left() []schema.Reading // what a build that was cut off has kept
	add(schema.Reading) error
	close(done bool) error // done: a generation has them
}

// A journal keeps the readings of a build until they are in the store. It is
// also the lock of the build: who holds it may write the store.
type journal struct {
	file     *os.File
	out      *bufio.Writer
	readings []schema.Reading // of this build and of one cut off before it
}

// syncEvery is how many readings may be lost when the machine stops: a sync
// takes some milliseconds, a reading about one. A process that is killed loses none.
const syncEvery = 64

func (j *journal) left() []schema.Reading { return j.readings }

// openJournal takes the lock of store and reads what a build that was cut off left.
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

// recover reads the whole readings of the journal and cuts off the rest. Each
// ends with an empty line, which tells a whole reading from one half written.
func (j *journal) recover() error {
	name := j.file.Name()
	data, err := io.ReadAll(j.file)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	whole := bytes.LastIndex(data, []byte("\n\n")) + 2
	if whole == 1 {
		whole = 0
	}
	for r, err := range schema.ReadLines(name, bytes.NewReader(data[:whole])) {
		if err != nil { // written by another version: what it holds is read again
			whole, j.readings = 0, nil
			break
		}
		j.readings = append(j.readings, r)
	}
	if err := j.file.Truncate(int64(whole)); err != nil {
		return err
	}
	_, err = j.file.Seek(int64(whole), io.SeekStart)
	return err
}

// add makes r outlast this process, and the machine at the latest with the next
// syncEvery readings.
func (j *journal) add(r schema.Reading) error {
	j.readings = append(j.readings, r)
	if err := j.write(r); err != nil {
		return err
	}
	if len(j.readings)%syncEvery != 0 {
		return nil
	}
	return j.file.Sync()
}

func (j *journal) write(r schema.Reading) error {
	err := schema.WriteLines(j.out, r)
	if err == nil {
		err = j.out.WriteByte('\n')
	}
	if err == nil {
		err = j.out.Flush()
	}
	return err // it names the file
}

// close leaves the journal for the next build, or removes it when its readings are in the store.
func (j *journal) close(done bool) error {
	err := j.file.Sync()
	if done || len(j.readings) == 0 {
		err = os.Remove(j.file.Name())
	}
	if cerr := j.file.Close(); err == nil {
		err = cerr
	}
	return err
}
