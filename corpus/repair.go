package corpus

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"newsgraph/graph"
	"newsgraph/schema"
)

// A RepairReport says what Repair found and made.
type RepairReport struct {
	Report            // of the store afterwards; Read counts the readings that it was made from
	Damage   []string // of the old file; none when all of it could be read
	Lost     []string // articles whose readings are gone: their names, or their ids
	Searched bool     // readings were found that hang in no tree: articles forgotten since may be back
	Kept     string   // where the damaged file is now; "" when it was whole
}

// Repair makes the graph of store anew from the readings in it, and saves those that
// can be read from a damaged file, which it keeps beside as store + ".damaged".
// The readings themselves are not made again.
func Repair(ctx context.Context, store string, o Options) (RepairReport, error) {
	var rep RepairReport
	u, err := start(store, &o)
	if err != nil {
		return rep, explain(store, err)
	}
	defer u.end()
	if graph.IsURL(store) && !o.DryRun {
		unlock, err := u.lock(ctx)
		if err != nil {
			return rep, err
		}
		defer unlock()
	}
	s, err := graph.Salvage(ctx, store)
	if err != nil {
		return rep, err
	}
	rep.Damage, rep.Searched = s.Damage, s.Searched
	u.catalog = u.salvaged(s)
	for i := range s.Readings {
		u.fresh[s.Readings[i].Doc.ID] = &s.Readings[i]
	}
	u.report.Read = len(s.Readings)
	if err := u.readGuide(); err != nil {
		return rep, err
	}
	for _, doc := range u.catalog.docs() {
		if _, ok := u.fresh[doc]; !ok {
			rep.Lost = append(rep.Lost, u.catalog[doc].name())
			delete(u.catalog, doc)
		}
	}
	for _, id := range s.Lost { // without an entry that says their name
		if !strings.HasPrefix(id, "doc/") {
			id = fmt.Sprintf("%q", id)
		}
		if u.stand[catalogKey+id] == "" {
			rep.Lost = append(rep.Lost, id)
		}
	}
	if !o.DryRun {
		if rep.Kept, err = keepDamaged(store, !graph.IsURL(store) && len(s.Damage)+len(rep.Lost) > 0); err != nil {
			return rep, err
		}
		if err := u.write(ctx); err != nil {
			return rep, explain(store, err)
		}
		u.done = true
	}
	rep.Report = u.report
	return rep, nil
}

// salvaged is the catalog of what was read from the old file. An article without
// an entry goes by the name in its reading.
func (u *update) salvaged(s *graph.Salvaged) catalog {
	c := catalog{}
	u.stand = map[string]string{}
	for key, text := range s.Meta {
		doc, ok := strings.CutPrefix(key, catalogKey)
		e := &entry{}
		if ok && json.Unmarshal([]byte(text), e) == nil && len(e.Places) > 0 {
			c[schema.DocID(doc)] = e
			u.stand[key] = text
		}
		if strings.HasPrefix(key, guideKey) {
			u.stand[key] = text
		}
	}
	for _, r := range s.Readings {
		if c[r.Doc.ID] == nil {
			c.add(r.Doc.ID, r.Doc.Reader, place{Name: r.Doc.Name})
		}
	}
	return c
}

// keepDamaged gives the file a second name, under which it stays.
func keepDamaged(store string, damaged bool) (string, error) {
	if !damaged {
		return "", nil
	}
	for i := range 100 {
		kept := store + ".damaged"
		if i > 0 {
			kept = fmt.Sprintf("%s.%d", kept, i+1)
		}
		err := os.Link(store, kept)
		if err == nil {
			return kept, nil
		}
		if !os.IsExist(err) {
			return "", err
		}
	}
	return "", fmt.Errorf("%s.damaged and 99 more are there already", store)
}
