package graph

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// A pageFile reads the pages of a bbolt file without bbolt, which panics at the
// first one that is damaged, or reads beyond its map. All bounds are checked here,
// so that what is whole can be told from what is not, and saved. Numbers are in
// the machine's order, as bbolt writes them:
//
//	page      id 8, flags 2 (1 branch, 2 leaf, 4 meta), count 2, overflow 4: pages it goes on for
//	meta      magic 4, version 4, page size 4, flags 4, root page 8, sequence 8, free list 8,
//	          first page never used 8, transaction 8, FNV-1a of all that 8; pages 0 and 1
//	branch    for each child: offset of the key from here 4, its size 4, page 8
//	leaf      for each pair: flags 4 (1: a bucket), offset of the key from here 4, sizes of key and value 4, 4
//	bucket    root page 8 (0: the page follows here), sequence 8
type pageFile struct {
	file     io.ReaderAt
	size     int64
	pageSize int64
	root     uint64
	end      uint64 // first page never used
	seen     map[uint64]bool
	ctx      context.Context

	pair    func(bucket string, key, value []byte)
	problem func(bucket, what string)
}

const (
	pageHeader  = 16
	branchFlag  = 1
	leafFlag    = 2
	bucketFlag  = 1
	boltMagic   = 0xED0CDAED
	boltVersion = 2
	maxDepth    = 64
)

var native = binary.NativeEndian

// openPages finds the newest of the two meta pages that is whole.
func openPages(path string) (*pageFile, *os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	p := &pageFile{file: f, size: info.Size(), pageSize: int64(os.Getpagesize()), seen: map[uint64]bool{}}
	if err := p.readMeta(); err != nil {
		return p, f, err // raw pages may be read all the same
	}
	return p, f, nil
}

var errNoMeta = errors.New("neither of its two first pages is whole")

func (p *pageFile) readMeta() error {
	newest, found := uint64(0), false
	for _, size := range []int64{p.pageSize, 4096, 8192, 16384, 32768, 65536} {
		for _, at := range []int64{0, size} {
			b := make([]byte, pageHeader+64)
			if _, err := p.file.ReadAt(b, at); err != nil {
				continue
			}
			m := b[pageHeader:]
			sum := fnv.New64a()
			sum.Write(m[:56])
			if native.Uint32(m) != boltMagic || native.Uint32(m[4:]) != boltVersion || int64(native.Uint32(m[8:])) != size || native.Uint64(m[56:]) != sum.Sum64() {
				continue
			}
			if tx := native.Uint64(m[48:]); !found || tx >= newest {
				newest, found = tx, true
				p.pageSize, p.root, p.end = size, native.Uint64(m[16:]), native.Uint64(m[40:])
			}
		}
		if found {
			return nil
		}
	}
	return errNoMeta
}

// walk reads the whole tree: every pair is given to p.pair, every damage to p.problem.
func (p *pageFile) walk(ctx context.Context) error {
	p.ctx = ctx
	p.tree("", p.root, nil, nil, 0)
	return ctx.Err()
}

// tree reads the page id and what is below it; its keys are at least low and below high (nil: any).
func (p *pageFile) tree(bucket string, id uint64, low, high []byte, depth int) {
	if p.ctx.Err() != nil {
		return
	}
	page, what := p.page(id)
	switch {
	case what == "" && p.seen[id]:
		what = "is in the tree twice"
	case what == "" && depth > maxDepth:
		what = "lies too deep"
	}
	if what != "" {
		p.problem(bucket, fmt.Sprintf("page %d %s", id, what))
		return
	}
	p.seen[id] = true
	p.content(bucket, fmt.Sprintf("page %d", id), page, low, high, depth)
}

// page is the bytes of a page with its overflow, or what is wrong with it.
func (p *pageFile) page(id uint64) (page []byte, what string) {
	if id < 2 || id >= p.end {
		return nil, "is beyond the end"
	}
	head := make([]byte, p.pageSize)
	if n, err := p.file.ReadAt(head, int64(id)*p.pageSize); err != nil || n < len(head) {
		return nil, "cannot be read"
	}
	if native.Uint64(head) != id {
		return nil, fmt.Sprintf("says it is page %d", native.Uint64(head))
	}
	more := uint64(native.Uint32(head[12:]))
	if more == 0 {
		return head, ""
	}
	if more >= p.end-id || int64(id+more+1)*p.pageSize > p.size {
		return nil, "goes on beyond the end"
	}
	page = make([]byte, int64(more+1)*p.pageSize)
	if _, err := p.file.ReadAt(page, int64(id)*p.pageSize); err != nil {
		return nil, "cannot be read"
	}
	return page, ""
}

func (p *pageFile) content(bucket, name string, page []byte, low, high []byte, depth int) {
	flags, count := native.Uint16(page[8:]), int(native.Uint16(page[10:]))
	if flags != branchFlag && flags != leafFlag || pageHeader+16*count > len(page) || flags == branchFlag && count == 0 {
		p.problem(bucket, fmt.Sprintf("%s is neither branch nor leaf", name))
		return
	}
	var keys [][]byte
	for i := range count {
		key, _, ok := element(page, flags, i)
		if !ok || i > 0 && bytes.Compare(keys[i-1], key) >= 0 || i == 0 && low != nil && bytes.Compare(key, low) < 0 || high != nil && bytes.Compare(key, high) >= 0 {
			p.problem(bucket, fmt.Sprintf("%s has damaged keys", name))
			return
		}
		keys = append(keys, key)
	}
	for i, key := range keys {
		at := page[pageHeader+16*i:]
		if flags == branchFlag {
			next := high
			if i+1 < count {
				next = keys[i+1]
			}
			p.tree(bucket, native.Uint64(at[8:]), key, next, depth+1)
			continue
		}
		_, value, _ := element(page, flags, i)
		if native.Uint32(at)&bucketFlag == 0 {
			p.pair(bucket, key, value)
			continue
		}
		p.bucket(string(key), value, depth)
	}
}

func (p *pageFile) bucket(name string, value []byte, depth int) {
	switch {
	case len(value) < 16:
		p.problem(name, "has no root page")
	case native.Uint64(value) != 0:
		p.tree(name, native.Uint64(value), nil, nil, depth+1)
	case len(value) < 16+pageHeader:
		p.problem(name, "has a damaged root page")
	default:
		p.content(name, "its root", value[16:], nil, nil, depth+1)
	}
}

// element is the i-th key, and the value in a leaf.
func element(page []byte, flags uint16, i int) (key, value []byte, ok bool) {
	start := pageHeader + 16*i
	at := page[start:]
	var offset, keySize, valueSize uint64
	if flags == leafFlag {
		offset, keySize, valueSize = uint64(native.Uint32(at[4:])), uint64(native.Uint32(at[8:])), uint64(native.Uint32(at[12:]))
	} else {
		offset, keySize = uint64(native.Uint32(at)), uint64(native.Uint32(at[4:]))
	}
	from := uint64(start) + offset
	if from+keySize+valueSize > uint64(len(page)) {
		return nil, nil, false
	}
	return page[from : from+keySize], page[from+keySize : from+keySize+valueSize], true
}

// scan reads every page of the file that looks like a leaf, in the tree or not,
// those of earlier transactions too.
func (p *pageFile) scan(ctx context.Context) error {
	p.end = uint64(p.size / p.pageSize)
	for id := uint64(2); id < p.end && ctx.Err() == nil; id++ {
		page, what := p.page(id)
		if what != "" || native.Uint16(page[8:]) != leafFlag {
			continue
		}
		for i := range min(int(native.Uint16(page[10:])), (len(page)-pageHeader)/16) {
			if key, value, ok := element(page, leafFlag, i); ok {
				p.pair("", key, value)
			}
		}
	}
	return ctx.Err()
}
