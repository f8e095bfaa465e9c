package learn

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// A Pack is a model file: named sections in the order they were added.
//
//	magic     "NGPACK1\n"
//	section   uvarint length of the name, the name,
//	          uvarint length of the data as packed, the data as one zstd frame
//	…         until the end of the file
type Pack struct {
	names []string
	data  [][]byte
}

const magic = "NGPACK1\n"

var errCut = errors.New("learn: model file is cut short")

// Add appends a section. A name is used once.
func (p *Pack) Add(name string, data []byte) {
	if p.index(name) >= 0 {
		panic("learn: two sections have the name " + name)
	}
	p.names = append(p.names, name)
	p.data = append(p.data, data)
}

// Section returns the data of a section, nil if there is none. It must not be changed.
func (p *Pack) Section(name string) []byte {
	if i := p.index(name); i >= 0 {
		return p.data[i]
	}
	return nil
}

func (p *Pack) index(name string) int {
	for i, n := range p.names {
		if n == name {
			return i
		}
	}
	return -1
}

// Encode returns the file. The same pack gives the same bytes.
func (p *Pack) Encode() []byte {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		panic("learn: " + err.Error()) // only wrong options can cause it
	}
	defer enc.Close()
	out := []byte(magic)
	for i, name := range p.names {
		packed := enc.EncodeAll(p.data[i], nil)
		out = binary.AppendUvarint(out, uint64(len(name)))
		out = append(out, name...)
		out = binary.AppendUvarint(out, uint64(len(packed)))
		out = append(out, packed...)
	}
	return out
}

// ReadPack reads a file made by Encode.
func ReadPack(file []byte) (*Pack, error) {
	rest, ok := bytes.CutPrefix(file, []byte(magic))
	if !ok {
		return nil, errors.New("learn: not a model file of this version")
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("learn: %w", err)
	}
	defer dec.Close()
	p := &Pack{}
	r := bytes.NewReader(rest)
	for r.Len() > 0 {
		name, err := readBlob(r)
		if err != nil {
			return nil, err
		}
		packed, err := readBlob(r)
		if err != nil {
			return nil, err
		}
		data, err := dec.DecodeAll(packed, nil)
		if err != nil {
			return nil, fmt.Errorf("learn: section %q: %w", name, err)
		}
		if p.index(string(name)) >= 0 {
			return nil, fmt.Errorf("learn: section %q comes twice", name)
		}
		p.Add(string(name), data)
	}
	return p, nil
}

func readBlob(r *bytes.Reader) ([]byte, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil || n > uint64(r.Len()) {
		return nil, errCut
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(r, b); err != nil {
		return nil, errCut
	}
	return b, nil
}
