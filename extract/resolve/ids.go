package resolve

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"newsgraph/schema"
)

// base is the id of a thing without what tells namesakes apart.
func base(t *thing) schema.EntityID {
	id := strings.ToLower(string(t.Type)) + "/" + slug(t.Name)
	if !t.named {
		id += "~" + docDigits(t.Docs[0])
	}
	return schema.EntityID(id)
}

// digest is that of the first mention of a thing, in hex.
func (w *world) digest(o *outline, m members) string {
	n := &w.nodes[uint32(m[o.from])]
	sum := sha256.Sum256(fmt.Appendf(nil, "%s#%d,%d/%d", w.readings[n.doc].Doc, n.First.Start, n.First.End, n.ref))
	return hex.EncodeToString(sum[:])
}

// docDigits returns the first eight characters of a document's own part of its id.
func docDigits(id schema.DocID) string {
	s := strings.TrimPrefix(string(id), "doc/")
	return s[:min(8, len(s))]
}

// number gives every thing its id: its base where no other has it, else with
// "~" and as many digits of its smallest mention as tell it apart, at least four.
// Those of one base stand together.
func (w *world) number(list []outline, m members) {
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].id == list[0].id {
			n++
		}
		if n > 1 {
			w.tellApart(list[:n], m)
		}
		list = list[n:]
	}
}

// tellApart gives things of one base their ids.
func (w *world) tellApart(same []outline, m members) {
	mark := "~"
	if !same[0].named {
		mark = "-" // the base has a "~" before its document
	}
	digests := make([]string, len(same))
	for i := range same {
		digests[i] = w.digest(&same[i], m)
	}
	digits := 4
	for ; digits < 64; digits++ {
		seen := map[string]bool{}
		for _, d := range digests {
			seen[d[:digits]] = true
		}
		if len(seen) == len(same) {
			break
		}
	}
	for i := range same {
		same[i].id += schema.EntityID(mark + digests[i][:digits])
	}
}
