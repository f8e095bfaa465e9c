package web

import (
	"slices"
)

// A keeper keeps the first of all that it is given by an order: at most twice as many as
// are wanted, and 1,000.
type keeper[T any] struct {
	most  int
	order func(a, b T) int
	list  []T
	total int
}

func (k *keeper[T]) add(x T) {
	k.total++
	if k.list = append(k.list, x); len(k.list) >= 2*k.most+1000 {
		k.first()
	}
}

func (k *keeper[T]) first() []T {
	slices.SortFunc(k.list, k.order)
	if len(k.list) > k.most {
		clear(k.list[k.most:])
		k.list = k.list[:k.most]
	}
	return k.list
}
