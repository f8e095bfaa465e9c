package sqlstore

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/go-sql-driver/mysql"
	"github.com/lib/pq"
)

// A Kind is what went wrong.
type Kind int

const (
	Other       Kind = iota
	BadURL           // the URL
	Unreachable      // no server, no database, wrong password, connection lost
	Missing          // the database has no store
	NotStore         // the database is another program's
	Exists           // the database has a store already
	Locked           // another process changes the graph
	Conflict         // another process has changed the graph meanwhile
	ReadOnly         // a standby, or no right to write
)

// An Error is what went wrong, for the user; it never has the password.
type Error struct {
	Kind Kind
	Text string
	Hint string
}

func (e *Error) Error() string { return e.Text }

// KindOf is that of an *Error, else Other.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Other
}

// code is the server's code of an error, PostgreSQL's SQLSTATE or MySQL's number, or "".
func code(err error) string {
	var p *pq.Error
	if errors.As(err, &p) {
		if p.Code == "0A000" && strings.Contains(p.Message, "during recovery") {
			return "25006" // lib/pq begins with READ WRITE, which a standby refuses as not supported
		}
		return string(p.Code)
	}
	var m *mysql.MySQLError
	if errors.As(err, &m) {
		return fmt.Sprint(m.Number)
	}
	return ""
}

// transient are the codes after which the same transaction may succeed.
var transient = map[string]string{
	"40001": "serialization failure, or a standby's snapshot is gone",
	"40P01": "deadlock",
	"25P03": "the server ends transactions that pause",
	"55P03": "lock not available",
	"57P01": "server is shut down", "57P02": "server crashed", "57P03": "server is starting",
	"1213": "deadlock; in Galera: another node's transaction came first",
	"1205": "lock wait timeout",
	"1047": "Galera node is not ready",
	"1180": "commit refused", "1053": "server is shut down", "1927": "connection was killed", "1317": "interrupted by a change of the cluster",
}

// lost reports whether the connection is gone.
func lost(err error) bool {
	var n *net.OpError
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, mysql.ErrInvalidConn) || errors.Is(err, io.EOF) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &n)
}

func mayRetry(err error) bool {
	return !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) && (transient[code(err)] != "" || lost(err))
}

// A cure is what a server's code means to the user. %s is the store's URL.
type cure struct {
	kind       Kind
	text, hint string
}

var cures = map[string]cure{
	"28P01": {Unreachable, "%s: the server refuses the user or the password", "give the password in PGPASSWORD or in ~/.pgpass, and check the user in the URL"},
	"28000": {Unreachable, "%s: the server refuses the user", "check the user in the URL, the server's pg_hba.conf, and the password in PGPASSWORD or ~/.pgpass"},
	"3D000": {Unreachable, "%s: the server has no such database", "make it first: createdb NAME"},
	"3F000": {Unreachable, "%s: the schema that search_path names is not there", "make it first: CREATE SCHEMA name"},
	"42501": {ReadOnly, "%s: this user may not do that", "GRANT ALL ON SCHEMA public TO the user, or make the database with that user as its owner"},
	"25006": {ReadOnly, "%s is a read-only server", "write to the primary; a standby serves reading"},
	"53300": {Unreachable, "%s: the server has too many connections", "try again later, or raise max_connections"},
	"53100": {Other, "%s: the server's disk is full", "make room; the store is as it was before"},
	"40001": {Other, "%s: the graph was changed by others too often while this was done", "run the same command again"},
	"40P01": {Other, "%s: the graph was changed by others too often while this was done", "run the same command again"},
	"1045":  {Unreachable, "%s: the server refuses the user or the password", "give the password in MYSQL_PWD, and check the user in the URL"},
	"1698":  {Unreachable, "%s: the server refuses the user", "make a user with a password: CREATE USER ... IDENTIFIED BY ..."},
	"1049":  {Unreachable, "%s: the server has no such database", "make it first: CREATE DATABASE name CHARACTER SET utf8mb4"},
	"1044":  {Unreachable, "%s: the server refuses this user the database", "GRANT ALL ON the database TO the user, or make it first: CREATE DATABASE name CHARACTER SET utf8mb4"},
	"1142":  {ReadOnly, "%s: this user may not do that", "GRANT ALL ON the database TO the user"},
	"1290":  {ReadOnly, "%s is a read-only server", "write to the primary; a replica serves reading"},
	"1836":  {ReadOnly, "%s is a read-only server", "write to the primary; a replica serves reading"},
	"1040":  {Unreachable, "%s: the server has too many connections", "try again later, or raise max_connections"},
	"1114":  {Other, "%s: the server's disk is full", "make room; the store is as it was before"},
	"1153":  {Other, "%s: a value is too large for the server", "raise max_allowed_packet on the server"},
	"1047":  {Unreachable, "%s: this node of the cluster has lost the others", "name several nodes: mysql://USER@HOST1,HOST2,HOST3/DATABASE"},
}

// explain makes err an *Error that names the store; nil stays nil.
func explain(shown string, err error) error {
	var told *Error
	switch {
	case err == nil, errors.As(err, &told), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, mysql.ErrPktTooLarge):
		err = &mysql.MySQLError{Number: 1153}
	}
	if c, ok := cures[code(err)]; ok {
		return &Error{c.kind, fmt.Sprintf(c.text, shown), c.hint}
	}
	var n *net.OpError
	switch {
	case errors.As(err, &n) && n.Op == "dial":
		return &Error{Unreachable, fmt.Sprintf("%s: no server answers at %s", shown, address(n)), "start the server, or correct host and port"}
	case errors.Is(err, pq.ErrSSLNotSupported):
		return &Error{Unreachable, shown + ": the server has no TLS", "add ?sslmode=prefer or sslmode=disable"}
	case lost(err), strings.HasPrefix(code(err), "57P"), code(err) == "1053":
		return &Error{Unreachable, shown + ": the connection to the server was lost", "run the same command again when it is back: what was read is kept, and the graph is the last whole one"}
	}
	return fmt.Errorf("%s: %w", shown, err)
}

func address(n *net.OpError) string {
	if n.Addr != nil {
		return n.Addr.String()
	}
	return "that address"
}
