package graph

import (
	"context"
	"encoding/binary"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
)

// A planner is Cayley's key-value quad store with better estimates and more use
// of its indexes. Cayley v0.7.7 takes every index look-up for half the database,
// so that its joins begin at the wrong end. Here the estimate is the number of
// quads that use the node, which the store keeps for its own ends, and a filter
// on two or three directions is one scan of an index's prefix.
type planner struct {
	*ckv.QuadStore
	db hkv.KV
}

func newPlanner(db hkv.KV) (*planner, error) {
	qs, err := ckv.New(db, cayley.Options{ckv.OptNoBloom: true})
	if err != nil {
		return nil, err
	}
	return &planner{qs.(*ckv.QuadStore), db}, nil
}

// Costs of one step, in Cayley's unit. A look-up compares ids that are at hand.
const (
	lookUpCost = 1
	stepCost   = 2
)

// uses is the number of quads that have the node in any direction, an upper
// bound for each one of them. It is -1 when it cannot be told.
func (p *planner) uses(ref cayley.Ref) int64 {
	v := p.QuadStore.NameOf(ref)
	if v == nil {
		return 0
	}
	tx, err := p.db.Tx(false)
	if err != nil {
		return -1
	}
	defer tx.Close()
	h := cayley.HashOf(v)
	b, err := tx.Get(context.Background(), hkv.Key{{'n', h[0], h[1]}, h[:]})
	if err != nil {
		return 0
	}
	n, _ := binary.Uvarint(b)
	return int64(n)
}

// estimated is an iterator with our estimate in place of its own.
type estimated struct {
	cayley.IteratorShape
	costs cayley.IteratorCosts
}

func (e estimated) Stats(context.Context) (cayley.IteratorCosts, error) { return e.costs, nil }

func (e estimated) Optimize(context.Context) (cayley.IteratorShape, bool) { return e, false }

func estimate(it cayley.Iterator, size, step int64) cayley.Iterator {
	costs := cayley.IteratorCosts{ContainsCost: lookUpCost, NextCost: step, Size: cayley.Size{Size: size}}
	return cayley.NewLegacy(estimated{cayley.AsShape(it), costs}, nil)
}

// QuadIteratorSize is Cayley's, with our estimate.
func (p *planner) QuadIteratorSize(ctx context.Context, d quad.Direction, ref cayley.Ref) (cayley.Size, error) {
	if n := p.uses(ref); n >= 0 {
		return cayley.Size{Size: n}, nil
	}
	return p.QuadStore.QuadIteratorSize(ctx, d, ref)
}

// QuadIterator is Cayley's, with our estimate.
func (p *planner) QuadIterator(d quad.Direction, ref cayley.Ref) cayley.Iterator {
	if ref == nil {
		return iterator.NewNull()
	}
	it := p.QuadStore.QuadIterator(d, ref)
	n := p.uses(ref)
	if n < 0 {
		return it
	}
	step := int64(stepCost)
	if d == quad.Predicate || d == quad.Label { // no index begins with it: all quads are read
		step *= 1 + p.Size()/(n+1)
	}
	return estimate(it, n, step)
}

// prefixes are the prefixes of Cayley's default indexes that join two or three
// directions, best first.
var prefixes = []struct {
	index ckv.QuadIndex
	use   int            // directions of the index
	rare  quad.Direction // whose uses are the estimate
}{
	{ckv.DefaultQuadIndexes[1], 3, quad.Subject},
	{ckv.DefaultQuadIndexes[0], 2, quad.Subject},
	{ckv.DefaultQuadIndexes[1], 2, quad.Object},
}

// OptimizeShape turns a filter on several directions into one prefix scan; what
// no index covers is checked quad by quad.
func (p *planner) OptimizeShape(in shape.Shape) (shape.Shape, bool) {
	act, ok := in.(shape.QuadsAction)
	if !ok || len(act.Filter) < 2 {
		return in, false
	}
	for _, pre := range prefixes {
		dirs := pre.index.Dirs[:pre.use]
		vals := make([]uint64, 0, pre.use)
		for _, d := range dirs {
			if v, ok := act.Filter[d].(ckv.Int64Value); ok {
				vals = append(vals, uint64(v))
			}
		}
		if len(vals) < pre.use {
			continue
		}
		scan := prefixScan{p, pre.index, vals, p.uses(act.Filter[pre.rare])}
		return act.SimplifyFrom(withRest(scan, act, dirs)), true
	}
	return in, false
}

// withRest intersects scan with the filters of act in directions other than done.
func withRest(scan shape.Shape, act shape.QuadsAction, done []quad.Direction) shape.Shape {
	rest := act.Clone()
	for _, d := range done {
		delete(rest.Filter, d)
	}
	var filters shape.Quads
	for _, d := range quad.Directions { // in a fixed order, not that of a map
		if v, ok := rest.Filter[d]; ok {
			filters = append(filters, shape.QuadFilter{Dir: d, Values: shape.Fixed{v}})
		}
	}
	if len(filters) == 0 {
		return scan
	}
	return shape.IntersectShapes(scan, filters)
}

type prefixScan struct {
	planner *planner
	index   ckv.QuadIndex
	vals    []uint64
	size    int64
}

func (s prefixScan) BuildIterator(cayley.QuadStore) cayley.Iterator {
	return estimate(ckv.NewQuadIterator(s.planner.QuadStore, s.index, s.vals), max(s.size, 1), stepCost)
}

func (s prefixScan) Optimize(shape.Optimizer) (shape.Shape, bool) { return s, false }
