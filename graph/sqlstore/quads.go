package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// The temporary tables of a change. The quads that the graph shall have, or gain,
// are put into ng_want, those that it shall lose into ng_gone; the server finds
// out which of them make a difference (ng_add, ng_del), how much more or less each
// node is used (ng_refs), and which nodes it does not have.
var stageTables = []struct{ name, columns, mysqlKey string }{
	{"ng_want", `s %[1]s NOT NULL, p %[1]s NOT NULL, o %[1]s NOT NULL, l %[1]s NOT NULL`, `, PRIMARY KEY (s, p, o, l)`},
	{"ng_gone", `s %[1]s NOT NULL, p %[1]s NOT NULL, o %[1]s NOT NULL, l %[1]s NOT NULL`, `, PRIMARY KEY (s, p, o, l)`},
	{"ng_add", `s %[1]s NOT NULL, p %[1]s NOT NULL, o %[1]s NOT NULL, l %[1]s NOT NULL`, ``},
	{"ng_del", `horizon BIGINT PRIMARY KEY, s %[1]s NOT NULL, p %[1]s NOT NULL, o %[1]s NOT NULL, l %[1]s NOT NULL`, ``},
	{"ng_use", `h %[1]s NOT NULL, n INT NOT NULL`, ``},
	{"ng_refs", `h %[1]s PRIMARY KEY, n INT NOT NULL`, ``},
}

// stage sends the quads of the change to the server. For an empty graph there is
// a shorter way: see load.
func (g *generation) stage(ctx context.Context) error {
	if g.c.Graph == nil && g.c.Add == nil && g.c.Remove == nil {
		return nil
	}
	if g.c.Anew {
		return nil
	}
	var one int
	if err := g.conn.QueryRowContext(ctx, `SELECT 1 FROM quads LIMIT 1`).Scan(&one); err == sql.ErrNoRows {
		g.wasEmpty = true
		return nil
	} else if err != nil {
		return err
	}
	g.dropStage(ctx)
	for _, t := range stageTables {
		columns := fmt.Sprintf(t.columns, g.db.d.hash)
		if !g.db.d.dollar {
			columns += t.mysqlKey
		}
		if _, err := g.conn.ExecContext(ctx, `CREATE TEMPORARY TABLE `+t.name+` (`+columns+`)`); err != nil {
			return err
		}
	}
	if g.c.Graph != nil {
		return g.send(ctx, "ng_want", g.c.Graph)
	}
	if err := g.send(ctx, "ng_want", g.c.Add); err != nil {
		return err
	}
	return g.send(ctx, "ng_gone", g.c.Remove)
}

func (g *generation) dropStage(ctx context.Context) {
	temporary := "TEMPORARY "
	if g.db.d.dollar {
		temporary = ""
	}
	for _, t := range stageTables {
		_, _ = g.conn.ExecContext(ctx, `DROP `+temporary+`TABLE IF EXISTS `+t.name)
	}
}

func (g *generation) send(ctx context.Context, table string, quads iter.Seq[quad.Quad]) error {
	if quads == nil {
		return nil
	}
	tx, err := g.conn.BeginTx(context.WithoutCancel(ctx), nil) // COPY wants one
	if err != nil {
		return err
	}
	defer tx.Rollback()
	f, err := g.db.fill(ctx, tx, table, "s", "p", "o", "l")
	if err != nil {
		return err
	}
	defer f.stop()
	if f.ins != nil {
		f.ins.after = ` ON DUPLICATE KEY UPDATE s = VALUES(s)`
	}
	for q := range quads {
		h := hashQuad(q)
		if err := f.add(ctx, bytesOf(h[0]), bytesOf(h[1]), bytesOf(h[2]), bytesOf(h[3])); err != nil {
			return err
		}
	}
	if err := f.end(ctx); err != nil {
		return err
	}
	if g.db.d.dollar {
		if _, err := tx.ExecContext(ctx, `ANALYZE `+table); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// quads changes nodes and quads.
func (g *generation) quads(ctx context.Context) error {
	if g.c.Graph == nil && g.c.Add == nil && g.c.Remove == nil {
		return nil
	}
	if g.c.Anew {
		if err := g.exec(ctx, `DELETE FROM quads`, `DELETE FROM nodes`); err != nil {
			return err
		}
		return g.load(ctx)
	}
	if g.wasEmpty {
		if still, err := g.empty(ctx); err != nil || !still {
			return orConflict(err, g.db)
		}
		return g.load(ctx)
	}
	const same = `q.subject_hash = w.s AND q.predicate_hash = w.p AND q.object_hash = w.o AND `
	label := g.db.d.label
	lose := `INSERT INTO ng_del SELECT DISTINCT q.horizon, q.subject_hash, q.predicate_hash, q.object_hash, ` + label + ` FROM quads q `
	if g.c.Graph != nil {
		lose += `LEFT JOIN ng_want w ON ` + same + label + ` = w.l WHERE w.s IS NULL`
	} else {
		lose += `JOIN ng_gone w ON ` + same + label + ` = w.l`
	}
	err := g.exec(ctx,
		`INSERT INTO ng_add SELECT DISTINCT w.s, w.p, w.o, w.l FROM ng_want w LEFT JOIN quads q ON `+same+label+` = w.l WHERE q.horizon IS NULL`,
		lose)
	if err != nil {
		return err
	}
	if err := g.tx.QueryRowContext(ctx, `SELECT (SELECT COUNT(*) FROM ng_add), (SELECT COUNT(*) FROM ng_del)`).Scan(&g.done.Added, &g.done.Removed); err != nil {
		return err
	}
	for _, c := range strings.Fields("s p o l") {
		err := g.exec(ctx,
			`INSERT INTO ng_use SELECT `+c+`, COUNT(*) FROM ng_add GROUP BY `+c,
			`INSERT INTO ng_use SELECT `+c+`, -COUNT(*) FROM ng_del GROUP BY `+c)
		if err != nil {
			return err
		}
	}
	if err := g.exec(ctx, `INSERT INTO ng_refs SELECT h, SUM(n) FROM ng_use WHERE h <> '' GROUP BY h HAVING SUM(n) <> 0`); err != nil {
		return err
	}
	if err := g.newNodes(ctx); err != nil {
		return err
	}
	err = g.exec(ctx, g.db.d.addRefs, g.db.d.dropQuads,
		`INSERT INTO quads (subject_hash, predicate_hash, object_hash, label_hash) SELECT s, p, o, NULLIF(l, '') FROM ng_add ORDER BY s, p, o, l`,
		g.db.d.dropNodes)
	if err != nil {
		return err
	}
	return g.count(ctx)
}

func orConflict(err error, db *DB) error {
	if err != nil {
		return err
	}
	return &Error{Conflict, db.Shown + ": another process has filled the store meanwhile", "run the same command again"}
}

func (g *generation) count(ctx context.Context) error {
	return g.tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM quads`).Scan(&g.done.Quads)
}

// newNodes sends the values that the server does not have.
func (g *generation) newNodes(ctx context.Context) error {
	rows, err := g.tx.QueryContext(ctx, `SELECT r.h FROM ng_refs r LEFT JOIN nodes n ON n.hash = r.h WHERE n.hash IS NULL`)
	if err != nil {
		return err
	}
	missing := map[cayley.ValueHash]int64{}
	for rows.Next() {
		var b []byte
		if err = rows.Scan(&b); err != nil {
			break
		}
		missing[toHash(b)] = 0
	}
	rows.Close()
	if err == nil {
		err = rows.Err()
	}
	quads := g.c.Graph
	if quads == nil {
		quads = g.c.Add
	}
	if err != nil || quads == nil || len(missing) == 0 {
		return err
	}
	return g.putNodes(ctx, quads, missing)
}

// putNodes inserts the values of quads whose hash is a key of refs, with that number of uses, and empties refs.
func (g *generation) putNodes(ctx context.Context, quads iter.Seq[quad.Quad], refs map[cayley.ValueHash]int64) error {
	f, err := g.db.fill(ctx, g.tx, "nodes", nodeColumns...)
	if err != nil {
		return err
	}
	defer f.stop()
	for q := range quads {
		for i, h := range hashQuad(q) {
			n, wanted := refs[h]
			if !wanted || !h.Valid() {
				continue
			}
			delete(refs, h)
			values, err := row(h, n, q.Get(quad.Directions[i]))
			if err == nil {
				err = f.add(ctx, values...)
			}
			if err != nil {
				return err
			}
		}
	}
	return f.end(ctx)
}

// load fills an empty graph. Doubles are left out here, since COPY cannot.
func (g *generation) load(ctx context.Context) error {
	quads := g.c.Graph
	if quads == nil {
		quads = g.c.Add
	}
	if quads == nil {
		return nil
	}
	build := g.db.d.bulk
	if !g.wasEmpty { // the lock that dropping an index takes would stop readers
		build.before, build.after = nil, nil
	}
	if err := g.exec(ctx, build.before...); err != nil {
		return err
	}
	f, err := g.db.fill(ctx, g.tx, "quads", quadColumns...)
	if err != nil {
		return err
	}
	defer f.stop()
	refs, seen := map[cayley.ValueHash]int64{}, map[mark]bool{}
	for q := range quads {
		h := hashQuad(q)
		m := h.mark()
		if seen[m] {
			continue
		}
		seen[m] = true
		var values [4]any
		for i := range h {
			if h[i].Valid() {
				values[i] = bytesOf(h[i])
				refs[h[i]]++
			}
		}
		if err := f.add(ctx, values[:]...); err != nil {
			return err
		}
	}
	if err := f.end(ctx); err != nil {
		return err
	}
	g.done.Added, g.done.Quads = len(seen), len(seen)
	if err := g.putNodes(ctx, quads, refs); err != nil {
		return err
	}
	return g.exec(ctx, build.after...)
}

// A mark tells quads apart: their four hashes, each turned by some bytes, in one.
// Hashes are SHA-1, so that two quads have one mark as rarely as two texts one hash.
type mark [quad.HashSize]byte

func (h *hashes) mark() (m mark) {
	for i := range h {
		for k, b := range h[i] {
			m[(k+5*i)%len(m)] ^= b
		}
	}
	return m
}
