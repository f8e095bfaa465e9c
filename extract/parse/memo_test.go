package parse

import (
	"fmt"
	"testing"

	"newsgraph/extract/learn"
	"newsgraph/extract/text"
)

// What is kept from one decision to the next is what would be added up again.
func TestMemo(t *testing.T) {
	p, r := English(), learn.Rand(7)
	tags := [...][2]string{{"NN", "NOUN"}, {"VBD", "VERB"}, {"DT", "DET"}, {"IN", "ADP"}, {",", "PUNCT"}, {"NNP", "PROPN"}, {"CC", "CCONJ"}}
	words := [...]string{"the", "minister", "said", "of", "that", "Ortega", "and", ",", "talks", "with"}
	for range 40 {
		doc := &text.Doc{}
		for i := range 1 + r.Intn(30) {
			start := int32(len(doc.Text))
			doc.Text += words[r.Intn(len(words))] + " "
			tag := tags[r.Intn(len(tags))]
			doc.Tokens = append(doc.Tokens, text.Token{Span: text.Span{Start: start, End: int32(len(doc.Text)) - 1}, XPOS: tag[0], UPOS: tag[1]})
			doc.Sentences = []text.Sentence{{End: int32(i + 1)}}
		}
		s := p.pool.Get().(*state)
		p.look(s, doc, doc.Sentences[0])
		p.forget(s)
		for step := 0; !s.done(); step++ {
			m, forced := s.forced()
			label := uint8(0)
			if !forced {
				s.features()
				p.score(s)
				if len(s.keys) != templates {
					t.Fatalf("%d features, %d templates", len(s.keys), templates)
				}
				var want [learn.MaxClasses]int32
				p.model.Score(s.keys, want[:])
				if got := fmt.Sprint(s.scores); got != fmt.Sprint(want[:len(s.scores)]) {
					t.Fatalf("step %d of %q:\n got %s\nwant %v", step, doc.Text, got, want[:len(s.scores)])
				}
				best := p.best(s.scores, s.allowed())
				if r.Intn(3) == 0 { // another way than the best, as on a text unlike all others
					for ok := s.allowed(); ; {
						if best = r.Intn(len(p.moves)); ok[p.moves[best]] {
							break
						}
					}
				}
				m, label = p.moves[best], p.label[best]
			}
			s.do(m, label)
		}
		p.pool.Put(s)
	}
}
