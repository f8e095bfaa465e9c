package sqlstore

import (
	"context"
	"database/sql"
)

// Lock takes the lock on the graph for this DB, or is Locked at once.
func (db *DB) Lock(ctx context.Context) error {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.locked != nil && db.locked.PingContext(ctx) == nil {
		return nil
	}
	db.drop()
	conn, err := db.pool.Conn(ctx)
	if err != nil {
		return explain(db.Shown, err)
	}
	var got sql.NullBool
	if err := conn.QueryRowContext(ctx, db.d.tryLock).Scan(&got); err != nil {
		conn.Close()
		return explain(db.Shown, err)
	}
	if !got.Bool {
		conn.Close()
		return &Error{Locked, db.Shown + ": another process is writing the graph", "wait until it is done"}
	}
	db.locked = conn
	return nil
}

// Unlock gives the lock back.
func (db *DB) Unlock() {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.locked != nil {
		var ok sql.NullBool
		_ = db.locked.QueryRowContext(context.Background(), db.d.unlock).Scan(&ok) // a lost connection has lost its lock
	}
	db.drop()
}

func (db *DB) drop() {
	if db.locked != nil {
		db.locked.Close()
		db.locked = nil
	}
}
