package web

import (
	"context"
	"io"
	"net/http"
	"strings"

	"newsgraph/graph/export"
	"newsgraph/schema"
)

// exportParams are those of GET /api/export: the filters, and what the formats can be told.
const exportParams = "format around depth top texts title base " + filters

// export writes a part of the graph, or all of it, as a file. Nothing is held but what
// the format holds.
func (s *Server) export(w http.ResponseWriter, r *http.Request) {
	p, err := readParams(r.URL.RawQuery, strings.Fields(exportParams))
	if err != nil {
		refuse(w, r, err)
		return
	}
	format, err := export.Lookup(p.needed("format"))
	o := p.options()
	if p.err != nil {
		err = p.err
	} else if err != nil {
		err = badly("%v", err)
	}
	if err != nil {
		refuse(w, r, err)
		return
	}
	w.Header().Set("Content-Disposition", `attachment; filename="newsgraph.`+format.Ext+`"`)
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox") // should a browser show it all the same
	s.stream(w, r, kindOf("graph."+format.Ext), func(ctx context.Context, g *generation, to io.Writer) error {
		for _, id := range o.Around {
			if _, err := g.store.Entity(ctx, id); err != nil {
				return err
			}
		}
		return export.Write(ctx, to, format.Name, g.store, o)
	})
}

func (p *params) options() export.Options {
	o := export.Options{Title: p.text("title"), Base: p.text("base"), Texts: p.text("texts") != ""}
	o.Selection = export.Selection{
		Depth: p.num("depth", 1, depthMost), Relations: p.values("relation"), Types: chosen(p, "type", schema.EntityTypes),
		Modality: chosen(p, "modality", schema.Modalities), MinSupport: p.num("min_support", 0, 1<<30), MinScore: p.permille("min_score"),
		Top: p.num("top", 0, 1<<30),
	}
	for _, id := range p.values("around") {
		o.Around = append(o.Around, schema.EntityID(id))
	}
	return o
}
