package learn_test

import (
	"bytes"
	"slices"
	"testing"

	"newsgraph/extract/learn"
)

// train learns to tell even from odd numbers by their last binary digits.
func train() *learn.Trainer {
	t := learn.NewTrainer([]string{"even", "odd", "never"})
	r := learn.Rand(1)
	scores := make([]int32, 3)
	for range 2000 {
		n := r.Intn(1000)
		clear(scores)
		t.Score(features(n), scores)
		t.Tick()
		if got := learn.Best(scores); got != n%2 {
			t.Update(features(n), n%2, got)
		}
	}
	return t
}

func features(n int) []learn.Key {
	return []learn.Key{learn.K1(0, uint64(n%4)), learn.K2(1, uint64(n%3), uint64(n%8)), learn.K1(2, 0)}
}

func errors(m *learn.Model) (n int) {
	for i := range 1000 {
		scores := make([]int32, 3)
		if m.Score(features(i), scores); learn.Best(scores) != i%2 {
			n++
		}
	}
	return n
}

func TestTrainSaveLoad(t *testing.T) {
	m := train().Freeze(1)
	if n := errors(m); n > 0 {
		t.Errorf("frozen model is wrong for %d of 1000", n)
	}
	var p learn.Pack
	m.Save(&p, "m")
	file := p.Encode()
	back, err := learn.ReadPack(file)
	if err != nil {
		t.Fatal(err)
	}
	m2, err := learn.LoadModel(back, "m")
	if err != nil {
		t.Fatal(err)
	}
	if n := errors(m2); n > 0 || m2.Labels()[1] != "odd" {
		t.Errorf("loaded model: %d wrong, want 0; labels %q", n, m2.Labels())
	}
	var again learn.Pack
	train().Freeze(1).Save(&again, "m")
	if !bytes.Equal(again.Encode(), file) {
		t.Error("training twice gives other bytes")
	}
}

// TestDenseRows compares rows laid out densely with what they were trained to be.
func TestDenseRows(t *testing.T) {
	labels := make([]string, 50)
	tr := learn.NewTrainer(labels)
	r := learn.Rand(7)
	for i := range 20000 {
		k := learn.K1(0, uint64(r.Intn(300)))
		class := r.Intn(50)
		tr.Add([]learn.Key{k}, class, int32(class-20)*int32(1+i%3))
	}
	m := tr.Freeze(1)
	for trial := range 200 {
		var keys []learn.Key
		for range trial {
			keys = append(keys, learn.K1(0, uint64(r.Intn(310))))
		}
		want, got := make([]int32, 50), make([]int32, 50)
		tr.Score(keys, want)
		m.Score(keys, got)
		if trial > 0 && learn.Best(want) != learn.Best(got) && want[learn.Best(want)]*9 > want[learn.Best(got)]*10 {
			t.Fatalf("%d features: best is %d, want %d", trial, learn.Best(got), learn.Best(want))
		}
	}
}

// TestScoresAdd wants of many features at once, long rows and short, known and unknown, the sum of what each gives alone.
func TestScoresAdd(t *testing.T) {
	for _, classes := range []int{3, 50, 256} {
		tr := learn.NewTrainer(make([]string, classes))
		r := learn.Rand(11)
		for i := range 400 {
			key, most := []learn.Key{learn.K1(0, uint64(i))}, []int{500, 2000, 16000}[i%3]
			tr.Add(key, 0, int32(most))
			for range i % (2 * classes) { // a weight or two, or one for most classes
				tr.Add(key, 1+r.Intn(classes-1), int32(r.Intn(most)-most/2))
			}
		}
		m := tr.Freeze(1)
		for n := range 450 { // more than are looked up, or added up, at once
			all, want := make([]int32, classes), make([]int32, classes)
			var keys []learn.Key
			for range n {
				i := r.Intn(500)
				if n%2 == 0 {
					i -= i % 3 // rows of one scale
				}
				keys = append(keys, learn.K1(0, uint64(i)))
				m.Score(keys[len(keys)-1:], want)
			}
			if m.Score(keys, all); !slices.Equal(all, want) {
				t.Fatalf("%d classes, %d features: got %v, want %v", classes, n, all, want)
			}
		}
	}
}

func TestTable(t *testing.T) {
	values := map[learn.Key]uint32{}
	for i := range uint64(500) {
		values[learn.WordKey(i)] = uint32(i % 7)
	}
	var p learn.Pack
	learn.NewTable(values).Save(&p, "t")
	table, err := learn.LoadTable(&p, "t")
	if err != nil {
		t.Fatal(err)
	}
	for i := range uint64(600) {
		want := uint32(i % 7)
		if i >= 500 {
			want = 0
		}
		if got := table.Get(i); got != want {
			t.Fatalf("Get(%d) = %d, want %d", i, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"Don’t", "don't", true},
		{"ÉTÉ", "été", true},
		{"2025", "0000", true},
		{"“", `"`, true},
		{"—", "–", true},
		{"–", "-", false},
		{"cat", "cats", false},
		{"", " ", false},
	} {
		if got := learn.Fold(tt.a) == learn.Fold(tt.b); got != tt.same {
			t.Errorf("Fold(%q) == Fold(%q) is %v", tt.a, tt.b, got)
		}
	}
	if learn.Shape("McDonald-2025") != learn.Shape("AbCdef-123") || learn.Shape("Mc") == learn.Shape("MC") {
		t.Error("Shape does not see cases as it says")
	}
}

func FuzzReadPack(f *testing.F) {
	var p learn.Pack
	train().Freeze(1).Save(&p, "m")
	f.Add(p.Encode())
	f.Add([]byte("NGPACK1\n\x01a"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if p, err := learn.ReadPack(file); err == nil {
			learn.LoadModel(p, "m")
			learn.LoadTable(p, "m")
		}
	})
}

// FuzzModel mutates what zstd hides from FuzzReadPack: the sections of a model and a table.
func FuzzModel(f *testing.F) {
	var p learn.Pack
	train().Freeze(1).Save(&p, "m")
	f.Add(string(p.Section("m/labels")), p.Section("m/keys"), p.Section("m/lengths"), p.Section("m/classes"), p.Section("m/weights"))
	f.Add("a", []byte{1, 1}, []byte{2, 1}, []byte{0, 0, 0}, []byte{1, 2, 3})
	f.Add("a", []byte{1}, []byte{0xac, 2}, make([]byte, 300), make([]byte, 300))                                                       // a row longer than there can be classes
	f.Add("a\nb\nc\nd\ne\nf\ng\nh\ni\nj", []byte{1}, []byte{10}, []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, bytes.Repeat([]byte{0x80}, 10)) // weights that no training gives
	f.Fuzz(func(t *testing.T, labels string, keys, lengths, classes, weights []byte) {
		var p learn.Pack
		p.Add("m/labels", []byte(labels))
		for name, data := range map[string][]byte{"keys": keys, "lengths": lengths, "classes": classes, "weights": weights, "values": weights} {
			p.Add("m/"+name, data)
		}
		if m, err := learn.LoadModel(&p, "m"); err == nil {
			scores := make([]int32, len(m.Labels()))
			m.Score([]learn.Key{1, 2, 3}, scores)
		}
		if table, err := learn.LoadTable(&p, "m"); err == nil {
			table.Get(1)
		}
	})
}
