package resolve

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// bearing is a world of people of whom only profiles are known.
func bearing(profiles []profile) (*world, []int) {
	w := &world{profiles: map[int]profile{}}
	var all []int
	for i, p := range profiles {
		w.parent, w.profiles[i], all = append(w.parent, int32(i)), p, append(all, i)
	}
	return w, all
}

func setOf[K comparable](keys ...K) set[K] {
	s := set[K]{}
	for _, k := range keys {
		s.add(k)
	}
	return s
}

// The index finds whom asking each would.
func TestBearers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.Custom(func(t *rapid.T) profile {
			return profile{
				roles:   setOf(rapid.SliceOfN(rapid.SampledFrom([]string{"mayor", "poet", "judge"}), 0, 2).Draw(t, "roles")...),
				company: setOf(rapid.SliceOfN(rapid.Int32Range(0, 5), 0, 2).Draw(t, "company")...),
				she:     rapid.IntRange(0, 1).Draw(t, "she"),
			}
		})
		w, all := bearing(rapid.SliceOfN(some, 0, 6).Draw(t, "bearers"))
		p := some.Draw(t, "who")
		fits := func(c int) bool { return w.profile(c).she == p.she }

		fit := slices.DeleteFunc(slices.Clone(all), func(c int) bool { return !fits(c) })
		near := slices.DeleteFunc(slices.Clone(fit), func(c int) bool { return !known(p, w.profile(c)) })
		want := near
		if len(fit) == 1 {
			want = fit
		}
		b := w.bearers(all)
		if c, why, ok := b.one(p, fits); ok != (len(want) == 1) || ok && (c != want[0] || (why == onlyShort) != (len(fit) == 1)) {
			t.Errorf("one: %v %v %v, not %v", c, why, ok, want)
		}
		if c, ok := b.known(p, fits); ok != (len(near) == 1) || ok && c != near[0] {
			t.Errorf("known: %v %v, not %v", c, ok, near)
		}
	})
}

// Who is one of thousands is found without asking thousands.
func TestManyBearers(t *testing.T) {
	var profiles []profile
	for i := range int32(5000) {
		profiles = append(profiles, profile{company: setOf(i, i+1)})
	}
	w, all := bearing(profiles)
	asked := 0
	b := w.bearers(all)
	c, _, ok := b.one(profile{company: setOf[int32](0)}, func(int) bool { asked++; return true })
	if c != 0 || !ok || asked > 5 {
		t.Errorf("%d %v after asking %d", c, ok, asked)
	}
}
