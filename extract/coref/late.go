package coref

import (
	"slices"
	"strings"

	"newsgraph/schema"
)

// late joins what only the whole text tells.
func (l *linker) late() {
	l.last = true
	l.bareGovernments()
	for _, i := range l.waiting {
		l.firstPerson(i)
	}
	for k := range kinships {
		if kinships[k].kind == schema.Facility && kinships[k].also != nil {
			l.onlyOfKind(&kinships[k])
		}
	}
}

// bareGovernments joins "the government" with the only government of a
// country, or else the nearest before.
func (l *linker) bareGovernments() {
	var keyed []int32
	whose := map[int32]bool{} // clusters
	for i := range l.Mentions {
		if key := l.government(int32(i)); strings.HasPrefix(key, "gov:") {
			keyed = append(keyed, int32(i))
			whose[l.root(int32(i))] = true
		}
	}
	if len(keyed) == 0 {
		return
	}
	for i, m := range l.Mentions {
		r := &l.refs[i]
		if m.Form != schema.Nominal || r.head != "government" || r.det != definite || len(r.mods) > 0 || r.after || whose[l.root(int32(i))] {
			continue
		}
		if j := l.onlyOrBefore(int32(i), keyed); j >= 0 {
			l.join(int32(i), j)
		}
	}
}

// onlyOrBefore returns the last of keyed before i, or the first if all are of
// one cluster, or -1.
func (l *linker) onlyOrBefore(i int32, keyed []int32) int32 {
	before, one := int32(-1), true
	for _, k := range keyed {
		if k < i {
			before = k
		}
		one = one && l.root(k) == l.root(keyed[0])
	}
	if before < 0 && one {
		return keyed[0]
	}
	return before
}

// onlyOfKind joins "the country's largest airport" and the like with the only
// facility of that kind that the text names.
func (l *linker) onlyOfKind(kin *kinship) {
	named := int32(-1)
	for i := range l.Mentions {
		c := l.of(int32(i))
		if c.kind != schema.Facility || len(c.names) == 0 || !l.kinOf(int32(i), kin) {
			continue
		}
		if named >= 0 && l.root(named) != l.root(int32(i)) {
			return
		}
		named = int32(i)
	}
	if named < 0 {
		return
	}
	for i := range l.Mentions {
		i := int32(i)
		c := l.of(i)
		r := &l.refs[i]
		if c.kind != schema.Facility || len(c.names) > 0 || !kin.heads[r.head] || r.num == plural || l.of(named).country != "" && c.country != "" && l.of(named).country != c.country {
			continue
		}
		if !slices.ContainsFunc(c.members, func(k int32) bool {
			return l.refs[k].det == indefinite || l.refs[k].count != "" || hasAny(l.refs[k].mods, contrast)
		}) {
			l.join(i, named)
		}
	}
}
