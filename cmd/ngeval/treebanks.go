package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"newsgraph/eval"
	"newsgraph/extract"
	"newsgraph/extract/mention"
	"newsgraph/extract/text"
)

// A set is the documents of a treebank that rows of the table are about.
type set struct {
	name  string
	file  string // below data
	names string // the file of their names, which the model that ships has seen; "" if the treebank has entities
	part  string // of the documents' ids; "" is all
	coref bool   // the treebank has coreference
}

// heldOut is trained as the model of names that ships, without the names of EWT dev.
const heldOut = "eval/names-heldout.bin"

var sets = []set{
	{name: "ewt-dev", file: "ud/ewt-dev.conllu.gz", names: "ner/uner-ewt-dev.bio.gz"},
	{name: "gum-dev", file: "ud/gum-dev.conllu.gz", coref: true},
	{name: "gum-dev news", file: "ud/gum-dev.conllu.gz", part: "_news_", coref: true},
}

// treebanks scores the stages from token to coref on each set, on gold words and
// on raw text.
func treebanks(data string, engine extract.Engine, stages []extract.Stage) ([]eval.Score, error) {
	var scores []eval.Score
	for _, s := range sets {
		measures, err := s.measures(data, engine, stages)
		if err != nil {
			return nil, err
		}
		for _, m := range measures {
			scores = append(scores, m.Score())
		}
	}
	return scores, nil
}

func (s set) measures(data string, engine extract.Engine, stages []extract.Stage) ([]eval.Measure, error) {
	bank, err := eval.ReadTreebank(filepath.Join(data, s.file))
	if err != nil {
		return nil, err
	}
	names := bank.GUMNames()
	if s.names != "" {
		labelled, err := eval.ReadBIO(filepath.Join(data, s.names))
		if err != nil {
			return nil, err
		}
		if names, err = bank.NamesFrom(labelled); err != nil {
			return nil, err
		}
	}
	if s.names != "" && engine == extract.Own {
		if stages, err = withoutSeen(stages); err != nil {
			return nil, err
		}
	}
	clusters := bank.GoldClusters()
	g := gold{}
	for i, doc := range bank.Docs {
		if strings.Contains(doc.Name, s.part) {
			g.docs, g.names, g.clusters = append(g.docs, doc), append(g.names, names[i]), append(g.clusters, clusters[i])
		}
	}
	raw := eval.Read(g.docs, eval.Raw, only(stages, "token", "tag", "parse", "value", "mention", "coref"))
	given := eval.Read(g.docs, eval.Bare, only(stages, "tag", "parse", "value", "mention", "coref"))
	onGiven := slices.DeleteFunc(s.compare(s.name+" ", g, given), func(m eval.Measure) bool {
		return m.Name == s.name+" words F1" || m.Name == s.name+" sentences F1" // 100: they are the gold's
	})
	return append(s.compare(s.name+" raw ", g, raw), onGiven...), nil
}

// withoutSeen returns stages with a model of names that has not seen the names
// of EWT dev.
func withoutSeen(stages []extract.Stage) ([]extract.Stage, error) {
	file, err := os.ReadFile(heldOut)
	if err != nil {
		return nil, fmt.Errorf("%w: run ngeval in the root of the module, or make the file with ngtrain -only names-heldout", err)
	}
	m, err := mention.Read(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", heldOut, err)
	}
	if err := m.Check(); err != nil {
		return nil, fmt.Errorf("%s: %w", heldOut, err)
	}
	stages = slices.Clone(stages)
	for i := range stages {
		if stages[i].Name == "mention" {
			stages[i].Apply = m.Find
		}
	}
	return stages, nil
}

type gold struct {
	docs     []*text.Doc
	names    [][]mention.Name
	clusters [][]eval.Cluster
}

func (s set) compare(prefix string, g gold, docs []*text.Doc) []eval.Measure {
	out := append(eval.UD(prefix, g.docs, docs), eval.NameMeasures(prefix, g.docs, g.names, docs)...)
	if s.coref {
		out = append(out, eval.CorefMeasures(prefix, g.clusters, docs)...)
	}
	return out
}
