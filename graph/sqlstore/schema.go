package sqlstore

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"database/sql/driver"
)

// A dialect is where PostgreSQL and MySQL differ. Statements have "?" for
// arguments; bind writes them as the server wants them.
type dialect struct {
	name      string // of the registration with Cayley
	connector func(*url.URL) (driver.Connector, error)
	dollar    bool // arguments are $1, $2 ...
	blob      string
	hash      string // type of a hash; never longer than 20 bytes
	schema    []string
	pairs     string                           // of a table beside the quads
	bulk      struct{ before, after []string } // around the first load
	analyze   string
	size      string // bytes of all tables

	label     string // of the quads q: its label's hash, '' for none
	docOf     string // the document in a key of newsgraph_pending
	digest    string // SHA-256 of v
	upsert    string // after INSERT INTO t (k, v) VALUES ...
	addRefs   string // adds ng_refs.n to nodes
	dropQuads string // those of ng_del
	dropNodes string // those of ng_refs that nothing uses any more
	tryLock   string // yields true when this connection has the lock
	unlock    string
	tables    string // names of the tables of the store that are there
}

// The tables of Cayley v0.7.7, with what its backends do wrong put right:
//
//   - No foreign keys from quads to nodes: four look-ups a quad, for what one
//     transaction sees to anyway.
//   - One unique index that knows labels. Cayley's for MySQL is on subject,
//     predicate and object alone, so that of quads which differ in their label all
//     but one are dropped, silently; and NULLs are never equal to a unique index, so
//     that unlabelled quads would come twice. Here an absent label counts as ”.
//   - An index on labels, for LabelContext; none on object and subject, which the
//     one on object serves.
//   - MySQL: utf8mb4 whatever the server's default (with latin1 or utf8mb3 a name
//     in Cyrillic, or an emoji, is refused), compared byte by byte; LONGTEXT and
//     LONGBLOB, since TEXT ends at 65,535 bytes.
//   - ts stays NULL: the same articles give the same rows.
const (
	postgresNodes = `CREATE TABLE IF NOT EXISTS nodes (
	hash BYTEA PRIMARY KEY, refs INT NOT NULL,
	value BYTEA, value_string TEXT, datatype TEXT, language TEXT, iri BOOLEAN, bnode BOOLEAN,
	value_int BIGINT, value_bool BOOLEAN, value_float DOUBLE PRECISION, value_time TIMESTAMP WITH TIME ZONE)`
	postgresQuads = `CREATE TABLE IF NOT EXISTS quads (
	horizon BIGSERIAL PRIMARY KEY,
	subject_hash BYTEA NOT NULL, predicate_hash BYTEA NOT NULL, object_hash BYTEA NOT NULL, label_hash BYTEA, ts TIMESTAMP)`

	mysqlTable = ` ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`
	mysqlNodes = `CREATE TABLE IF NOT EXISTS nodes (
	hash BINARY(20) PRIMARY KEY, refs INT NOT NULL,
	value LONGBLOB, value_string LONGTEXT, datatype TEXT, language TEXT, iri BOOLEAN, bnode BOOLEAN,
	value_int BIGINT, value_bool BOOLEAN, value_float DOUBLE PRECISION, value_time DATETIME(6))` + mysqlTable
	mysqlQuads = `CREATE TABLE IF NOT EXISTS quads (
	horizon BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
	subject_hash BINARY(20) NOT NULL, predicate_hash BINARY(20) NOT NULL, object_hash BINARY(20) NOT NULL, label_hash BINARY(20), ts DATETIME,
	label_key VARBINARY(20) AS (COALESCE(label_hash, '')) VIRTUAL,
	UNIQUE INDEX spol_unique (subject_hash, predicate_hash, object_hash, label_key),
	INDEX ops_index (object_hash, predicate_hash, subject_hash),
	INDEX pos_index (predicate_hash, object_hash, subject_hash),
	INDEX l_index (label_hash))` + mysqlTable
)

var postgresIndexes = []struct{ name, on string }{
	{"spol_unique", "subject_hash, predicate_hash, object_hash, (COALESCE(label_hash, ''::bytea))"},
	{"ops_index", "object_hash, predicate_hash, subject_hash"},
	{"pos_index", "predicate_hash, object_hash, subject_hash"},
	{"l_index", "label_hash"},
}

// Two of the tables beside the quads, which this package must know.
const (
	Meta    = "newsgraph_meta"
	Pending = "newsgraph_pending"
)

const lockName = "newsgraph"

var postgres = &dialect{
	name: "newsgraph-postgres", connector: postgresConnector, dollar: true, blob: "BYTEA", hash: "BYTEA",
	analyze:   `ANALYZE nodes, quads`,
	size:      `SELECT COALESCE(SUM(pg_total_relation_size(c.oid)), 0) FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND (c.relname IN ('nodes', 'quads') OR c.relname LIKE 'newsgraph%')`,
	pairs:     ` (k BYTEA PRIMARY KEY, v BYTEA NOT NULL)`,
	label:     `COALESCE(q.label_hash, ''::bytea)`,
	docOf:     `substring(k FROM 1 FOR position('\x00'::bytea IN k) - 1)`,
	digest:    `sha256(v)`,
	upsert:    ` ON CONFLICT (k) DO UPDATE SET v = EXCLUDED.v`,
	addRefs:   `UPDATE nodes SET refs = nodes.refs + r.n FROM ng_refs r WHERE nodes.hash = r.h`,
	dropQuads: `DELETE FROM quads USING ng_del d WHERE quads.horizon = d.horizon`,
	dropNodes: `DELETE FROM nodes USING ng_refs r WHERE nodes.hash = r.h AND nodes.refs <= 0`,
	tryLock:   `SELECT pg_try_advisory_lock(hashtext('` + lockName + `'), hashtext(COALESCE(current_schema(), '')))`,
	unlock:    `SELECT pg_advisory_unlock(hashtext('` + lockName + `'), hashtext(COALESCE(current_schema(), '')))`,
	tables:    `SELECT t FROM unnest(ARRAY['nodes', 'quads', '` + Pending + `', '` + Meta + `']) AS t WHERE to_regclass(t) IS NOT NULL`,
}

var mariadb = &dialect{
	name: "newsgraph-mysql", connector: mysqlConnector, blob: "LONGBLOB", hash: "VARBINARY(20)",
	analyze:   `ANALYZE TABLE nodes, quads`,
	size:      `SELECT COALESCE(SUM(data_length + index_length), 0) FROM information_schema.tables WHERE table_schema = DATABASE() AND (table_name IN ('nodes', 'quads') OR table_name LIKE 'newsgraph%')`,
	pairs:     ` (k VARBINARY(3000) PRIMARY KEY, v LONGBLOB NOT NULL)` + mysqlTable,
	label:     `q.label_key`,
	docOf:     `SUBSTRING_INDEX(k, CHAR(0), 1)`,
	digest:    `UNHEX(SHA2(v, 256))`,
	upsert:    ` ON DUPLICATE KEY UPDATE v = VALUES(v)`,
	addRefs:   `UPDATE nodes JOIN ng_refs r ON nodes.hash = r.h SET nodes.refs = nodes.refs + r.n`,
	dropQuads: `DELETE quads FROM quads JOIN ng_del d ON quads.horizon = d.horizon`,
	dropNodes: `DELETE nodes FROM nodes JOIN ng_refs r ON nodes.hash = r.h WHERE nodes.refs <= 0`,
	tryLock:   `SELECT GET_LOCK(CONCAT('` + lockName + `:', DATABASE()), 0)`,
	unlock:    `SELECT RELEASE_LOCK(CONCAT('` + lockName + `:', DATABASE()))`,
	tables:    `SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN ('nodes', 'quads', '` + Pending + `', '` + Meta + `')`,
}

func init() { // they refer to themselves by dialectOf otherwise
	postgres.schema = []string{postgresNodes, postgresQuads}
	for _, i := range postgresIndexes {
		unique := ""
		if strings.HasSuffix(i.name, "_unique") {
			unique = "UNIQUE "
		}
		create := fmt.Sprintf(`CREATE %sINDEX %s ON quads (%s)`, unique, i.name, i.on)
		postgres.schema = append(postgres.schema, strings.Replace(create, "INDEX", "INDEX IF NOT EXISTS", 1))
		// Filling indexes row by row takes longer than building them; both are part of the transaction.
		postgres.bulk.before = append(postgres.bulk.before, `DROP INDEX IF EXISTS `+i.name)
		postgres.bulk.after = append(postgres.bulk.after, create)
	}
	mariadb.schema = []string{mysqlNodes, mysqlQuads}
}

// bind writes the arguments of a statement as the server wants them.
func (d *dialect) bind(stmt string) string {
	if !d.dollar {
		return stmt
	}
	var b strings.Builder
	n := 0
	for _, r := range stmt {
		if r == '?' {
			n++
			b.WriteString("$" + strconv.Itoa(n))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// list is n arguments, "?, ?, ?".
func list(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }
