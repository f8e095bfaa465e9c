package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"sync"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
)

// A DB is a database with, or for, a store. It is safe for several goroutines.
type DB struct {
	Shown string // the URL without its password

	d       *dialect
	pool    *sql.DB
	address string // under which Cayley connects
	pin     pin

	mu     sync.Mutex
	locked *sql.Conn // that has the lock
}

// Connect connects to the database of the URL, which may be without a store.
func Connect(ctx context.Context, store string) (*DB, error) {
	d, c, err := dialectOf(store)
	if err != nil {
		return nil, err
	}
	db := &DB{Shown: Shown(store), d: d, pool: sql.OpenDB(c)}
	db.pool.SetMaxIdleConns(8)
	if err := db.pool.PingContext(ctx); err != nil {
		db.pool.Close()
		return nil, explain(db.Shown, err)
	}
	db.address = addresses.add(db.Shown, c)
	return db, nil
}

// Close gives back connections and lock.
func (db *DB) Close() error {
	db.Unlock()
	db.pin.close()
	addresses.remove(db.address)
	return db.pool.Close()
}

// Exists reports whether the database has a store; tables of Cayley that are not
// a store's are NotStore.
func (db *DB) Exists(ctx context.Context) (bool, error) {
	have := map[string]bool{}
	err := db.each(ctx, nil, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		have[name] = true
		return err
	}, db.d.tables)
	switch {
	case err != nil:
		return false, err
	case have[Meta]:
		n := 0
		err := db.each(ctx, nil, func(rows *sql.Rows) error { n = 1; return nil }, `SELECT k FROM `+Meta+` LIMIT 1`)
		return n > 0, err
	case len(have) > 0 && !have[Pending]:
		return false, &Error{NotStore, db.Shown + ": the tables nodes and quads of this database are not newsgraph's", "give newsgraph a database of its own"}
	}
	return false, nil
}

// Create makes the tables of an empty store; first is the pair of Meta by which a
// store is known. Where another process was faster, that is Exists.
func (db *DB) Create(ctx context.Context, tables []string, first Pair) error {
	for {
		if there, err := db.Exists(ctx); err != nil || there {
			return orExists(err, db)
		}
		err := db.Lock(ctx)
		if err == nil {
			break
		}
		if KindOf(err) != Locked {
			return err
		}
		if err := sleep(ctx, 50*time.Millisecond); err != nil {
			return err
		}
	}
	defer db.Unlock()
	err := db.inTx(ctx, func(tx *sql.Tx) error {
		if err := db.tables(ctx, tx, tables); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, db.d.bind(`INSERT INTO `+Meta+` (k, v) VALUES (?, ?)`), first.Key, first.Value)
		return err
	})
	if c := code(err); c == "23505" || c == "1062" { // in a cluster, whose nodes do not share the lock
		return orExists(nil, db)
	}
	return explain(db.Shown, err)
}

// Ensure makes those tables that a store of an older format does not have.
func (db *DB) Ensure(ctx context.Context, tables []string) error {
	return explain(db.Shown, db.inTx(ctx, func(tx *sql.Tx) error { return db.tables(ctx, tx, tables) }))
}

// tables makes the tables that are not there. In MySQL no transaction holds these
// together. Pending comes first: tables of Cayley beside it are those of a Create
// that was cut off, and not another program's.
func (db *DB) tables(ctx context.Context, tx *sql.Tx, tables []string) error {
	schema := append([]string{`CREATE TABLE IF NOT EXISTS ` + Pending + db.d.pairs}, db.d.schema...)
	for _, t := range tables {
		schema = append(schema, `CREATE TABLE IF NOT EXISTS `+t+db.d.pairs)
	}
	for _, stmt := range schema {
		if _, err := tx.ExecContext(ctx, stmt); err != nil {
			return err
		}
	}
	return nil
}

func orExists(err error, db *DB) error {
	if err != nil {
		return err
	}
	return &Error{Exists, db.Shown + " has a store already", "choose another database"}
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

const tries = 10

// retry does do again after errors that pass: deadlocks, a lost connection, a node that is gone.
func (db *DB) retry(ctx context.Context, do func() error) error {
	wait := 20 * time.Millisecond
	for try := 1; ; try++ {
		err := do()
		if err == nil || try == tries || !mayRetry(err) {
			return err
		}
		if err := sleep(ctx, wait); err != nil {
			return err
		}
		wait = min(2*wait, 3*time.Second)
	}
}

// inTx does do in a transaction, again from its start after errors that pass.
func (db *DB) inTx(ctx context.Context, do func(*sql.Tx) error) error {
	return db.retry(ctx, func() error {
		tx, err := db.pool.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelReadCommitted})
		if err != nil {
			return err
		}
		defer tx.Rollback()
		if err := do(tx); err != nil {
			return err
		}
		return tx.Commit()
	})
}

// QuadStore is the database for Cayley's own packages.
func (db *DB) QuadStore() (cayley.QuadStore, error) {
	register()
	qs, err := csql.New(db.d.name, db.address, cayley.Options{"maxidleconnections": 8})
	return qs, explain(db.Shown, err)
}

// addresses are what Cayley's SQL backend gets in place of URLs. It prints what it
// cannot connect to: a URL with its password.
var addresses book

type book struct {
	mu  sync.Mutex
	n   int
	all map[string]driver.Connector
}

func (b *book) add(shown string, c driver.Connector) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.all == nil {
		b.all = map[string]driver.Connector{}
	}
	b.n++
	address := fmt.Sprintf("%s (%d)", shown, b.n)
	b.all[address] = c
	return address
}

func (b *book) remove(address string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.all, address)
}

// Open makes book a driver of database/sql. An address that it does not know is taken for a URL.
func (b *book) Open(address string) (driver.Conn, error) {
	b.mu.Lock()
	c := b.all[address]
	b.mu.Unlock()
	if c == nil {
		var err error
		if _, c, err = dialectOf(address); err != nil {
			return nil, err
		}
	}
	return c.Connect(context.Background())
}

// OpenServer is the server of a URL for statements of the caller's own: tests make
// databases with it.
func OpenServer(store string) (*sql.DB, error) {
	_, c, err := dialectOf(store)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(c), nil
}
