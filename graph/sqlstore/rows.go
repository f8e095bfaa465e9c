package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/log"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/lib/pq"
)

// An execer is a transaction, or a connection outside of one.
type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

// An inserter sends rows many a statement: Cayley's backends send one, and wait
// for the answer.
type inserter struct {
	db    *DB
	tx    execer
	into  string // table and columns
	after string
	args  []any
	cols  int
	size  int
}

func (w *inserter) add(ctx context.Context, row ...any) error {
	w.cols = len(row)
	w.args = append(w.args, row...)
	for _, v := range row {
		switch v := v.(type) {
		case []byte:
			w.size += 2*len(v) + 8
		case string:
			w.size += len(v) + 8
		}
	}
	if len(w.args)/w.cols >= w.db.rowsAtOnce() || w.size >= bytesAtOnce {
		return w.flush(ctx)
	}
	return nil
}

func (db *DB) rowsAtOnce() int {
	if db.d.dollar {
		return rowsAtOnce
	}
	return 5 * rowsAtOnce
}

func (w *inserter) flush(ctx context.Context) error {
	if len(w.args) == 0 {
		return nil
	}
	row := "(" + list(w.cols) + "), "
	stmt := `INSERT INTO ` + w.into + ` VALUES ` + strings.TrimSuffix(strings.Repeat(row, len(w.args)/w.cols), ", ") + w.after
	_, err := w.tx.ExecContext(ctx, w.db.d.bind(stmt), w.args...)
	w.args, w.size = w.args[:0], 0
	return err
}

const lookEvery = 1000 // rows between two looks at the context

// A filler fills a table: by COPY where the server has it, which is the fastest
// way into PostgreSQL, else by an inserter.
type filler struct {
	copy *sql.Stmt
	ins  *inserter
	rows int
}

func (db *DB) fill(ctx context.Context, tx execer, table string, cols ...string) (*filler, error) {
	if !db.d.dollar {
		return &filler{ins: &inserter{db: db, tx: tx, into: table + " (" + strings.Join(cols, ", ") + ")"}}, nil
	}
	// The driver reads the server's answers to a COPY from a goroutine, also while a cancelled context
	// rolls the transaction back: what copies is cancelled between two rows, by add, and stopped first.
	stmt, err := tx.PrepareContext(context.WithoutCancel(ctx), `COPY `+table+` (`+strings.Join(cols, ", ")+`) FROM STDIN`)
	return &filler{copy: stmt}, err
}

func (f *filler) add(ctx context.Context, row ...any) error {
	if f.rows++; f.rows%lookEvery == 0 && ctx.Err() != nil {
		return ctx.Err()
	}
	if f.ins != nil {
		return f.ins.add(ctx, row...)
	}
	_, err := f.copy.ExecContext(context.WithoutCancel(ctx), row...)
	return err
}

func (f *filler) end(ctx context.Context) error {
	if f.ins != nil {
		return f.ins.flush(ctx)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err := f.copy.ExecContext(context.WithoutCancel(ctx))
	return errors.Join(err, f.stop())
}

// stop ends a COPY that is under way. It must run before the transaction is rolled back.
func (f *filler) stop() error {
	if f.copy == nil {
		return nil
	}
	copying := f.copy
	f.copy = nil
	return copying.Close()
}

var (
	quadColumns = []string{"subject_hash", "predicate_hash", "object_hash", "label_hash"}
	nodeColumns = append([]string{"hash", "refs"}, columns...)
)

// register makes the tables known to Cayley's SQL backend, under the names of the
// dialects, with the inserts below.
var register = sync.OnceFunc(func() {
	sql.Register("newsgraph", &addresses)
	same := func(err error) error { return err }
	csql.Register(postgres.name, csql.Registration{
		Driver: "newsgraph", HashType: "BYTEA", BytesType: "BYTEA", HorizonType: "BIGSERIAL", NoForeignKeys: true, ConditionalIndexes: true,
		QueryDialect: csql.QueryDialect{RegexpOp: "~", FieldQuote: pq.QuoteIdentifier, Placeholder: func(n int) string { return "$" + strconv.Itoa(n) }},
		Estimated: func(table string) string {
			return "SELECT GREATEST(reltuples, 0)::BIGINT FROM pg_class WHERE oid = to_regclass('" + table + "')"
		},
		Error: same, RunTx: runner(postgres),
	})
	csql.Register(mariadb.name, csql.Registration{
		Driver: "newsgraph", HashType: "BINARY(20)", BytesType: "LONGBLOB", HorizonType: "SERIAL", NoForeignKeys: true, NoOffsetWithoutLimit: true,
		QueryDialect: csql.QueryDialect{RegexpOp: "REGEXP", FieldQuote: func(s string) string { return "`" + s + "`" }, Placeholder: func(int) string { return "?" }},
		Estimated: func(table string) string {
			return "SELECT COALESCE(MAX(table_rows), 0) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '" + table + "'"
		},
		Error: same, RunTx: runner(mariadb),
	})
})

// runner is what Cayley's ApplyDeltas calls to insert: nodes and quads many at a
// time. (Its deletes and its transaction it sees to itself.)
func runner(d *dialect) func(*sql.Tx, []graphlog.NodeUpdate, []graphlog.QuadUpdate, cayley.IgnoreOpts) error {
	return func(tx *sql.Tx, nodes []graphlog.NodeUpdate, quads []graphlog.QuadUpdate, o cayley.IgnoreOpts) error {
		r := run{db: &DB{d: d}, tx: tx}
		if err := r.nodes(nodes); err != nil {
			return err
		}
		return r.quads(quads, o.IgnoreDup)
	}
}

type run struct {
	db *DB
	tx *sql.Tx
}

func (r run) nodes(nodes []graphlog.NodeUpdate) error {
	ctx := context.Background()
	if !r.db.d.dollar {
		w := inserter{db: r.db, tx: r.tx, into: "nodes (" + strings.Join(nodeColumns, ", ") + ")", after: ` ON DUPLICATE KEY UPDATE refs = refs + VALUES(refs)`}
		for _, n := range nodes {
			values, err := row(n.Hash, int64(n.RefInc), n.Val)
			if err == nil {
				err = w.add(ctx, values...)
			}
			if err != nil {
				return err
			}
		}
		return w.flush(ctx)
	}
	return r.staged("ng_nodes", "nodes", nodeColumns, ` ON CONFLICT (hash) DO UPDATE SET refs = nodes.refs + EXCLUDED.refs`, func(f *filler) error {
		for _, n := range nodes {
			values, err := row(n.Hash, int64(n.RefInc), n.Val)
			if err == nil {
				err = f.add(ctx, values...)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func (r run) quads(quads []graphlog.QuadUpdate, ignoreDup bool) error {
	ctx := context.Background()
	values := func(q *graphlog.QuadUpdate) []any {
		out := make([]any, 0, 4)
		for _, h := range q.Quad.Dirs() {
			if h.Valid() {
				out = append(out, bytesOf(h))
			} else {
				out = append(out, nil)
			}
		}
		return out
	}
	if !r.db.d.dollar {
		w := inserter{db: r.db, tx: r.tx, into: "quads (" + strings.Join(quadColumns, ", ") + ")"}
		if ignoreDup { // not INSERT IGNORE, which also cuts what is too long
			w.after = ` ON DUPLICATE KEY UPDATE horizon = horizon`
		}
		for i := range quads {
			if err := w.add(ctx, values(&quads[i])...); err != nil {
				return exists(err)
			}
		}
		return exists(w.flush(ctx))
	}
	after := ""
	if ignoreDup {
		after = ` ON CONFLICT DO NOTHING`
	}
	return exists(r.staged("ng_quads", "quads", quadColumns, after, func(f *filler) error {
		for i := range quads {
			if err := f.add(ctx, values(&quads[i])...); err != nil {
				return err
			}
		}
		return nil
	}))
}

// staged fills a temporary table by COPY and inserts it into the real one, since COPY knows no ON CONFLICT.
func (r run) staged(temp, table string, cols []string, after string, add func(*filler) error) error {
	ctx, names := context.Background(), strings.Join(cols, ", ")
	if _, err := r.tx.ExecContext(ctx, `CREATE TEMPORARY TABLE `+temp+` ON COMMIT DROP AS SELECT `+names+` FROM `+table+` LIMIT 0`); err != nil {
		return err
	}
	f, err := r.db.fill(ctx, r.tx, temp, cols...)
	if err == nil {
		defer f.stop()
		err = add(f)
	}
	if err == nil {
		err = f.end(ctx)
	}
	if err == nil {
		_, err = r.tx.ExecContext(ctx, `INSERT INTO `+table+` (`+names+`) SELECT `+names+` FROM `+temp+after)
	}
	return err
}

func exists(err error) error {
	if c := code(err); c == "23505" || c == "1062" {
		return &cayley.DeltaError{Err: cayley.ErrQuadExists}
	}
	return err
}
