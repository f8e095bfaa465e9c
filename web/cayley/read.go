package cayley

import (
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
	_ "github.com/cayleygraph/quad/json" // the formats that clients read
	_ "github.com/cayleygraph/quad/nquads"

	"newsgraph/queries"
)

// formats lists what quads can be had in.
func formats(w http.ResponseWriter, r *http.Request) {
	type format struct {
		ID     string   `json:"id"`
		Read   bool     `json:"read,omitempty"`
		Write  bool     `json:"write,omitempty"`
		Nodes  bool     `json:"nodes,omitempty"`
		Ext    []string `json:"ext,omitempty"`
		Mime   []string `json:"mime,omitempty"`
		Binary bool     `json:"binary,omitempty"`
	}
	out := []format{}
	for _, f := range quad.Formats() {
		out = append(out, format{f.Name, f.Reader != nil, f.Writer != nil, f.UnmarshalValue != nil, f.Ext, f.Mime, f.Binary})
	}
	reply(w, http.StatusOK, out)
}

// formatOf is the one that the client names, or accepts, or N-Quads.
func formatOf(r *http.Request) *quad.Format {
	if name := r.FormValue("format"); name != "" {
		return quad.FormatByName(name)
	}
	for part := range strings.SplitSeq(r.Header.Get("Accept"), ",") {
		kind, _, err := mime.ParseMediaType(part)
		if f := quad.FormatByMime(kind); err == nil && f != nil {
			return f
		}
	}
	return quad.FormatByName("nquads")
}

// read writes the quads with these subjects, predicates, objects and labels.
func (a api) read(w http.ResponseWriter, r *http.Request) {
	f := formatOf(r)
	if f == nil || f.Writer == nil {
		fail(w, http.StatusBadRequest, "format is not supported for reading data")
		return
	}
	kind := "application/octet-stream"
	if len(f.Mime) > 0 {
		kind = f.Mime[0]
	}
	picked := shape.FilterQuads(valuesOf(r, "sub"), valuesOf(r, "pred"), valuesOf(r, "obj"), valuesOf(r, "label"))
	a.Stream(w, r, kind, func(ctx context.Context, s *queries.Session, to io.Writer) error {
		out := f.Writer(to)
		in := named(out, r.FormValue("iri"))
		err := each(ctx, s.QuadStore(), picked, func(q quad.Quad) error {
			_, err := in.WriteQuads([]quad.Quad{q})
			return err
		})
		return errors.Join(err, out.Close())
	})
}

// each reads quads one after the other; ctx stops it.
func each(ctx context.Context, qs graph.QuadStore, picked shape.Shape, do func(quad.Quad) error) error {
	best, _ := shape.Optimize(picked, qs)
	it := graph.AsShape(shape.BuildIterator(qs, best)).Iterate()
	defer it.Close()
	for it.Next(ctx) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := do(qs.Quad(it.Result())); err != nil {
			return err
		}
	}
	return errors.Join(it.Err(), ctx.Err())
}

func named(w quad.Writer, iri string) quad.Writer {
	switch iri {
	case "short":
		return quad.IRIWriter(w, quad.IRIOptions{Format: quad.IRIShort})
	case "full":
		return quad.IRIWriter(w, quad.IRIOptions{Format: quad.IRIFull})
	}
	return w
}

func valuesOf(r *http.Request, name string) []quad.Value {
	var out []quad.Value
	for s := range strings.SplitSeq(r.FormValue(name), ",") {
		if v := quad.StringToValue(s); s != "" && v != nil {
			out = append(out, v)
		}
	}
	return out
}

func limitOf(r *http.Request) int {
	if n, err := strconv.Atoi(r.URL.Query().Get("limit")); err == nil && n > 0 {
		return n
	}
	return resultsMost
}
