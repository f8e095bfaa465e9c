package mention

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/extract/learn"
	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// document makes a document of one sentence a line. A word is "form/TAG", glued
// to the one before it with "~"; without a tag it is punctuation. With
// "form/TAG/dep>head" anywhere, heads are filled too; head is the nearest word
// so spelled, and words without are roots.
func document(lines string) *text.Doc {
	doc := &text.Doc{}
	for line := range strings.SplitSeq(lines, "\n") {
		first := int32(len(doc.Tokens))
		heads := map[int]string{}
		for i, w := range strings.Fields(line) {
			w, glued := strings.CutPrefix(w, "~")
			if i > 0 && !glued {
				doc.Text += " "
			}
			dep := ""
			if at := strings.LastIndex(w, "/"); at > 0 && strings.Contains(w[at:], ">") {
				w, dep, _ = strings.Cut(w[:at]+">"+w[at+1:], ">")
				dep, heads[len(doc.Tokens)], _ = strings.Cut(dep, ">")
			}
			form, tag := w, w
			if at := strings.LastIndex(w, "/"); at > 0 {
				form, tag = w[:at], w[at+1:]
			}
			start := int32(len(doc.Text))
			doc.Text += form
			tok := text.Token{Span: text.Span{Start: start, End: int32(len(doc.Text))}, XPOS: tag, UPOS: lexicon.Universal(tag, form), Head: -1, Dep: dep}
			if tok.Lemma = lexicon.Fold(form); tag == "NNS" || tag == "NNPS" {
				tok.Lemma = lexicon.Singular(form)
			}
			doc.Tokens = append(doc.Tokens, tok)
		}
		doc.Text += "\n"
		attach(doc, heads, first)
		if end := int32(len(doc.Tokens)); end > first {
			doc.Sentences = append(doc.Sentences, text.Sentence{First: first, End: end})
		}
	}
	doc.Filled |= text.Tokens | text.Tags
	return doc
}

// attach sets the heads of the tokens from first on by the spelling of each.
func attach(doc *text.Doc, heads map[int]string, first int32) {
	for i, form := range heads {
		t := &doc.Tokens[i]
		for k := first; int(k) < len(doc.Tokens); k++ {
			if doc.Word(k) == form && (t.Head < 0 || max(int(k)-i, i-int(k)) < max(int(t.Head)-i, i-int(t.Head))) {
				t.Head = k
			}
		}
		doc.Filled |= text.Heads
	}
}

// forms returns the mentions of one form, as in "Person[Ann Obi]".
func forms(doc *text.Doc, form schema.Form) string {
	var out []string
	for _, m := range doc.Mentions {
		if m.Form == form {
			out = append(out, fmt.Sprintf("%s[%s]", m.Type, doc.Words(m.First, m.End)))
		}
	}
	return strings.Join(out, " ")
}

func TestNames(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		// Titles, honorifics, offices.
		{"President/NNP Amara/NNP Okoro/NNP spoke/VBD .", "Person[Amara Okoro]"},
		{"Former/JJ Secretary/NNP of/IN State/NNP Lena/NNP Brandt/NNP left/VBD .", "Person[Lena Brandt]"},
		{"Kenyan/JJ Prime/NNP Minister/NNP Amara/NNP Okoro/NNP spoke/VBD .", "NORP[Kenyan] Person[Amara Okoro]"},
		{"U.S./NNP Senior/NNP Vice/NNP President/NNP Lena/NNP Brandt/NNP left/VBD .", "GPE[U.S.] Person[Lena Brandt]"},
		{"Mr./NNP Brandt/NNP met/VBD Vice/NNP President/NNP Okoro/NNP .", "Person[Brandt] Person[Okoro]"},
		{"The/DT President/NNP of/IN Ghana/NNP spoke/VBD .", "GPE[Ghana]"},
		{"NTV/NNP News/NNP Correspondent/NNP Lena/NNP Brandt/NNP spoke/VBD .", "Organization[NTV News] Person[Lena Brandt]"},
		// Organizations.
		{"Zentrix/NNP Inc./NNP bought/VBD Obsidian/NNP Foods/NNPS ,/, Inc./NNP .", "Organization[Zentrix Inc.] Organization[Obsidian Foods , Inc.]"},
		{"The/DT Ministry/NNP of/IN the/DT Interior/NNP and/CC the/DT University/NNP of/IN Oslo/NNP agreed/VBD .", "Organization[Ministry of the Interior] Organization[University of Oslo]"},
		{"The/DT Okoro/NNP administration/NN met/VBD the/DT Kenyan/JJ government/NN .", "Organization[Okoro administration] Organization[Kenyan government]"},
		{"The/DT Fish/NNP and/CC Game/NNP Commission/NNP met/VBD .", "Organization[Fish and Game Commission]"},
		{"the/DT Los/NNP Halcones/NNPS gang/NN fled/VBD", "Organization[Los Halcones]"},
		{"Muqtar/NNP al/NNP ~-/HYPH ~Zaman/NNP left/VBD .", "Person[Muqtar al-Zaman]"},
		// Places, peoples, buildings, laws, events.
		{"Kenya/NNP and/CC Uganda/NNP fight/VBP in/IN South/NNP Sudan/NNP .", "GPE[Kenya] GPE[Uganda] GPE[South Sudan]"},
		{"The/DT Ugandan/JJ army/NN left/VBD Lake/NNP Victoria/NNP .", "NORP[Ugandan] Location[Lake Victoria]"},
		{"El/NNP Salvadoran/JJ men/NNS left/VBD El/NNP Savador/NNP .", "NORP[El Salvadoran] GPE[El Savador]"},
		{"under/IN the/DT Border/NNP Safety/NNP Act/NNP , in/IN Stonewell/NNP Prison/NNP", "Law[Border Safety Act] Facility[Stonewell Prison]"},
		{"Hurricane/NNP Odile/NNP hit/VBD Mexico/NNP", "Event[Hurricane Odile] GPE[Mexico]"},
		// Works.
		{"a/DT documentary/NN titled/VBN “/`` Leaving/VBG Home/NNP ,/, ~”/'' aired/VBD", "Work[Leaving Home]"},
		{"a/DT film/NN titled/VBN Leaving/VBG Home/NNP aired/VBD", "Work[Leaving Home]"},
		{"a/DT “/`` Panorama/NNP ~”/'' segment/NN aired/VBD", "Work[Panorama]"},
		{"“/`` We/PRP will/MD leave/VB ,/, ~”/'' she/PRP said/VBD", ""},
		{"a/DT BBC/NNP Lamplight/NNP documentary/NN aired/VBD", "Work[BBC Lamplight] Organization[BBC]"},
		// Acronyms.
		{"the/DT Harbor/NNP Detention/NNP Center/NNP (/-LRB- ~HADEC/NNP ~)/-RRB- .\nHADEC/NNP closed/VBD .", "Facility[Harbor Detention Center] Facility[HADEC] Facility[HADEC]"},
		{"the/DT prison/NN ,/, known/VBN as/IN HADEC/NNP ,/, closed/VBD", "Facility[HADEC]"},
		{"Ether/NNP (/-LRB- ~CRYPTO/NNP :/: ETH/NNP ~)/-RRB- fell/VBD .", "Product[Ether] Product[ETH]"},
		{"OSLO/NNP ,/, Norway/NNP (/-LRB- ~AP/NNP ~)/-RRB- Ann/NNP Obi/NNP left/VBD", "GPE[OSLO] GPE[Norway] Organization[AP] Person[Ann Obi]"},
		// Datelines.
		{"HALIFAX/NN ,/, N.S./NNP |/NFP The/DT ferry/NN sank/VBD .", "GPE[HALIFAX] GPE[N.S.]"},
		{"SEOUL/NN (/-LRB- ~Two/CD Rivers/NNPS News/NNP ~)/-RRB- --/: The/DT ferry/NN sank/VBD .", "GPE[SEOUL] Organization[Two Rivers News]"},
		{"THRISSUR/NN ,/, India/NNP ~:/: The/DT court/NN sat/VBD .", "GPE[THRISSUR] GPE[India]"},
		{"GALWAY/NNP ,/, Ireland/NNP ,/, March/NNP 3/CD —/: Ships/NNS sailed/VBD .", "GPE[GALWAY] GPE[Ireland]"},
		{"EXCLUSIVE/JJ —/: The/DT ferry/NN sank/VBD .", ""},
		// What a noun before or after the name says it is.
		{"A/DT newspaper/NN ,/, Yeni/NNP Gün/NNP ,/, closed/VBD .", "Organization[Yeni Gün]"},
		{"The/DT prison/NN ,/, Orlan/NNP Grey/NNP ,/, fell/VBD .", "Facility[Orlan Grey]"},
		{"The/DT head/NN of/IN the/DT museum/NN ,/, Orlan/NNP Grey/NNP ,/, left/VBD .", "Person[Orlan Grey]"},
		{"Ferries/NNS ,/, Ann/NNP Obi/NNP ,/, and/CC ships/NNS left/VBD .", "Person[Ann Obi]"},
		{"Banca/NNP Orlana/NNP and/CC Partido/NNP Verde/NNP merged/VBD .", "Organization[Banca Orlana] Organization[Partido Verde]"},
		// Hyphens in surnames.
		{"They/PRP met/VBD Foday/NNP Sesay/NNP ~-/HYPH ~Bright/JJ and/CC Maria/NNP Cardinal/NNP ~-/HYPH ~Fehr/NNP .", "Person[Foday Sesay-Bright] Person[Maria Cardinal-Fehr]"},
		// The document agrees with itself.
		{"Tomasz/NNP Wend/NNP left/VBD .\nLater/RB Wend/NNP returned/VBD .", "Person[Tomasz Wend] Person[Wend]"},
		{"Tomasz/NNP Wend/NNP left/VBD .\nWhy/WRB Wend/NN Left/VBD His/PRP$ Old/JJ House/NN Behind/RB", "Person[Tomasz Wend] Person[Wend]"},
		// No names.
		{"on/IN Tuesday/NNP in/IN March/NNP ,/, COVID/NNP ~-/HYPH ~19/CD struck/VBD", ""},
		{"a/DT post/NN on/IN X/NN", "Product[X]"},
		{"Write/VB to/IN ann@example.org/NNP or/CC https://example.org/a/NNP", ""},
		{"", ""},
	} {
		doc := document(tt.in)
		Find(doc)
		if got := forms(doc, schema.Name); got != tt.want {
			t.Errorf("names of %q\n got %s\nwant %s", tt.in, got, tt.want)
		}
	}
}

func TestNominals(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"three/CD young/JJ Kenyan/JJ men/NNS left/VBD the/DT old/JJ prison/NN", "Group[three young Kenyan men] Facility[the old prison]"},
		{"A/DT federal/JJ judge/NN ruled/VBD", "Person[A federal judge]"},
		{"Ghana/NNP ~'s/POS entire/JJ prison/NN population/NN fled/VBD", "Group[Ghana's entire prison population]"},
		{"the/DT country/NN ~'s/POS maximum/JJ ~-/HYPH ~security/NN prison/NN", "Facility[the country's maximum-security prison] GPE[the country]"},
		{"his/PRP$ government/NN and/CC U.S./NNP authorities/NNS", "Organization[his government] Organization[U.S. authorities]"},
		{"more/JJR than/IN 100/CD men/NNS and/CC many/JJ of/IN the/DT prisoners/NNS", "Group[more than 100 men] Group[many of the prisoners]"},
		{"the/DT Los/NNP Halcones/NNPS gang/NN and/CC the/DT platform/NN X/NNP", ""},
		{"a/DT Ghana/NNP resident/NN saw/VBD the/DT documentary/NN", "Person[a Ghana resident] Work[the documentary]"},
		{"The/DT President/NNP spoke/VBD of/IN peace/NN", "Person[The President]"},
		{"three/CD Kenyans/NNPS and/CC the/DT jailed/VBN Danes/NNPS", "Group[three Kenyans] Group[the jailed Danes]"},
		{"no/DT man/NN saw/VBD any/DT prison/NN", ""},
		{"the/DT center/NN , human/JJ rights/NNS organizations/NNS", "Facility[the center] Group[human rights organizations]"},
	} {
		doc := document(tt.in)
		Find(doc)
		if got := forms(doc, schema.Nominal); got != tt.want {
			t.Errorf("descriptions in %q\n got %s\nwant %s", tt.in, got, tt.want)
		}
	}
}

func TestPronouns(t *testing.T) {
	doc := document("She/PRP told/VBD us/PRP that/IN their/PRP$ dog/NN hurt/VBD itself/PRP ,/, which/WDT I/PRP saw/VBD .")
	Find(doc)
	if got, want := forms(doc, schema.Pronoun), "Person[She] [us] [their] [itself] Person[I]"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestHeads(t *testing.T) {
	doc := document("the/DT old/JJ judge/NN Maria/NNP Silva/NNP left/VBD")
	for i, head := range []int32{2, 2, 5, 2, 3, -1} {
		doc.Tokens[i].Head = head
	}
	doc.Tokens[4].Dep = "flat"
	doc.Filled |= text.Heads
	Find(doc)
	for _, m := range doc.Mentions {
		if doc.Words(m.First, m.End) == "Maria Silva" && m.Head != 3 {
			t.Errorf("head of Maria Silva is %s", doc.Word(m.Head))
		}
	}
}

func TestModelFeatures(t *testing.T) {
	if m := English(); m != nil {
		if err := m.Check(); err != nil {
			t.Error(err)
		}
	}
}

func TestViterbi(t *testing.T) {
	v := &viterbi{}
	v.reset(4)
	v.emit[0][label(0, begin)], v.emit[1][label(1, ending)], v.emit[1][label(0, ending)] = 5, 9, 5
	v.emit[3][label(2, begin)] = 7 // cannot end a sentence
	var got []string
	eachSpan(v.best(&[classes][classes]int32{}), func(first, end, kind int) { got = append(got, fmt.Sprint(first, end, kind)) })
	if strings.Join(got, " ") != "0 2 0" {
		t.Errorf("spans %v", got)
	}
}

func TestTrain(t *testing.T) {
	var docs []Labelled
	for _, s := range []string{"Ann/NNP met/VBD Bob/NNP Lee/NNP", "Acme/NNP hired/VBD Ann/NNP in/IN Oslo/NNP", "dogs/NNS bark/VBP"} {
		d := Labelled{Doc: document(s)}
		for i, tok := range d.Doc.Tokens {
			w, at := d.Doc.Word(int32(i)), int32(i)
			switch {
			case w == "Bob":
				d.Names = append(d.Names, Name{at, at + 2, schema.Person})
			case w == "Acme":
				d.Names = append(d.Names, Name{at, at + 1, schema.Organization})
			case w == "Oslo":
				d.Names = append(d.Names, Name{at, at + 1, schema.GPE})
			case tok.XPOS == "NNP" && w != "Lee":
				d.Names = append(d.Names, Name{at, at + 1, schema.Person})
			}
		}
		docs = append(docs, d)
	}
	tr := Training{Docs: docs, Epochs: 10, MinUpdates: 1, Seeds: 1, Log: func(string, ...any) {}}
	m, err := Read(Train(tr).Encode())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		var got []Name
		m.Spans(d.Doc, func(first, end int32, kind schema.EntityType) { got = append(got, Name{first, end, kind}) })
		if fmt.Sprint(got) != fmt.Sprint(d.Names) {
			t.Errorf("%q: got %v, want %v", d.Doc.Text, got, d.Names)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("The/DT “/`` A/NNP B/NNP ~”/'' of/IN Kenya/NNP ~'s/POS X/NNP (/-LRB- Y/NNP )/-RRB- known/VBN as/IN Inc./NNP administration/NN", int64(3))
	f.Add("and/CC al/NNP ~-/HYPH ~B/NNP , Jr./NNP of/IN the/DT\nmore/JJR than/IN 5/CD men/NNS of/IN", int64(9))
	f.Fuzz(func(t *testing.T, s string, seed int64) {
		doc := document(s)
		if seed%2 == 0 { // any heads
			for i := range doc.Tokens {
				doc.Tokens[i].Head = int32(uint64(seed)%uint64(len(doc.Tokens)+1)) - 1
				doc.Tokens[i].Dep = [...]string{"flat", "cop", "amod", "conj", "expl"}[uint64(seed)%5]
				seed = seed*6364136223846793005 + 1442695040888963407
			}
			doc.Filled |= text.Heads
		}
		Find(doc)
		for i, m := range doc.Mentions {
			if m.First < 0 || m.End <= m.First || int(m.End) > len(doc.Tokens) || m.Head < m.First || m.Head >= m.End || m.Chain != -1 {
				t.Fatalf("mention %+v of %d tokens", m, len(doc.Tokens))
			}
			if doc.SentenceOf(m.First) != doc.SentenceOf(m.End-1) {
				t.Fatalf("%q crosses a sentence", doc.Words(m.First, m.End))
			}
			if i > 0 && (doc.Mentions[i-1].First > m.First || doc.Mentions[i-1].First == m.First && doc.Mentions[i-1].End <= m.End) {
				t.Fatalf("mentions %d and %d are out of order", i-1, i)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	in := strings.Repeat("Kenyan/JJ Prime/NNP Minister/NNP Amara/NNP Okoro/NNP told/VBD three/CD men/NNS at/IN the/DT old/JJ prison/NN that/IN he/PRP left/VBD ./.\n", 20)
	doc := document(in)
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}

// Whatever stands in the sections of a model, it is refused or finds names inside of the sentence.
func FuzzRead(f *testing.F) {
	f.Add("O\nB\nI", []byte{1, 1}, []byte{1, 2}, []byte{0, 1, 2}, []byte{1, 2, 3})
	f.Fuzz(func(t *testing.T, labels string, keys, lengths, classes, weights []byte) {
		var p learn.Pack
		for name, data := range map[string][]byte{"labels": []byte(labels), "keys": keys, "lengths": lengths, "classes": classes, "weights": weights} {
			p.Add("names/"+name, data)
		}
		p.Add("casing/keys", keys)
		p.Add("casing/values", weights)
		m, err := Read(p.Encode())
		if err != nil {
			return
		}
		doc := document("Ann/NNP Lee/NNP saw/VBD Acme/NNP Corp/NNP ./.")
		m.Spans(doc, func(first, end int32, _ schema.EntityType) {
			if first < 0 || end <= first || int(end) > len(doc.Tokens) {
				t.Errorf("name %d to %d of %d words", first, end, len(doc.Tokens))
			}
		})
	})
}
