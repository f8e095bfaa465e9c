package sqlstore

import (
	"context"
	"database/sql"
	"sync"
	"time"
)

// A pin keeps a reader on one generation: its statements are of one transaction,
// which sees the database as it was at its first. It is renewed when the reader
// pauses, so that a prompt or a server does not stay behind, nor keep the database
// from throwing old rows away.
//
// Cayley's own statements go another way, and see the newest generation each.
type pin struct {
	mu    sync.Mutex // held for a whole statement: a transaction has one at a time
	on    bool
	tx    *sql.Tx
	since time.Time
	used  time.Time
	timer *time.Timer
}

const (
	pause   = 5 * time.Second
	longest = 5 * time.Minute
)

// Pin makes this DB read one generation as long as it does not pause.
func (db *DB) Pin() { db.pin.on = true }

// reading calls do with what to ask: the pinned transaction or the pool.
func (db *DB) reading(ctx context.Context, do func(queryer) error) error {
	p := &db.pin
	if !p.on {
		return do(db.pool)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if now.Sub(p.since) > longest {
		p.drop()
	}
	if p.tx == nil {
		// Not the caller's context: the transaction outlives the call.
		tx, err := db.pool.BeginTx(context.WithoutCancel(ctx), &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
		if err != nil {
			return err
		}
		p.tx, p.since = tx, now
	}
	err := do(p.tx)
	p.used = time.Now()
	if err != nil {
		p.drop() // after an error a transaction takes no more statements
	}
	if p.timer == nil {
		p.timer = time.AfterFunc(pause, p.idle)
	} else {
		p.timer.Reset(pause)
	}
	return err
}

// idle ends the transaction of a reader that pauses.
func (p *pin) idle() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if time.Since(p.used) >= pause {
		p.drop()
	}
}

func (p *pin) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.timer != nil {
		p.timer.Stop()
	}
	p.drop()
}

func (p *pin) drop() {
	if p.tx != nil {
		_ = p.tx.Rollback() // it has written nothing
		p.tx = nil
	}
}
