package extract

import (
	"fmt"

	"newsgraph/extract/coref"
	"newsgraph/extract/mention"
	"newsgraph/extract/parse"
	"newsgraph/extract/prose"
	"newsgraph/extract/relate"
	"newsgraph/extract/tag"
	"newsgraph/extract/text"
	"newsgraph/extract/token"
	"newsgraph/extract/value"
	"newsgraph/schema"
)

// A Stage adds layers to a document. It reads only the layers in Needs and
// writes only those in Fills.
type Stage struct {
	Name         string
	Needs, Fills text.Layer
	Apply        func(*text.Doc)
}

// English is the pipeline for English news, in the order it runs.
func English(v *schema.Vocabulary) []Stage {
	return []Stage{
		{"token", text.Blocks, text.Tokens, token.Split},
		{"tag", text.Tokens, text.Tags, tag.Tag},
		{"parse", text.Tags, text.Heads, parse.Parse},
		{"value", text.Heads, text.Values, value.Find},
		{"mention", text.Heads | text.Values, text.Mentions, mention.Find},
		{"coref", text.Mentions, text.Chains, coref.Link},
		{"relate", text.Chains | text.Values, text.Claims, relate.New(v).Read},
	}
}

// An Engine is a way to read English.
type Engine string

const (
	Own   Engine = "own"   // our models in every stage
	Prose Engine = "prose" // github.com/jdkato/prose/v2 behind the stages tag and mention
)

// Engines is every engine, the default first.
var Engines = []Engine{Own, Prose}

// Pipeline returns the stages of engine, "" being the first of Engines.
func Pipeline(engine Engine, v *schema.Vocabulary) ([]Stage, error) {
	stages := English(v)
	switch engine {
	case "", Own:
	case Prose:
		for i := range stages {
			switch stages[i].Name {
			case "tag":
				stages[i].Apply = func(doc *text.Doc) { prose.Tag(doc); tag.Lemmas(doc) }
			case "mention":
				stages[i].Apply = prose.Find
			}
		}
	default:
		return nil, fmt.Errorf("unknown engine %q; known are %v", engine, Engines)
	}
	return stages, check(stages, text.Blocks)
}

// check reports the first stage that needs a layer no earlier stage fills.
func check(stages []Stage, have text.Layer) error {
	for _, s := range stages {
		if missing := s.Needs &^ have; missing != 0 {
			return fmt.Errorf("stage %s needs layers %b, which no earlier stage fills", s.Name, missing)
		}
		have |= s.Fills
	}
	return nil
}
