package learn

import (
	"bytes"
	"os"
	"testing"
)

// trainSome learns from made features for some epochs; it stops for good after one of them, 0 for none.
func trainSome(c Course, epochs, stop int) (file []byte) {
	trainer, rand := NewTrainer([]string{"a", "b", "c"}), Rand(3)
	defer func() { _ = recover() }()
	c.Run(trainer, &rand, epochs, func(epoch int) {
		if stop != 0 && epoch > stop {
			panic("killed")
		}
		for range 200 {
			f := []Key{K1(0, uint64(rand.Intn(40))), K1(1, uint64(rand.Intn(9)))}
			scores := make([]int32, 3)
			trainer.Score(f, scores)
			trainer.Tick()
			trainer.Update(f, int(f[0])%3, Best(scores))
		}
	})
	var p Pack
	trainer.Freeze(1).Save(&p, "m")
	return p.Encode()
}

func TestCourse(t *testing.T) {
	want := trainSome(Course{}, 6, 0)
	c := Course{Dir: t.TempDir(), Name: "m", Key: "k"}
	for stop := 1; stop < 6; stop++ {
		if file := trainSome(c, 6, stop); file != nil {
			t.Fatalf("a training that was to stop after epoch %d went on", stop)
		}
	}
	if got := trainSome(c, 6, 0); !bytes.Equal(got, want) {
		t.Error("a training taken up again ends elsewhere")
	}
	whole, err := os.ReadFile(c.file())
	if err != nil {
		t.Fatal(err)
	}
	for what, file := range map[string][]byte{"cut off": whole[:len(whole)-1], "changed": append(bytes.Clone(whole[:90]), append([]byte{whole[90] ^ 1}, whole[91:]...)...), "empty": nil} {
		if err := os.WriteFile(c.file(), file, 0o644); err != nil {
			t.Fatal(err)
		}
		if c.Load() != nil {
			t.Errorf("a file that is %s is taken for whole", what)
		}
	}
	c.Save([]byte("state"))
	if c.Key = "other data"; c.Load() != nil {
		t.Error("a state of other data is taken up")
	}
}

func FuzzCourse(f *testing.F) {
	trainer := NewTrainer([]string{"a", "b"})
	trainer.Tick()
	trainer.Update([]Key{7, 9}, 0, 1)
	f.Add(encodeCourse(3, 12, trainer))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, state []byte) {
		epoch, rand, back, ok := decodeCourse(state, []string{"a", "b"})
		if !ok {
			return
		}
		if again := encodeCourse(epoch, rand, back); len(again) > len(state) {
			t.Errorf("%d bytes of %d rows became %d", len(state), back.Rows(), len(again))
		}
	})
}
