package parse

// correct reports whether a class loses no arc that can still be had, and labels
// its own arc well if that is a right one.
func (t *teacher) correct(class int, cost [moves]int) bool {
	m := t.moves[class]
	if cost[m] != 0 || m == shift {
		return cost[m] == 0
	}
	child, head := t.top(0), t.next
	if m == right {
		head = t.top(1)
	}
	return t.heads[child] != head || t.deps[child] == t.classes.label[class]
}

// costs returns how many more right arcs each move loses than the cheapest.
func (t *teacher) costs(ok [moves]bool) (cost [moves]int) {
	s0, s1, b0 := t.top(0), t.top(1), t.next
	later := 0 // children of s0 that are still to come
	for _, c := range t.kids[s0] {
		if c >= b0 {
			later++
		}
	}
	head := t.heads[s0]
	cost[left], cost[right] = later, later
	if head == s1 && s1 != none || head > b0 {
		cost[left]++
	}
	if head >= b0 {
		cost[right]++
	}
	if b0 < t.root {
		for _, c := range t.kids[b0] {
			if t.inside[c] {
				cost[shift]++
			}
		}
		if h := t.heads[b0]; h < b0 && t.inside[h] && h != s0 {
			cost[shift]++
		}
	}
	least := -1
	for m := range moves {
		if ok[m] && (least < 0 || cost[m] < least) {
			least = cost[m]
		}
	}
	for m := range moves {
		cost[m] -= least
	}
	return cost
}
