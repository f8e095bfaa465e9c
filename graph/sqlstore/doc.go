// Package sqlstore keeps a store in a PostgreSQL or a MariaDB or MySQL database,
// named by URL. The quads lie as Cayley's SQL backends read them, in the tables
// nodes and quads; beside them, in the same database:
//
//	newsgraph_meta      format, generation, counts, what SetMeta was given
//	newsgraph_readings  by document: the readings that the graph was made from
//	newsgraph_pending   by document and reader: readings that no generation has yet
//	newsgraph_names     folded names and entity ids
//
// The four are pairs of bytes, k and v, and never quad values: what belongs to
// the program is not found by queries.
//
// Where this package does not do as Cayley v0.7.7 does, and why, is all in
// schema.go (tables), rows.go (inserts) and value.go (values).
//
// # Two commits
//
// Readings are committed as they come, by any number of processes, into
// newsgraph_pending. A new generation (Change) is one transaction, under one
// lock: readings, quads, names and the generation's number change together or not
// at all. The lock is pg_advisory_lock or GET_LOCK; since a Galera cluster does not
// share GET_LOCK and a connection can be lost with its lock, the transaction also
// wants the generation that it was computed from, and says Conflict otherwise.
package sqlstore
