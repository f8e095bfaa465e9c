package resolve

// The bearers of a name are the sets that it may stand for. A surname may have thousands, and stand
// alone in thousands of articles: who is known where is looked up, not asked of each.
type bearers struct {
	w       *world
	roots   []int            // in order
	roles   map[string][]int // of roots, by their profiles; nil until somebody asks
	company map[int32][]int
}

// bearers must not be used after one of them is joined.
func (w *world) bearers(nodes []int) *bearers { return &bearers{w: w, roots: w.roots(nodes)} }

// one returns the one that fits; of several, the one in known company.
func (b *bearers) one(p profile, fits func(int) bool) (int, reason, bool) {
	only := -1
	for _, c := range b.roots {
		if !fits(c) {
			continue
		}
		if only >= 0 {
			c, ok := b.known(p, fits)
			return c, companyShort, ok
		}
		only = c
	}
	return only, onlyShort, only >= 0
}

// known returns the only one that fits of those with whom p has a role or a name of their articles in common.
func (b *bearers) known(p profile, fits func(int) bool) (int, bool) {
	if b.roles == nil {
		b.index()
	}
	only := -1
	another := func(list []int) bool {
		for _, c := range list {
			if c != only && fits(c) {
				if only >= 0 {
					return true
				}
				only = c
			}
		}
		return false
	}
	for r := range p.roles {
		if another(b.roles[r]) {
			return 0, false
		}
	}
	for k := range p.company {
		if another(b.company[k]) {
			return 0, false
		}
	}
	return only, only >= 0
}

func (b *bearers) index() {
	b.roles, b.company = map[string][]int{}, map[int32][]int{}
	for _, c := range b.roots {
		p := b.w.profile(c)
		for r := range p.roles {
			b.roles[r] = append(b.roles[r], c)
		}
		for k := range p.company {
			b.company[k] = append(b.company[k], c)
		}
	}
}
