package export

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"newsgraph/schema"
)

// writeMarkdown writes a dossier: a page for each entity, in folders by type, with front
// matter, every fact about it, the best supported first, and links as Obsidian has them; and
// index.md, which names those spoken of most. It holds the ids of one entity's facts at a time.
//
// A page's name follows from the entity's id alone: lower case, safe in every file system.
func writeMarkdown(ctx context.Context, dir Folder, src Source, o Options) error {
	d := dossier{find: newFinder(ctx, src), dir: dir, types: map[schema.EntityType]int{}}
	err := each(src.AllEntities(ctx), func(e *schema.Entity) error {
		var facts []support
		err := each(src.FactsOf(ctx, e.ID), func(f *schema.Fact) error { facts = append(facts, supportOf(f)); return nil })
		if err != nil {
			return err
		}
		d.count(e)
		return d.page(e, facts)
	})
	if err != nil {
		return err
	}
	return d.index(cmp.Or(o.Title, "Dossier"))
}

type dossier struct {
	find  *finder
	dir   Folder
	types map[schema.EntityType]int
	most  []schema.Entity // those mentioned most, and some more
}

const indexed = 100 // things that the index names

func (d *dossier) count(e *schema.Entity) {
	d.types[own(e.Type)]++
	d.most = append(d.most, schema.Entity{ID: own(e.ID), Name: own(e.Name), Mentions: e.Mentions})
	if len(d.most) >= 2*indexed {
		d.cut()
	}
}

func (d *dossier) cut() {
	slices.SortFunc(d.most, func(a, b schema.Entity) int {
		return cmp.Or(cmp.Compare(b.Mentions, a.Mentions), cmp.Compare(a.ID, b.ID))
	})
	d.most = d.most[:min(indexed, len(d.most))]
}

func (d *dossier) index(title string) error {
	w, err := d.dir.Create("index.md")
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# %s\n\n", mdText(title))
	for _, t := range slices.Sorted(maps.Keys(d.types)) {
		fmt.Fprintf(b, "- **%s**: %d\n", mdText(string(t)), d.types[t])
	}
	b.WriteString("\n## Spoken of most\n\n")
	d.cut()
	for i := range d.most {
		fmt.Fprintf(b, "- %s · mentions: %d\n", mdLink(d.most[i].ID, d.most[i].Name), d.most[i].Mentions)
	}
	return b.Flush()
}

func (d *dossier) page(e *schema.Entity, facts []support) error {
	w, err := d.dir.Create(mdPath(e.ID) + ".md")
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	d.head(b, e)
	slices.SortFunc(facts, func(a, b support) int { return surer(&a, &b) })
	if len(facts) > 0 {
		b.WriteString("\n## Facts\n")
	}
	for i := range facts {
		f, err := d.find.src.Fact(d.find.ctx, facts[i].id)
		if err == nil {
			err = d.fact(b, e.ID, &f)
		}
		if err != nil {
			return err
		}
	}
	return b.Flush()
}

func (d *dossier) head(b *bufio.Writer, e *schema.Entity) {
	b.WriteString("---\n")
	for _, p := range []struct {
		key   string
		value any
		has   bool
	}{
		{"id", e.ID, true}, {"type", e.Type, true}, {"aliases", append([]string{e.Name}, e.Aliases...), true},
		{"mentions", e.Mentions, true}, {"articles", len(e.Docs), true}, {"wikidata", e.Wikidata, e.Wikidata != ""}, {"known", e.Known, e.Known != ""},
	} {
		if value, err := json.Marshal(p.value); p.has && err == nil { // JSON is YAML
			fmt.Fprintf(b, "%s: %s\n", p.key, value)
		}
	}
	fmt.Fprintf(b, "---\n\n# %s\n\n%s", cmp.Or(mdText(e.Name), "…"), mdText(string(e.Type)))
	if len(e.Aliases) > 0 {
		fmt.Fprintf(b, ", also %s", mdText(strings.Join(e.Aliases, ", ")))
	}
	b.WriteString("\n")
	for _, note := range slices.Concat(e.Corrected, e.Why) {
		fmt.Fprintf(b, "\n- note: %s", mdText(note))
	}
	if len(e.Corrected)+len(e.Why) > 0 {
		b.WriteString("\n")
	}
}

// sentences is how many sentences a page shows for a fact.
const sentences = 5

func (d *dossier) fact(b *bufio.Writer, about schema.EntityID, f *schema.Fact) error {
	subject, err := d.end(f.Subject, about)
	if err != nil {
		return err
	}
	object, err := d.end(f.Object.Entity, about)
	if err != nil {
		return err
	}
	if f.Object.Entity == "" {
		object = "“" + mdText(f.Object.Text) + "”"
	}
	fmt.Fprintf(b, "\n- %s *%s* %s · %s", subject, mdText(strokeOf(f.Modality).prefix+spaced(f.Relation)), object, mdText(string(f.Modality)))
	if f.When != "" {
		fmt.Fprintf(b, " · %s", mdText(f.When))
	}
	fmt.Fprintf(b, " · articles: %d, origins: %d\n", f.Articles, f.Origins)
	for i := range f.Evidence[:min(sentences, len(f.Evidence))] {
		if err := d.sentence(b, f, &f.Evidence[i]); err != nil {
			return err
		}
	}
	if n := len(f.Evidence) - sentences; n > 0 {
		fmt.Fprintf(b, "  - and %d more\n", n)
	}
	return nil
}

// end is a link to a thing, but for the one that the page is about.
func (d *dossier) end(id, about schema.EntityID) (string, error) {
	e, err := d.find.entity(id)
	if id == about {
		return "**" + cmp.Or(mdText(e.Name), "…") + "**", err
	}
	if e.ID == "" {
		return mdText(string(id)), err
	}
	return mdLink(id, e.Name), err
}

func (d *dossier) sentence(b *bufio.Writer, f *schema.Fact, ev *schema.Evidence) error {
	doc, err := d.find.document(ev.Doc)
	if err != nil {
		return err
	}
	word, err := d.find.entity(ev.Source)
	if err != nil {
		return err
	}
	fmt.Fprintf(b, "  - “%s”", mdText(ev.Quote))
	if word.ID != "" {
		fmt.Fprintf(b, " · on the word of %s", mdLink(word.ID, word.Name))
	}
	if ev.Modality != f.Modality {
		fmt.Fprintf(b, " · %s", mdText(string(ev.Modality)))
	}
	title := cmp.Or(mdText(doc.Title), mdText(doc.Name), "article")
	if url := httpURL(doc.URL); url != "" {
		title = "[" + title + "](<" + url + ">)"
	}
	b.WriteString(" · " + title)
	for _, s := range []string{doc.Outlet, doc.Published} {
		if s = mdText(s); s != "" {
			b.WriteString(" · " + s)
		}
	}
	_, err = b.WriteString("\n")
	return err
}
