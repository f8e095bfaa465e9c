package sqlstore

import (
	"context"
	"database/sql"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// EachQuad calls use with every quad of one generation, in no order. All values are
// held in memory. use must not ask db for anything.
func (db *DB) EachQuad(ctx context.Context, use func(quad.Quad)) error {
	all := func(q queryer) error {
		values, err := nodes(ctx, q)
		if err != nil {
			return err
		}
		return db.eachQuad(ctx, q, values, use)
	}
	err := error(nil)
	if db.pin.on {
		err = db.reading(ctx, all)
	} else {
		var tx *sql.Tx
		if tx, err = db.pool.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}); err == nil {
			defer tx.Rollback()
			err = all(tx)
		}
	}
	if err == nil {
		err = ctx.Err()
	}
	return explain(db.Shown, err)
}

func nodes(ctx context.Context, q queryer) (map[cayley.ValueHash]quad.Value, error) {
	values := map[cayley.ValueHash]quad.Value{}
	err := rowsOf(ctx, q, func(rows *sql.Rows) error {
		var hash []byte
		var s scanned
		if err := rows.Scan(append([]any{&hash}, s.dest()...)...); err != nil {
			return err
		}
		v, err := s.value()
		values[toHash(hash)] = v
		return err
	}, `SELECT n.hash, `+columnsOf("n")+` FROM nodes n`)
	return values, err
}

func (db *DB) eachQuad(ctx context.Context, q queryer, values map[cayley.ValueHash]quad.Value, use func(quad.Quad)) error {
	return rowsOf(ctx, q, func(rows *sql.Rows) error {
		var h [4][]byte
		if err := rows.Scan(&h[0], &h[1], &h[2], &h[3]); err != nil {
			return err
		}
		var q quad.Quad
		for i, d := range quad.Directions {
			if len(h[i]) == 0 {
				continue
			}
			v, ok := values[toHash(h[i])]
			if !ok {
				return &Error{Other, fmt.Sprintf("%s: a quad has the node %x, which is missing", db.Shown, h[i]), `"newsgraph repair" makes the graph anew from the readings`}
			}
			q.Set(d, v)
		}
		use(q)
		return nil
	}, `SELECT subject_hash, predicate_hash, object_hash, label_hash FROM quads`)
}

// Size is the bytes that the tables take.
func (db *DB) Size(ctx context.Context) (n int64, err error) {
	err = db.each(ctx, nil, func(rows *sql.Rows) error {
		var f float64 // numeric in PostgreSQL, decimal in MySQL
		err := rows.Scan(&f)
		n = int64(f)
		return err
	}, db.d.size)
	return n, err
}

type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// each calls use for every row, from the first again after errors that pass; again
// is told before. A statement of a transaction is not tried again.
func (db *DB) each(ctx context.Context, again func(), use func(*sql.Rows) error, stmt string, args ...any) error {
	err := db.retry(ctx, func() error {
		if again != nil {
			again()
		}
		return db.reading(ctx, func(q queryer) error { return rowsOf(ctx, q, use, stmt, args...) })
	})
	if err == nil {
		err = ctx.Err()
	}
	return explain(db.Shown, err)
}

func rowsOf(ctx context.Context, q queryer, use func(*sql.Rows) error, stmt string, args ...any) error {
	rows, err := q.QueryContext(ctx, stmt, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := use(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// CheckNodes compares the nodes and the number of their uses with what they should be.
func (db *DB) CheckNodes(ctx context.Context, uses map[quad.Value]int64) error {
	n := 0
	err := db.each(ctx, func() { n = 0 }, func(rows *sql.Rows) error {
		var refs int64
		var s scanned
		if err := rows.Scan(append([]any{&refs}, s.dest()...)...); err != nil {
			return err
		}
		v, err := s.value()
		if err == nil && uses[v] != refs {
			err = fmt.Errorf("%v is used %d times, says its node; it is %d", v, refs, uses[v])
		}
		n++
		return err
	}, `SELECT n.refs, `+columnsOf("n")+` FROM nodes n`)
	if err == nil && n != len(uses) {
		err = fmt.Errorf("%d nodes, want %d", n, len(uses))
	}
	return err
}
