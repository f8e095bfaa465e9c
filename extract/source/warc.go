package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"sort"
	"strconv"
	"strings"
)

// openWARC yields the pages of a web archive (ISO 28500:2017): records of the types
// response, resource and conversion that hold HTML or text. How many others there are is
// said once.
func openWARC(b *box) error {
	others := map[string]int{}
	for {
		h, err := warcHeader(b.buf)
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		size, err := strconv.ParseInt(h.Get("Content-Length"), 10, 64)
		if err != nil || size < 0 {
			return fmt.Errorf("a record has no length, but %q", h.Get("Content-Length"))
		}
		block := &io.LimitedReader{R: b.buf, N: size}
		yield := b.record(h, block, size, others)
		if _, err := io.Copy(io.Discard, block); err != nil || block.N > 0 {
			return io.ErrUnexpectedEOF // what is cut off is no article
		}
		if yield != nil && !yield() {
			return nil
		}
	}
	if note := counted(others); note != "" {
		b.r.skip(b.shown, "records that hold no article: "+note, "")
	}
	return nil
}

// warcHeader reads the fields of the next record.
func warcHeader(in *bufio.Reader) (textproto.MIMEHeader, error) {
	for {
		line, err := in.ReadSlice('\n')
		if err == io.EOF && len(bytes.TrimSpace(line)) == 0 {
			return nil, io.EOF
		}
		if err != nil {
			return nil, err
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		if !bytes.HasPrefix(line, []byte("WARC/")) {
			return nil, fmt.Errorf("%.40q stands where a record should begin", line)
		}
		return textproto.NewReader(in).ReadMIMEHeader()
	}
}

// record reads one record and returns what yields it, or nil for what is no article.
func (b *box) record(h textproto.MIMEHeader, block io.Reader, size int64, others map[string]int) func() bool {
	uri := strings.Trim(h.Get("WARC-Target-URI"), "<>")
	kind := strings.ToLower(h.Get("WARC-Type"))
	switch kind {
	case "response", "resource", "conversion":
	case "warcinfo", "request", "metadata":
		return nil
	default:
		others[kind]++
		return nil
	}
	large := func() bool { return b.r.tooLarge(b.shown + "#" + uri) }
	if size > 4*b.r.max {
		return large
	}
	body, media, err := payload(h, block, b.r.max)
	switch {
	case errors.Is(err, errLarge):
		return large
	case errors.Is(err, errStatus):
		others[err.Error()]++
		return nil
	case err != nil:
		return func() bool { return b.skipMember(uri, "the record is broken: "+reason(err), "fetch the page again") }
	}
	form, ok := map[string]Form{"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": Plain}[media]
	if !ok {
		others[media]++
		return nil
	}
	return func() bool {
		return b.article(uri, body, string(body), form, func(it *Item) {
			it.Doc.URL = uri
			it.Dated, it.DatedBy = Date(h.Get("WARC-Date")), "warc"
		})
	}
}

// errStatus is wrapped by the error of a response that is no page.
var errStatus = errors.New("status")

// payload returns what a record holds, unpacked, and its media type.
func payload(h textproto.MIMEHeader, block io.Reader, limit int64) ([]byte, string, error) {
	in, declared := block, h.Get("Content-Type")
	if strings.HasPrefix(declared, "application/http") {
		res, err := http.ReadResponse(bufio.NewReader(block), nil)
		if err != nil {
			return nil, "", err
		}
		defer res.Body.Close()
		if res.StatusCode != http.StatusOK {
			return nil, "", fmt.Errorf("%w %d", errStatus, res.StatusCode)
		}
		declared = res.Header.Get("Content-Type")
		if in, err = decoded(res.Body, res.Header.Get("Content-Encoding")); err != nil {
			return nil, "", err
		}
	}
	body, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err == nil && int64(len(body)) > limit {
		err = errLarge
	}
	media, _, _ := mime.ParseMediaType(declared)
	if media == "" {
		media = strings.Split(http.DetectContentType(body), ";")[0]
	}
	return body, media, err
}

func decoded(in io.Reader, encoding string) (io.Reader, error) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "gzip", "x-gzip":
		return gzip.NewReader(in)
	case "deflate":
		return zlib.NewReader(in)
	case "", "identity":
		return in, nil
	}
	return nil, fmt.Errorf("it is packed as %q", encoding)
}

// counted lists numbers by name: "12 image/png, 1 status 404".
func counted(n map[string]int) string {
	var names []string
	for name := range n {
		names = append(names, name)
	}
	sort.Strings(names)
	for i, name := range names {
		names[i] = fmt.Sprintf("%d %s", n[name], name)
	}
	return strings.Join(names, ", ")
}
