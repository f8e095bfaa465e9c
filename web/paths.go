package web

import (
	"slices"

	"newsgraph/asking"
	"newsgraph/schema"
)

type (
	way struct {
		Hubs  []thing   `json:"hubs"` // passed on the way: what everyone has to do with
		Steps []wayStep `json:"steps"`
	}
	wayStep struct {
		From    thing     `json:"from"`
		To      thing     `json:"to"`
		Fact    statement `json:"fact"`    // the strongest that joins the two
		Forward bool      `json:"forward"` // it leads from from to to
		More    int       `json:"more"`    // other facts that join them
	}
)

const (
	waysMost = 10
	hopsMost = 20
)

// paths finds what lies between two things, along facts that some article asserts.
func paths(r *request) (any, error) {
	from, to := schema.EntityID(r.needed("from")), schema.EntityID(r.needed("to"))
	k, hops := r.num("k", 3, waysMost), r.num("hops", hopsMost, hopsMost)
	if from == to && from != "" {
		r.wrong(badly("from and to are both %s", from))
	}
	if r.err != nil {
		return nil, nil
	}
	n := r.names()
	for _, id := range []schema.EntityID{from, to} {
		if _, err := n.entity(id); err != nil {
			return nil, err
		}
	}
	net, err := r.gen.network.of(r.ctx, r.srv.store, r.gen, readNetwork)
	if err != nil {
		return nil, err
	}
	found, err := net.Paths(r.ctx, from, to, max(k, 1))
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(p asking.Path) bool { return len(p.Steps) > hops })
	out := []way{}
	for _, p := range found {
		w, err := n.way(p)
		if err != nil {
			return nil, err
		}
		out = append(out, w)
	}
	return pathList{out}, nil
}

func (n *names) way(p asking.Path) (way, error) {
	w := way{Hubs: []thing{}, Steps: []wayStep{}}
	for _, id := range p.Hubs {
		hub, err := n.thing(id)
		if err != nil {
			return w, err
		}
		w.Hubs = append(w.Hubs, hub)
	}
	for _, s := range p.Steps {
		f, err := n.store().Fact(n.ctx, s.Facts[0])
		if err != nil {
			return w, err
		}
		step := wayStep{Forward: f.Subject == s.From, More: len(s.Facts) - 1}
		if step.Fact, err = n.statement(f); err != nil {
			return w, err
		}
		if step.From, err = n.thing(s.From); err != nil {
			return w, err
		}
		if step.To, err = n.thing(s.To); err != nil {
			return w, err
		}
		w.Steps = append(w.Steps, step)
	}
	return w, nil
}
