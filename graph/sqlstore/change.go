package sqlstore

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"iter"
	"maps"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// A Change makes one generation of the store from the one before. It is applied
// whole or not at all. Its sequences are read more than once.
type Change struct {
	Base string // the value of MarkKey that it was computed from

	Graph       iter.Seq[quad.Quad] // the graph shall have exactly these; nil: see Add and Remove
	Anew        bool                // with Graph: whatever is in the tables of Cayley is thrown away first
	Add, Remove iter.Seq[quad.Quad] // with Graph nil: these too, and not these

	Put     map[string][]Pair // by table; a nil value deletes
	Only    map[string][]Pair // by table: the table shall have exactly these
	Settled [][]byte          // documents whose pending readings are done with

	Last     func(Changed) []Pair // what to put into Meta, when the rest is done
	LastOnly bool                 // Meta shall have exactly that
}

// MarkKey is the key in Meta of the generation's mark, which every change has to set.
const MarkKey = "generation"

// Changed says how many quads a change touched.
type Changed struct{ Added, Removed, Quads int }

// Change applies c.
func (db *DB) Change(ctx context.Context, c Change) (Changed, error) {
	var done Changed
	err := db.retry(ctx, func() error {
		conn, err := db.pool.Conn(ctx) // temporary tables belong to a connection
		if err != nil {
			return err
		}
		defer conn.Close()
		g := generation{db: db, conn: conn, c: &c}
		done, err = g.run(ctx)
		if err != nil {
			g.dropStage(context.WithoutCancel(ctx))
		}
		return err
	})
	if err == nil {
		if _, aErr := db.pool.ExecContext(ctx, db.d.analyze); aErr != nil && ctx.Err() == nil && !mayRetry(aErr) {
			return done, explain(db.Shown, aErr) // without it the server plans joins for empty tables
		}
	}
	return done, explain(db.Shown, err)
}

type generation struct {
	db       *DB
	conn     *sql.Conn
	tx       *sql.Tx
	c        *Change
	wasEmpty bool // before the transaction
	done     Changed
}

func (g *generation) run(ctx context.Context) (Changed, error) {
	err := g.stage(ctx) // before the transaction, which is the shorter for it
	if err != nil {
		return g.done, err
	}
	if g.tx, err = g.conn.BeginTx(context.WithoutCancel(ctx), &sql.TxOptions{Isolation: sql.LevelReadCommitted}); err != nil {
		return g.done, err
	}
	defer g.tx.Rollback()
	for _, step := range []func(context.Context) error{g.begin, g.quads, g.pairs} {
		if err := step(ctx); err != nil {
			return g.done, err
		}
		if err := ctx.Err(); err != nil {
			return g.done, err
		}
	}
	if err := g.tx.Commit(); err != nil {
		return g.done, err
	}
	g.dropStage(ctx)
	return g.done, nil
}

func (g *generation) exec(ctx context.Context, stmts ...string) error {
	for _, s := range stmts {
		if _, err := g.tx.ExecContext(ctx, g.db.d.bind(s)); err != nil {
			return fmt.Errorf("%w (in %.60s)", err, s)
		}
	}
	return nil
}

// begin makes others wait who change the graph, and sees whether they have.
func (g *generation) begin(ctx context.Context) error {
	var now []byte
	err := g.tx.QueryRowContext(ctx, g.db.d.bind(`SELECT v FROM `+Meta+` WHERE k = ? FOR UPDATE`), []byte(MarkKey)).Scan(&now)
	if err == sql.ErrNoRows {
		err = g.db.put(ctx, g.tx, Meta, []Pair{{[]byte(MarkKey), []byte{}}}) // whoever comes second waits here
	}
	if err != nil {
		return err
	}
	if g.c.Base != string(now) {
		return &Error{Conflict, g.db.Shown + ": another process has changed the graph meanwhile", "run the same command again"}
	}
	return nil
}

// pairs changes the tables beside the quads, always in the same order.
func (g *generation) pairs(ctx context.Context) error {
	for _, table := range slices.Sorted(maps.Keys(g.c.Only)) {
		if err := g.replace(ctx, table, g.c.Only[table]); err != nil {
			return err
		}
	}
	for _, table := range slices.Sorted(maps.Keys(g.c.Put)) {
		if err := g.db.put(ctx, g.tx, table, g.c.Put[table]); err != nil {
			return err
		}
	}
	if g.c.Last != nil && g.c.LastOnly {
		if err := g.replace(ctx, Meta, g.c.Last(g.done)); err != nil {
			return err
		}
	} else if g.c.Last != nil {
		if err := g.db.put(ctx, g.tx, Meta, g.c.Last(g.done)); err != nil {
			return err
		}
	}
	// Pending readings of the same documents by other readers too: none will ask for them any more.
	return g.db.delete(ctx, g.tx, Pending, g.db.d.docOf, g.c.Settled)
}

// replace changes only what differs.
func (g *generation) replace(ctx context.Context, table string, pairs []Pair) error {
	sums := map[string][sha256.Size]byte{}
	for _, p := range pairs {
		sums[string(p.Key)] = sha256.Sum256(p.Value)
	}
	rows, err := g.tx.QueryContext(ctx, `SELECT k, `+g.db.d.digest+` FROM `+table)
	if err != nil {
		return err
	}
	same := map[string]bool{}
	var gone [][]byte
	for rows.Next() {
		var key, sum []byte
		if err = rows.Scan(&key, &sum); err != nil {
			break
		}
		if want, ok := sums[string(key)]; !ok {
			gone = append(gone, key)
		} else if bytes.Equal(sum, want[:]) {
			same[string(key)] = true
		}
	}
	rows.Close()
	if err == nil {
		err = rows.Err()
	}
	if err == nil {
		err = g.db.delete(ctx, g.tx, table, "k", gone)
	}
	if err != nil {
		return err
	}
	return g.db.put(ctx, g.tx, table, slices.DeleteFunc(slices.Clone(pairs), func(p Pair) bool { return same[string(p.Key)] }))
}

// empty reports whether there is no quad.
func (g *generation) empty(ctx context.Context) (bool, error) {
	var one int
	err := g.tx.QueryRowContext(ctx, `SELECT 1 FROM quads LIMIT 1`).Scan(&one)
	if err == sql.ErrNoRows {
		return true, nil
	}
	return false, err
}

type hashes [4]cayley.ValueHash

func hashQuad(q quad.Quad) (h hashes) {
	for i, d := range quad.Directions {
		if v := q.Get(d); v != nil {
			h[i] = cayley.HashOf(v)
		}
	}
	return h
}
