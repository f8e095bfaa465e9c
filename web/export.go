package web

import (
	"cmp"
	"context"
	"io"
	"net/http"
	"strings"
	"time"

	"newsgraph/graph/export"
)

// exportParams are those of GET /api/export: the filters, and what the formats can be told.
const exportParams = "format around depth limit top texts title base " + filters

// export writes a part of the graph, or all of it, as a file. Nothing is held but what
// the format holds.
func (s *Server) export(w http.ResponseWriter, r *http.Request) {
	p, err := readParams(r.URL.RawQuery, strings.Fields(exportParams))
	if err != nil {
		refuse(w, r, err)
		return
	}
	format, err := export.Lookup(p.needed("format"))
	o, depth, limit := p.options(), p.num("depth", 1, depthMost), p.num("limit", 0, nodesMost)
	if limit > 0 && len(p.values("around")) == 0 {
		p.wrong(badly("limit is for what is around something"))
	}
	if err := cmp.Or(p.err, err); err != nil {
		refuse(w, r, err)
		return
	}
	ext, kind := format.Ext, kindOf("graph."+format.Ext)
	if format.Several() {
		ext, kind = "zip", "application/zip"
	}
	w.Header().Set("Content-Disposition", `attachment; filename="newsgraph.`+ext+`"`)
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox") // should a browser show it all the same
	s.stream(w, r, kind, func(ctx context.Context, g *generation, to io.Writer) error {
		q := &request{p, ctx, s, g}
		if o.Selection = q.selection(); p.err != nil {
			return p.err
		}
		o.Depth = depth
		var src export.Source = g.store
		if limit > 0 { // what /api/graph shows of it
			facts, err := q.wander(export.NewSieve(ctx, g.store, o.Selection)).part(o.Around, o.Depth, limit)
			if err != nil {
				return err
			}
			src, o.Selection = partOf(g.store, o.Around, facts), export.Selection{Around: o.Around, Depth: depthMost + 1, Top: o.Top}
		}
		return export.Write(ctx, to, format.Name, src, o)
	})
}

// picturesTime is for Graphviz; our own layout is that of the pages.
const picturesTime = 20 * time.Second

func (p *params) options() export.Options {
	o := export.Options{Title: p.text("title"), Base: p.text("base"), Texts: p.text("texts") != "", Limit: picturesTime}
	if p.text("format") == "svg" {
		o.Engine = "own"
	}
	return o
}
