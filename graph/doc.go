// Package graph is the store: it keeps what a corpus says in a Cayley quad store
// and gives it back as records. How records lie there is drawn in graph/quads.
//
// A store is one file, or the memory of this process for the path "memory:", or a
// database of a PostgreSQL, MariaDB or MySQL server, named by URL (database.go and
// package sqlstore).
// Beside the quads it keeps, in buckets of the same file:
//
//	newsgraph.meta      format version, reader version, counts, and what SetMeta was given
//	newsgraph.readings  by document id: the reading, as JSON packed with zstd
//	newsgraph.names     folded name or alias and entity id, for Find
//
// The engine is go.etcd.io/bbolt under Cayley's key-value layer (bolt.go), with
// a planner that mends Cayley's estimates (planner.go) and a builder that writes
// sorted quads straight into Cayley's buckets (bulk.go). The file can be opened by
// Cayley's own packages too, after Register, and changed by them.
//
// A store is filled once and read ever after. Replace builds a new one beside
// the old and puts it in the old one's place when it is whole, so readers never
// see half a graph and a crash leaves the old store as it was. Any number of
// processes may read one store at a time.
package graph
