package web

import (
	"bufio"
	"context"
	"net/http"
	"strings"
	"time"

	"newsgraph/graph/export"
	"newsgraph/schema"
)

// exportParams are those of GET /api/export: the filters, and what the formats can be told.
const exportParams = "format around depth top texts title base " + filters

const exportTime = 10 * time.Minute

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
	ctx, cancel := context.WithTimeout(r.Context(), exportTime)
	defer cancel()
	if err := s.answers.enter(ctx); err != nil {
		refuse(w, r, busy("too much is asked at once"))
		return
	}
	defer s.answers.leave()
	g := s.store.get()
	defer s.store.put(g)
	for _, id := range o.Around {
		if _, err := g.store.Entity(ctx, id); err != nil {
			refuse(w, r, err)
			return
		}
	}
	h := w.Header()
	h.Set("Content-Type", kindOf("graph."+format.Ext))
	h.Set("Content-Disposition", `attachment; filename="newsgraph.`+format.Ext+`"`)
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox") // should a browser show it all the same
	h.Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	to := &patient{w: w, rc: http.NewResponseController(w)}
	b := bufio.NewWriterSize(to, 1<<16)
	if err := export.Write(ctx, b, format.Name, g.store, o); err == nil {
		err = b.Flush()
	} else if to.begun { // the client must see that it is not whole
		panic(http.ErrAbortHandler)
	} else {
		h.Del("Content-Disposition")
		refuse(w, r, err)
	}
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

// A patient writer gives a client time for each part, as long as it takes them.
type patient struct {
	w     http.ResponseWriter
	rc    *http.ResponseController
	begun bool
}

func (p *patient) Write(b []byte) (int, error) {
	p.begun = true
	_ = p.rc.SetWriteDeadline(time.Now().Add(writeTime)) // a recorder in tests has none
	return p.w.Write(b)
}
