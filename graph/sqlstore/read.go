package sqlstore

import (
	"context"
	"database/sql"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// QuadsOf is every quad with the subject, in no order: one statement, where
// Cayley asks for each value by itself.
func (db *DB) QuadsOf(ctx context.Context, subject quad.IRI) ([]quad.Quad, error) {
	stmt := db.d.bind(`SELECT ` + columnsOf("p") + `, ` + columnsOf("o") + `, ` + columnsOf("l") + `
		FROM quads q JOIN nodes p ON p.hash = q.predicate_hash JOIN nodes o ON o.hash = q.object_hash LEFT JOIN nodes l ON l.hash = q.label_hash
		WHERE q.subject_hash = ?`)
	h := cayley.HashOf(subject)
	var out []quad.Quad
	err := db.each(ctx, db.pool, func() { out = nil }, func(rows *sql.Rows) error {
		var p, o, l scanned
		if err := rows.Scan(append(append(p.dest(), o.dest()...), l.dest()...)...); err != nil {
			return err
		}
		q := quad.Quad{Subject: subject}
		for to, s := range map[*quad.Value]*scanned{&q.Predicate: &p, &q.Object: &o, &q.Label: &l} {
			v, err := s.value()
			if err != nil {
				return fmt.Errorf("value in a quad of %s: %w", subject, err)
			}
			*to = v
		}
		out = append(out, q)
		return nil
	}, stmt, bytesOf(h))
	return out, err
}

// Pointing is the IRIs that have object by one of preds, in no order, each as
// often as it does.
func (db *DB) Pointing(ctx context.Context, object quad.IRI, preds []quad.IRI) ([]quad.IRI, error) {
	if len(preds) == 0 {
		return nil, ctx.Err()
	}
	args := []any{bytesOf(cayley.HashOf(object))}
	for _, p := range preds {
		args = append(args, bytesOf(cayley.HashOf(p)))
	}
	stmt := db.d.bind(`SELECT s.value_string FROM quads q JOIN nodes s ON s.hash = q.subject_hash
		WHERE q.object_hash = ? AND q.predicate_hash IN (` + list(len(preds)) + `) AND s.iri`)
	var out []quad.IRI
	err := db.each(ctx, db.pool, func() { out = nil }, func(rows *sql.Rows) error {
		var iri quad.IRI
		err := rows.Scan((*string)(&iri))
		out = append(out, iri)
		return err
	}, stmt, args...)
	return out, err
}

// EachQuad calls use with every quad of one generation, in no order. All values are held in memory.
func (db *DB) EachQuad(ctx context.Context, use func(quad.Quad)) error {
	tx, err := db.pool.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return explain(db.Shown, err)
	}
	defer tx.Rollback()
	values := map[cayley.ValueHash]quad.Value{}
	err = db.each(ctx, once{tx}, nil, func(rows *sql.Rows) error {
		var hash []byte
		var s scanned
		if err := rows.Scan(append([]any{&hash}, s.dest()...)...); err != nil {
			return err
		}
		v, err := s.value()
		values[toHash(hash)] = v
		return err
	}, `SELECT n.hash, `+columnsOf("n")+` FROM nodes n`)
	if err != nil {
		return err
	}
	return db.each(ctx, once{tx}, nil, func(rows *sql.Rows) error {
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
				return fmt.Errorf("%s: a quad has the node %x, which is missing: \"newsgraph repair\" makes the graph anew", db.Shown, h[i])
			}
			q.Set(d, v)
		}
		use(q)
		return nil
	}, `SELECT subject_hash, predicate_hash, object_hash, label_hash FROM quads`)
}

// Size is the bytes that the tables take.
func (db *DB) Size(ctx context.Context) (n int64, err error) {
	err = db.each(ctx, db.pool, nil, func(rows *sql.Rows) error {
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

// once is a transaction: a statement of it is not tried again.
type once struct{ *sql.Tx }

// each calls use for every row, from the first again after errors that pass; again is told before.
func (db *DB) each(ctx context.Context, q queryer, again func(), use func(*sql.Rows) error, stmt string, args ...any) error {
	do := func() error {
		if again != nil {
			again()
		}
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
	err := error(nil)
	if _, tx := q.(once); tx {
		err = do()
	} else {
		err = db.retry(ctx, do)
	}
	if err == nil {
		err = ctx.Err()
	}
	return explain(db.Shown, err)
}

// CheckNodes compares the nodes and the number of their uses with what they should be.
func (db *DB) CheckNodes(ctx context.Context, uses map[quad.Value]int64) error {
	n := 0
	err := db.each(ctx, db.pool, func() { n = 0 }, func(rows *sql.Rows) error {
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
