package learn

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A Course keeps what a training has learnt after each epoch, so that one that was
// killed goes on from there, and ends with the bytes it would have ended with. The
// zero value keeps nothing.
//
// A file is the hex of SHA-256 of what follows, a line; the key of the course, a line;
// the state. It is written beside and renamed, so that it is always whole.
type Course struct {
	Dir  string                             // where the files are; "" for none
	Name string                             // of the model
	Key  string                             // hash of all that decides what the training ends with; no line
	Log  func(format string, args ...any)   // nil: what goes wrong with the files is not told
	Each func(name string, epoch, last int) // nil; called after each epoch that was run
}

// Run runs the epochs of a training, from 1 or from where another run of the same
// key was cut off. run does one epoch with trainer and rand.
func (c Course) Run(trainer *Trainer, rand *Rand, epochs int, run func(epoch int)) {
	done := 0
	if state := c.Load(); state != nil {
		if n, r, t, ok := decodeCourse(state, trainer.labels); ok && n <= epochs {
			done, *rand, *trainer = n, r, *t
			c.log("%s: goes on after epoch %d of %d\n", c.Name, done, epochs)
		}
	}
	for epoch := done + 1; epoch <= epochs; epoch++ {
		run(epoch)
		if c.Dir != "" {
			c.Save(encodeCourse(epoch, *rand, trainer))
		}
		if c.Each != nil {
			c.Each(c.Name, epoch, epochs)
		}
	}
}

// Part returns the course of one of several trainings of a model, from 0.
func (c Course) Part(n int) Course {
	if n > 0 {
		c.Name += fmt.Sprintf("-%d", n+1)
	}
	return c
}

func (c Course) log(format string, args ...any) {
	if c.Log != nil {
		c.Log(format, args...)
	}
}

func (c Course) file() string { return filepath.Join(c.Dir, c.Name+".course") }

// Load returns what Save kept, nil if there is nothing of use.
func (c Course) Load() []byte {
	if c.Dir == "" {
		return nil
	}
	file, err := os.ReadFile(c.file())
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			c.log("%s: %v; begins anew\n", c.Name, err)
		}
		return nil
	}
	sum, rest, _ := bytes.Cut(file, []byte("\n"))
	had, state, ok := bytes.Cut(rest, []byte("\n"))
	switch {
	case !ok || string(sum) != sumOf(rest):
		c.log("%s: %s is damaged; begins anew\n", c.Name, c.file())
	case string(had) != c.Key:
		c.log("%s: %s is of other data or another recipe; begins anew\n", c.Name, c.file())
	default:
		return state
	}
	return nil
}

func sumOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Save keeps state in place of what the course had. If it cannot, it says so.
func (c Course) Save(state []byte) {
	if c.Dir == "" {
		return
	}
	rest := append([]byte(c.Key+"\n"), state...)
	if err := writeWhole(c.file(), []byte(sumOf(rest)+"\n"), rest); err != nil {
		c.log("%s: %v; goes on, and would begin anew\n", c.Name, err)
	}
}

// writeWhole writes a file that is there whole or not at all. Of one that was cut off
// while it wrote, a file .new is left, which the next one writes over.
func writeWhole(name string, parts ...[]byte) error {
	f, err := os.Create(name + ".new")
	if err != nil {
		return err
	}
	for _, p := range parts {
		if _, err := f.Write(p); err != nil {
			f.Close()
			return err
		}
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// encodeCourse packs the state after an epoch, in uvarints unless said otherwise: epoch, state of the
// stream of numbers, ticks, number of rows; for each row its key, its updates, the number
// of its weights; for each weight class and weight (4 bytes), then its late (varint).
func encodeCourse(epoch int, rand Rand, t *Trainer) []byte {
	b := binary.AppendUvarint(nil, uint64(epoch))
	b = binary.AppendUvarint(b, uint64(rand))
	b = binary.AppendUvarint(b, uint64(t.now))
	b = binary.AppendUvarint(b, uint64(t.Rows()))
	for i := range t.rows[1:] {
		r := &t.rows[i+1]
		b = binary.AppendUvarint(b, uint64(r.key))
		b = binary.AppendUvarint(b, uint64(uint32(r.updates)))
		b = binary.AppendUvarint(b, uint64(len(r.cells)))
		for k, c := range r.cells {
			b = binary.LittleEndian.AppendUint32(b, c)
			b = binary.AppendVarint(b, r.late[k])
		}
	}
	return b
}

func decodeCourse(b []byte, labels []string) (epoch int, rand Rand, t *Trainer, ok bool) {
	ok = true
	next := func() uint64 {
		v, size := binary.Uvarint(b)
		if size <= 0 {
			ok = false
			return 0
		}
		b = b[size:]
		return v
	}
	t = NewTrainer(labels)
	epoch, rand, t.now = int(next()), Rand(next()), int64(next())
	for n := next(); n > 0 && ok; n-- {
		key, updates := Key(next()), int32(next())
		cells := next()
		if !ok || cells > MaxClasses {
			return 0, 0, nil, false
		}
		r := t.row(key)
		r.updates, r.cells, r.late = updates, make([]uint32, 0, cells), make([]int64, 0, cells)
		for range cells {
			if len(b) < 5 {
				return 0, 0, nil, false
			}
			c := binary.LittleEndian.Uint32(b)
			late, size := binary.Varint(b[4:])
			if size <= 0 || int(c&255) >= len(labels) {
				return 0, 0, nil, false
			}
			b = b[4+size:]
			r.cells, r.late = append(r.cells, c), append(r.late, late)
		}
	}
	return epoch, rand, t, ok && len(b) == 0
}
