package learn

// Features collects the features of one decision. Templates are numbered in the
// order of use, so the code that calls One to Four is the set of templates.
type Features struct {
	List     []Key
	template int
}

// One adds a feature of one value.
func (f *Features) One(a uint64) {
	f.List = append(f.List, K1(f.template, a))
	f.template++
}

// Two adds a feature of two values.
func (f *Features) Two(a, b uint64) {
	f.List = append(f.List, K2(f.template, a, b))
	f.template++
}

// Three adds a feature of three values.
func (f *Features) Three(a, b, c uint64) {
	f.List = append(f.List, K3(f.template, a, b, c))
	f.template++
}

// Four adds a feature of four values.
func (f *Features) Four(a, b, c, d uint64) {
	f.List = append(f.List, K4(f.template, a, b, c, d))
	f.template++
}
