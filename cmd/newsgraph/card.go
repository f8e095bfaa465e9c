package main

import (
	"fmt"
	"strings"

	"newsgraph/asking"
	"newsgraph/schema"
)

const cardItems = 6 // of each list on a card; --format json has all

// printCard writes who a thing is, the facts, and the articles.
func (p *factPrinter) printCard(card *asking.Card, facts []schema.Fact) error {
	p.printHead(card.Thing)
	if len(card.Roles) > 0 {
		var roles []string
		for _, r := range card.Roles {
			roles = append(roles, roleLine(r))
		}
		p.row("roles", roles, "; ")
	}
	p.row("beside", partnerNames(card.Partners), " · ")
	p.row("spoken of by", partnerNames(card.Speakers), " · ")
	if len(facts) > 0 {
		fmt.Fprintln(p.w)
	}
	if err := p.print(facts); err != nil || len(card.Articles) == 0 {
		return err
	}
	fmt.Fprintf(p.w, "\nin %s\n", count(len(card.Articles), "article"))
	for _, d := range firstOf(card.Articles, cardItems) {
		p.printArticle(d)
	}
	if n := len(card.Articles) - cardItems; n > 0 {
		fmt.Fprintf(p.w, "  and %s more; --format json lists all\n", thousands(n))
	}
	return nil
}

// printBoth writes who two things are, what both have to do with, and the facts that name both.
func (p *factPrinter) printBoth(a, b *asking.Card, facts []schema.Fact) error {
	p.printHead(a.Thing)
	p.printHead(b.Thing)
	p.row("both with", partnerNames(asking.Shared(a, b)), " · ")
	fmt.Fprintln(p.w)
	return p.print(facts)
}

func (p *factPrinter) printHead(e schema.Entity) {
	fmt.Fprintf(p.w, "%s · %s · %s in %s · <%s>\n", e.Name, e.Type, count(e.Mentions, "mention"), count(len(e.Docs), "article"), e.ID)
	p.row("also called", e.Aliases, ", ")
	p.row("known as", knownAs(e), " · ")
	p.row("corrected", e.Corrected, "; ")
	p.rows("because", e.Why)
}

// knownAs is what a list of known entities says of e.
func knownAs(e schema.Entity) []string {
	var ids []string
	if e.Known != "" {
		ids = append(ids, e.Known)
	}
	if e.Wikidata != "" {
		ids = append(ids, "wikidata.org/wiki/"+e.Wikidata)
	}
	return ids
}

const reasonsShown = 3 // on a card without --all

// rows writes a line of a card for each item.
func (p *factPrinter) rows(label string, items []string) {
	shown := items
	if !p.all {
		shown = firstOf(items, reasonsShown)
	}
	for _, item := range shown {
		fmt.Fprintf(p.w, "  %-13s %s\n", label, item)
		label = ""
	}
	if n := len(items) - len(shown); n > 0 {
		fmt.Fprintf(p.w, "  %-13s and %d more; --all prints them\n", "", n)
	}
}

// row writes a line of a card, nothing for an empty list.
func (p *factPrinter) row(label string, items []string, between string) {
	if len(items) == 0 {
		return
	}
	text := strings.Join(firstOf(items, cardItems), between)
	if n := len(items) - cardItems; n > 0 {
		text += fmt.Sprintf("%sand %s more", between, thousands(n))
	}
	fmt.Fprintf(p.w, "  %-13s %s\n", label, text)
}

// roleLine writes "president of Norland, 2025-12-23 to 2026-01-02".
func roleLine(r asking.Role) string {
	s := spaced(r.Relation) + " " + r.Of.Name
	switch {
	case r.From != "" && r.From != r.To:
		s += fmt.Sprintf(", %s to %s", r.From, r.To)
	case r.From != "":
		s += ", " + r.From
	}
	if r.Modality != schema.Asserted {
		s += fmt.Sprintf(" (%s)", r.Modality)
	}
	return s
}

func partnerNames(list []asking.Partner) []string {
	var names []string
	for _, x := range list {
		names = append(names, fmt.Sprintf("%s (%s)", x.Thing.Name, count(x.Articles, "article")))
	}
	return names
}

func (p *factPrinter) printArticle(d schema.Document) {
	parts := []string{}
	if d.Title != "" {
		parts = append(parts, "“"+oneLine(d.Title)+"”")
	}
	fmt.Fprintf(p.w, "  %s\n", strings.Join(append(append(parts, originOf(d)...), d.Name), " · "))
}

type (
	cardJSON struct {
		Thing    entityJSON    `json:"thing"`
		With     *entityJSON   `json:"with,omitempty"`
		Roles    []roleJSON    `json:"roles,omitempty"`
		Beside   []partnerJSON `json:"beside,omitempty"`
		Shared   []partnerJSON `json:"both_with,omitempty"`
		Speakers []partnerJSON `json:"spoken_of_by,omitempty"`
		Articles []articleJSON `json:"articles,omitempty"`
		Total    int           `json:"facts_in_all"`
		Facts    []factJSON    `json:"facts"`
	}
	entityJSON struct {
		ID       schema.EntityID   `json:"id"`
		Name     string            `json:"name"`
		Type     schema.EntityType `json:"type"`
		Aliases  []string          `json:"aliases,omitempty"`
		Mentions int               `json:"mentions"`
		Articles int               `json:"articles"`

		Known     string   `json:"known,omitempty"`
		Wikidata  string   `json:"wikidata,omitempty"`
		Why       []string `json:"why,omitempty"`
		Corrected []string `json:"corrected,omitempty"`
	}
	roleJSON struct {
		Relation string          `json:"relation"`
		Of       thingJSON       `json:"of"`
		Phrase   string          `json:"phrase"`
		Modality schema.Modality `json:"modality"`
		From     string          `json:"from,omitempty"`
		To       string          `json:"to,omitempty"`
		Articles int             `json:"articles"`
		Fact     schema.FactID   `json:"fact"`
	}
	partnerJSON struct {
		ID       schema.EntityID `json:"id"`
		Name     string          `json:"name"`
		Facts    int             `json:"facts"`
		Articles int             `json:"articles"`
		Relation string          `json:"strongest,omitempty"`
	}
	articleJSON struct {
		ID        schema.DocID `json:"id"`
		Name      string       `json:"name"`
		Title     string       `json:"title,omitempty"`
		Outlet    string       `json:"outlet,omitempty"`
		Authors   []string     `json:"authors,omitempty"`
		Published string       `json:"published,omitempty"`
		Modified  string       `json:"modified,omitempty"`
		URL       string       `json:"url,omitempty"`
	}
)

// printCardJSON writes a card, or with a second one what binds the two.
func (p *factPrinter) printCardJSON(card, with *asking.Card, facts []schema.Fact) error {
	j := cardJSON{Thing: entityToJSON(card.Thing), Total: len(card.Facts)}
	var err error
	if j.Facts, err = p.factsJSON(facts); err != nil {
		return err
	}
	if with != nil {
		e := entityToJSON(with.Thing)
		j.With, j.Shared = &e, partnersJSON(asking.Shared(card, with))
		return printJSON(p.w, j)
	}
	for _, r := range card.Roles {
		j.Roles = append(j.Roles, roleJSON{r.Relation, thingJSON{ID: r.Of.ID, Name: r.Of.Name}, r.Phrase, r.Modality, r.From, r.To, r.Articles, r.Fact})
	}
	j.Beside, j.Speakers = partnersJSON(card.Partners), partnersJSON(card.Speakers)
	for _, d := range card.Articles {
		j.Articles = append(j.Articles, articleToJSON(d))
	}
	return printJSON(p.w, j)
}

func entityToJSON(e schema.Entity) entityJSON {
	return entityJSON{e.ID, e.Name, e.Type, e.Aliases, e.Mentions, len(e.Docs), e.Known, e.Wikidata, e.Why, e.Corrected}
}

func articleToJSON(d schema.Document) articleJSON {
	return articleJSON{d.ID, d.Name, d.Title, d.Outlet, d.Authors, d.Published, d.Modified, d.URL}
}

func partnersJSON(list []asking.Partner) []partnerJSON {
	var out []partnerJSON
	for _, x := range list {
		out = append(out, partnerJSON{x.Thing.ID, x.Thing.Name, x.Facts, x.Articles, x.Relation})
	}
	return out
}
