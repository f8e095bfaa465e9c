package corpus

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"

	"newsgraph/extract/guide"
	"newsgraph/extract/resolve"
	"newsgraph/graph"
	"newsgraph/schema"
)

// A store keeps the files that guided its resolution, so that every later build,
// load and forget follows them again until others replace them.
const (
	guideKey       = "guide "
	correctionsKey = guideKey + "corrections"
	entitiesKey    = guideKey + "entities"
	noGuide        = "none"
)

// A guideFile is one file as the store keeps it. Name is its last part, so that the
// same file gives the same store from everywhere.
type guideFile struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// guides are what an update follows.
type guides struct {
	guide.Guide
	files map[string]guideFile // by key
	given bool                 // in this update: its entries are looked at even if nothing else is new
}

func (u *update) meta() map[string]string {
	meta := u.catalog.meta()
	maps.Copy(meta, u.guides.meta())
	return meta
}

func (g *guides) meta() map[string]string {
	meta := map[string]string{}
	for key, f := range g.files {
		b, err := json.Marshal(f)
		if err != nil {
			panic("corpus: a guide is plain data")
		}
		meta[key] = string(b)
	}
	return meta
}

// readGuide reads the files that the options name, else those of the store.
func (u *update) readGuide() error {
	kept := map[string]string{correctionsKey: u.stand[correctionsKey], entitiesKey: u.stand[entitiesKey]}
	var err error
	u.guides, err = readGuides(kept, map[string]string{correctionsKey: u.opt.Corrections, entitiesKey: u.opt.Entities})
	return err
}

// readGuides reads guides: of each kind the file in paths, else what is kept.
func readGuides(kept, paths map[string]string) (guides, error) {
	g := guides{files: map[string]guideFile{}}
	for _, key := range []string{correctionsKey, entitiesKey} {
		path := paths[key]
		f, err := oneGuide(kept[key], path)
		if err != nil {
			return g, err
		}
		g.given = g.given || path != ""
		if f.Name == "" {
			continue
		}
		name := path
		if path == "" {
			name = f.Name
		}
		if key == correctionsKey {
			g.Corrections, err = guide.Corrections(name, []byte(f.Text))
		} else {
			g.Known, err = guide.Entities(name, []byte(f.Text))
		}
		if err != nil {
			return g, err
		}
		g.files[key] = f
	}
	return g, nil
}

func oneGuide(kept, path string) (guideFile, error) {
	var f guideFile
	switch path {
	case noGuide:
		return f, nil
	case "":
		if kept == "" {
			return f, nil
		}
		if err := json.Unmarshal([]byte(kept), &f); err != nil || f.Name == "" {
			return f, fmt.Errorf("the store's guide is damaged: %q", kept)
		}
		return f, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return f, &Error{err, "name a file, or \"none\" to follow none"}
	}
	return guideFile{filepath.Base(path), string(text)}, nil
}

// A GuideReport says what the guides of a store come to.
type GuideReport struct {
	Corrections string // the name of the file, "" for none
	Entries     []guide.Correction
	Entities    string
	Known       []guide.Known
	Listed      int
	Missed      []guide.Missed
}

// CheckGuides resolves the readings of s by the given files, or where one is "" by
// the store's own, and says what would not apply. It writes nothing.
func CheckGuides(ctx context.Context, s *graph.Store, v *schema.Vocabulary, corrections, entities string) (GuideReport, error) {
	kept := map[string]string{correctionsKey: s.Meta(correctionsKey), entitiesKey: s.Meta(entitiesKey)}
	g, err := readGuides(kept, map[string]string{correctionsKey: corrections, entitiesKey: entities})
	if err != nil {
		return GuideReport{}, err
	}
	rep := GuideReport{Corrections: g.files[correctionsKey].Name, Entries: g.Corrections, Entities: g.files[entitiesKey].Name, Known: g.Known}
	if len(g.Corrections)+len(g.Known) == 0 {
		return rep, nil
	}
	var docs []schema.DocID
	c := resolve.NewCorpus(v, &g.Guide, "")
	defer c.Close()
	for r, err := range s.Readings(ctx) {
		if err != nil {
			return rep, err
		}
		docs = append(docs, r.Doc.ID)
		c.Add(&r)
	}
	x, err := c.Resolve(func(i int) (*schema.Reading, error) {
		r, err := s.Reading(ctx, docs[i])
		return &r, err
	}, nil)
	if err != nil {
		return rep, err
	}
	rep.Listed, rep.Missed = x.Listed, x.Missed
	return rep, nil
}
