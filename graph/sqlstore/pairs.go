package sqlstore

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"slices"
)

// A Pair is a row of a table beside the quads.
type Pair struct{ Key, Value []byte }

const (
	rowsAtOnce  = 200
	bytesAtOnce = 4 << 20 // of one statement; MariaDB takes 16 MiB
)

// Get is the value of a key.
func (db *DB) Get(ctx context.Context, table string, key []byte) (value []byte, found bool, err error) {
	err = db.each(ctx, func() { found = false }, func(rows *sql.Rows) error {
		found = true
		return rows.Scan(&value)
	}, db.d.bind(`SELECT v FROM `+table+` WHERE k = ?`), key)
	return value, found && err == nil, err
}

// GetNow is Get past the pin: the value that the newest generation has, nil for none.
func (db *DB) GetNow(ctx context.Context, table string, key []byte) (value []byte, err error) {
	err = db.pool.QueryRowContext(ctx, db.d.bind(`SELECT v FROM `+table+` WHERE k = ?`), key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return value, explain(db.Shown, err)
}

// Put writes pairs, all or none. A nil value deletes.
func (db *DB) Put(ctx context.Context, table string, pairs []Pair) error {
	return explain(db.Shown, db.inTx(ctx, func(tx *sql.Tx) error { return db.put(ctx, tx, table, pairs) }))
}

// put writes pairs in the order of their keys, so that two writers do not wait for each other.
func (db *DB) put(ctx context.Context, tx *sql.Tx, table string, pairs []Pair) error {
	last := map[string]int{}
	for i, p := range pairs {
		last[string(p.Key)] = i
	}
	var sorted []Pair
	var gone [][]byte
	for i, p := range pairs {
		switch {
		case last[string(p.Key)] != i:
		case p.Value == nil:
			gone = append(gone, orEmpty(p.Key))
		default:
			sorted = append(sorted, p)
		}
	}
	slices.SortFunc(sorted, func(a, b Pair) int { return bytes.Compare(a.Key, b.Key) })
	slices.SortFunc(gone, bytes.Compare)
	ins := inserter{db: db, tx: tx, into: table + " (k, v)", after: db.d.upsert}
	for _, p := range sorted {
		if err := ins.add(ctx, orEmpty(p.Key), p.Value); err != nil {
			return err
		}
	}
	if err := ins.flush(ctx); err != nil {
		return err
	}
	return db.delete(ctx, tx, table, "k", gone)
}

func orEmpty(b []byte) []byte {
	if b == nil {
		return []byte{} // not NULL
	}
	return b
}

// Clear empties a table.
func (db *DB) Clear(ctx context.Context, table string) error {
	return explain(db.Shown, db.inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM `+table)
		return err
	}))
}

// delete removes the rows whose expression is one of values.
func (db *DB) delete(ctx context.Context, tx *sql.Tx, table, expression string, values [][]byte) error {
	for some := range slices.Chunk(values, rowsAtOnce) {
		_, err := tx.ExecContext(ctx, db.d.bind(`DELETE FROM `+table+` WHERE `+expression+` IN (`+list(len(some))+`)`), anys(some)...)
		if err != nil {
			return err
		}
	}
	return nil
}

func anys(list [][]byte) []any {
	out := make([]any, len(list))
	for i, b := range list {
		out[i] = b
	}
	return out
}

// Scan calls use with pairs from key on, in the order of keys, until it returns false.
// No connection is held while use runs, and not more is read than is wanted.
func (db *DB) Scan(ctx context.Context, table string, from []byte, use func(key, value []byte) bool) error {
	return db.scan(ctx, table, "k, v", from, 16, 256, func(rows *sql.Rows) (Pair, error) {
		var p Pair
		err := rows.Scan(&p.Key, &p.Value)
		return p, err
	}, use)
}

// Keys is Scan without the values.
func (db *DB) Keys(ctx context.Context, table string, from []byte, use func(key []byte) bool) error {
	return db.scan(ctx, table, "k", from, 64, 1<<14, func(rows *sql.Rows) (Pair, error) {
		var p Pair
		err := rows.Scan(&p.Key)
		return p, err
	}, func(key, _ []byte) bool { return use(key) })
}

func (db *DB) scan(ctx context.Context, table, what string, from []byte, first, most int, read func(*sql.Rows) (Pair, error), use func(key, value []byte) bool) error {
	from, than := orEmpty(from), ">="
	for n := first; ; n = min(4*n, most) {
		var some []Pair
		err := db.each(ctx, func() { some = some[:0] }, func(rows *sql.Rows) error {
			p, err := read(rows)
			some = append(some, p)
			return err
		}, db.d.bind(`SELECT `+what+` FROM `+table+` WHERE k `+than+` ? ORDER BY k LIMIT ?`), from, n)
		if err != nil {
			return err
		}
		for _, p := range some {
			if !use(p.Key, p.Value) {
				return nil
			}
		}
		if len(some) < n {
			return nil
		}
		from, than = some[n-1].Key, ">"
	}
}
