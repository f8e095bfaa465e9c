package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"sort"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Archives are read without unpacking them to the disk. Of what they hold, one
// member at a time is in memory, and at most Options.MaxFile bytes of it.

// zipOf tells a zip whose first member is "mimetype" with the given content, as EPUB 3.3
// (section 4.2.6.3.1) and OpenDocument 1.3 (part 2, section 3.3) have it.
func zipOf(mime string) func([]byte) bool {
	return func(head []byte) bool {
		return bytes.HasPrefix(head, []byte("PK\x03\x04")) && len(head) > 38 && bytes.HasPrefix(head[30:], []byte("mimetype"+mime))
	}
}

// zipWith tells a zip that has a member in the given folder among its first ones. Names
// stand uncompressed before each member.
func zipWith(folder string) func([]byte) bool {
	return func(head []byte) bool {
		return bytes.HasPrefix(head, []byte("PK\x03\x04")) && bytes.Contains(head, []byte(folder)) && bytes.Contains(head, []byte("[Content_Types].xml"))
	}
}

func looksTar(head []byte) bool {
	return len(head) > 262 && string(head[257:262]) == "ustar"
}

// budget returns what the box may unpack to: that of the archive around it, or one of its
// own by its size.
func (b *box) budget() *budget {
	if b.left == nil {
		b.left = &budget{freeBytes + maxRatio*max(b.size, 0)}
	}
	return b.left
}

// random returns the box for reading at any place; a stream is read into memory.
func (b *box) random() (io.ReaderAt, int64, error) {
	if b.at != nil {
		return b.at, b.size, nil
	}
	body, err := b.all()
	if err != nil {
		return nil, 0, err
	}
	return bytes.NewReader(body), int64(len(body)), nil
}

func (b *box) zip() (*zip.Reader, error) {
	at, size, err := b.random()
	if err != nil {
		return nil, err
	}
	if b.size == 0 {
		b.size = size
	}
	z, err := zip.NewReader(at, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, err
	}
	return z, nil
}

func openZip(b *box) error {
	z, err := b.zip()
	if err != nil {
		return err
	}
	left := b.budget()
	files := z.File
	sort.SliceStable(files, func(i, j int) bool { return files[i].Name < files[j].Name })
	for _, f := range files {
		if f.FileInfo().IsDir() || hiddenMember(f.Name) {
			continue
		}
		if !b.zipMember(f, left) {
			return nil
		}
	}
	return nil
}

func (b *box) zipMember(f *zip.File, left *budget) bool {
	in, err := f.Open()
	switch {
	case f.Flags&1 != 0:
		return b.skipMember(f.Name, "it is encrypted", "unpack the archive with its password and name the folder")
	case err != nil:
		return b.skipMember(f.Name, "it cannot be unpacked: "+reason(err), "unpack the archive yourself and name the folder")
	case left.left < 0:
		return b.skipMember(f.Name, errBomb.Reason, errBomb.Hint)
	}
	defer in.Close()
	return b.inside(f.Name, metered{in, left})
}

func openTar(b *box) error {
	t := tar.NewReader(b.buf)
	for {
		h, err := t.Next()
		switch {
		case err == io.EOF:
			return nil
		case errors.Is(err, tar.ErrInsecurePath):
		case err != nil:
			return err
		}
		if h.Typeflag != tar.TypeReg || hiddenMember(h.Name) {
			continue
		}
		if !b.inside(h.Name, t) {
			return nil
		}
	}
}

// hiddenMember tells the litter of archives: ".DS_Store", "__MACOSX/._a.txt".
func hiddenMember(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part != "." && part != ".." && hidden(part) || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// packed yields what one packed file holds, under its name without the last extension.
// "a.tar.gz" is the archive "a.tar".
func (b *box) packed(in io.Reader) error {
	if b.depth+1 > maxDepth {
		b.r.skip(b.shown, fmt.Sprintf("it is packed more than %d times", maxDepth), "unpack it yourself")
		return nil
	}
	name := b.name
	if dir, file := path.Split(name); path.Ext(file) != "" {
		name = dir + baseName(file)
		if path.Ext(file) == ".tgz" {
			name += ".tar"
		}
	}
	m := &box{r: b.r, shown: b.shown, path: b.path, name: name, depth: b.depth + 1, left: b.budget()}
	m.in = metered{in, m.left}
	m.open()
	return nil
}

func openGzip(b *box) error {
	z, err := gzip.NewReader(b.buf) // reads all members, as a .warc.gz has them
	if err != nil {
		return err
	}
	return b.packed(z)
}

func openBzip2(b *box) error { return b.packed(bzip2.NewReader(b.buf)) }

func openZstd(b *box) error {
	z, err := zstd.NewReader(b.buf, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20), zstd.WithDecoderMaxWindow(128<<20))
	if err != nil {
		return err
	}
	defer z.Close()
	return b.packed(z)
}
