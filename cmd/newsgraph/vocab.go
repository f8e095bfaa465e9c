package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/schema"
)

var schemaCommand = &cli.Command{
	Name:      "schema",
	Usage:     "print the vocabulary: entity types and relations",
	ArgsUsage: "[RELATION]",
	Description: `With --yaml, prints the file itself: the form in which your own --schema FILE adds
relations (or, with "replace: true", replaces these).

` + example("newsgraph schema responded_to"),
	Flags: []cli.Flag{
		&cli.StringFlag{Name: "schema", Usage: "extend the vocabulary with this YAML `FILE`"},
		&cli.BoolFlag{Name: "yaml", Usage: "print the built-in file"},
		&cli.BoolFlag{Name: "md", Usage: "print all of it as Markdown: docs/vocabulary.md is this"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	},
	Action: schemaAction,
}

func schemaAction(c *cli.Context) error {
	if err := wantArgs(c, 0, 1); err != nil {
		return err
	}
	if c.Bool("yaml") {
		_, err := c.App.Writer.Write(schema.NewsYAML())
		return err
	}
	v, err := vocabulary(c)
	if err != nil {
		return err
	}
	relations := v.Relations()
	if name := c.Args().First(); name != "" {
		r, ok := v.Relation(name)
		if !ok {
			return &hintError{fmt.Sprintf("no relation %q", name), `"newsgraph schema" lists them`}
		}
		relations = []schema.RelationInfo{r}
	}
	if c.Bool("json") {
		return printJSON(c.App.Writer, map[string]any{"types": schema.EntityTypes, "modalities": schema.Modalities, "relations": relations})
	}
	if c.Bool("md") {
		return writeVocabulary(c.App.Writer, relations)
	}
	if c.Args().First() != "" {
		return printRelation(c, relations[0])
	}
	fmt.Fprintf(c.App.Writer, "types: %s\n\n", joined(schema.EntityTypes))
	for _, r := range relations {
		fmt.Fprintf(c.App.Writer, "%-18s %s\n", r.Name, r.Meaning)
	}
	return nil
}

func printRelation(c *cli.Context, r schema.RelationInfo) error {
	object := joined(r.Object)
	if r.Text {
		object = strings.TrimPrefix(object+" or text", " or ")
	}
	rows := [][2]string{
		{"relation", r.Name}, {"meaning", r.Meaning}, {"from", joined(r.Subject)}, {"to", object}, {"inverse", r.Inverse},
		{"verbs", strings.Join(r.Verbs, ", ")}, {"nouns", strings.Join(r.Nouns, ", ")}, {"roles", strings.Join(r.Roles, ", ")},
		{"PLOVER", r.PLOVER}, {"CAMEO", r.CAMEO}, {"Wikidata", r.Wikidata}, {"example", r.Example},
	}
	for _, row := range rows {
		if row[1] != "" {
			fmt.Fprintf(c.App.Writer, "%-9s %s\n", row[0], row[1])
		}
	}
	return nil
}

func joined(types []schema.EntityType) string {
	var names []string
	for _, t := range types {
		names = append(names, string(t))
	}
	return strings.Join(names, ", ")
}
