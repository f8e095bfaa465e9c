package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// looksJSON tells an object or a list of them by its first two signs.
func looksJSON(head []byte) bool {
	head = bytes.TrimLeft(head, " \t\r\n")
	if len(head) == 0 || head[0] != '{' && head[0] != '[' {
		return false
	}
	next := bytes.TrimLeft(head[1:], " \t\r\n")
	return len(next) > 0 && (head[0] == '{' && next[0] == '"' || head[0] == '[' && next[0] == '{')
}

// openJSON yields the articles of an object, a list, an object that holds a list ("items",
// "articles", …), or of JSON Lines, one object after the other. One object is in memory at
// a time, except in an object that holds a list.
func openJSON(b *box) error {
	head, _ := b.buf.Peek(headSize)
	if i := bytes.IndexByte(head, '\n'); i > 0 && len(bytes.TrimSpace(head[i:])) > 0 && json.Valid(head[:i]) && bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) {
		return b.jsonLines()
	}
	in := &ration{in: b.buf, limit: b.r.max}
	d := json.NewDecoder(in)
	d.UseNumber()
	list := bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(head, utf8BOM)), []byte("["))
	if bytes.HasPrefix(head, utf8BOM) {
		b.buf.Discard(len(utf8BOM))
	}
	if list {
		if _, err := d.Token(); err != nil {
			return jsonError(err)
		}
	}
	for n := 1; d.More(); n++ {
		in.used = 0
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return jsonError(err)
		}
		sub := ""
		if list || n > 1 {
			sub = fmt.Sprint(n)
		}
		if !b.object(sub, raw) {
			return nil
		}
	}
	return nil
}

func jsonError(err error) error {
	if errors.Is(err, errLarge) {
		return err
	}
	return &Skipped{Reason: "the JSON is broken: " + err.Error(), Hint: "what stands before the fault was read; check how it was written"}
}

// A ration fails when more than limit bytes are read before used is set back.
type ration struct {
	in          io.Reader
	used, limit int64
}

func (r *ration) Read(p []byte) (int, error) {
	if r.used > r.limit {
		return 0, errLarge
	}
	n, err := r.in.Read(p)
	r.used += int64(n)
	return n, err
}

// jsonLines reads an object a line, and goes on behind a line that is broken or too long.
func (b *box) jsonLines() error {
	for n := 1; ; n++ {
		line, err := b.line()
		sub := fmt.Sprint(n)
		going := true
		switch {
		case errors.Is(err, errLarge):
			going = b.r.tooLarge(b.shown + "#" + sub)
		case err != nil && err != io.EOF:
			return err
		case len(bytes.TrimSpace(line)) == 0:
		case !json.Valid(line):
			going = b.skipMember(sub, fmt.Sprintf("line %d is no JSON: %.40q", n, line), "mend or remove the line")
		default:
			going = b.object(sub, line)
		}
		if !going || err == io.EOF {
			return nil
		}
	}
}

// line returns the next line; of one with more than Options.MaxFile bytes, errLarge.
func (b *box) line() ([]byte, error) {
	var line []byte
	large := false
	for {
		part, err := b.buf.ReadSlice('\n')
		if large = large || int64(len(line)+len(part)) > b.r.max; large {
			line = nil
		} else {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case large && (err == nil || err == io.EOF):
			if err == io.EOF {
				b.buf = bufio.NewReader(strings.NewReader(""))
			}
			return nil, errLarge
		}
		return line, err
	}
}

// object yields the article that an object is, or those of the list that it holds.
func (b *box) object(sub string, raw []byte) bool {
	var v any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		return b.r.skip(b.shown+label(sub), "the JSON is broken: "+err.Error(), "check how it was written")
	}
	o, ok := v.(map[string]any)
	switch {
	case !ok:
		return b.r.skip(b.shown+label(sub), "it is JSON, but no object", "give each article as an object: {\"title\": …, \"text\": …}")
	case o["kind"] == "document" || o["kind"] == "entity" || o["kind"] == "fact":
		if sub != "" && sub != "1" {
			return true // said once
		}
		return b.r.skip(b.shown, "it holds readings, not articles", `give it to "newsgraph load"`)
	}
	if r := b.r.fields.record(o); r.text != "" {
		return b.fields(sub, raw, r)
	}
	for _, key := range [...]string{"articles", "items", "results", "data", "docs", "documents", "stories", "entries"} {
		list, ok := o[key].([]any)
		if !ok {
			continue
		}
		for i, e := range list {
			one, err := json.Marshal(e) // sorted keys: the same bytes for the same object
			if err == nil && !b.object(strings.TrimPrefix(fmt.Sprint(sub, "/", i+1), "/"), one) {
				return false
			}
		}
		return true
	}
	return b.noText(sub, slices.Sorted(maps.Keys(o)))
}

func (b *box) noText(sub string, fields []string) bool {
	if len(fields) > 12 {
		fields = append(fields[:12], "…")
	}
	return b.r.skip(b.shown+label(sub), "no field holds the article's text; there are "+strings.Join(fields, ", "), "say which: --map text=FIELD")
}
