package graph

import (
	"errors"
	"io/fs"
)

// Callers test for these with errors.Is.
var (
	ErrNotFound    = errors.New("graph: not found")
	ErrNotStore    = errors.New("graph: not a store")
	ErrFormat      = errors.New("graph: another format")
	ErrDamaged     = errors.New("graph: damaged")
	ErrLocked      = errors.New("graph: in use by another process")
	ErrUnfinished  = errors.New("graph: never finished")
	ErrNotEmpty    = errors.New("graph: store is not empty")
	ErrOutdated    = errors.New("graph: the store has changed since")
	ErrUnreachable = errors.New("graph: no connection to the database")
	ErrReadOnly    = errors.New("graph: store is open for reading only")

	// ErrExist and ErrNotExist are fs.ErrExist and fs.ErrNotExist.
	ErrExist, ErrNotExist = fs.ErrExist, fs.ErrNotExist
)

// An Error is what went wrong with a store in words for its user.
type Error struct {
	kind error // one of those above
	text string
	hint string
}

func (e *Error) Error() string { return e.text }
func (e *Error) Unwrap() error { return e.kind }

// repairHint is what helps when a store is damaged.
func repairHint(path string) string {
	return `make it whole again with "newsgraph repair ` + path + `"`
}

// Hint says what to do about it: one line without "hint:".
func (e *Error) Hint() string { return e.hint }
