// Package graph is the store: it keeps what a corpus says in a Cayley quad store
// and gives it back as records. How records lie there is drawn in graph/quads.
//
// A store is one file, the memory of this process for the path "memory:", or a
// database of a PostgreSQL, MariaDB or MySQL server, named by URL (database.go and
// package sqlstore). Beside the quads it keeps, in buckets of the same file:
//
//	newsgraph.meta      format version, counts, generation, and what SetMeta was given
//	newsgraph.readings  by document id: the reading, as JSON packed with zstd
//	newsgraph.words     by word: the articles it stands in (words.go; not in a database)
//	newsgraph.records   every document, entity and fact, packed (record.go)
//	newsgraph.names     folded name or alias and entity id, for Find and Complete
//	newsgraph.about     entity, date and fact, for what is asked of one thing (index.go)
//
// The last three follow from the graph: who reads records does not go through
// quads, and Check holds the ones against the others.
//
// The engine is go.etcd.io/bbolt under Cayley's key-value layer (bolt.go), with
// a planner that mends Cayley's estimates (planner.go), a builder that writes
// sorted quads straight into Cayley's buckets (bulk.go), and an editor that takes
// some out and puts others in (edit.go). The file can be opened by Cayley's own
// packages too, after Register. What they change in it the records do not know: Check
// tells of it, and a store made again from its readings is without it.
//
// There are two ways to bring a store to another graph, and readers see the one before
// or the one after, never half of one. Replace builds a new file beside the old and puts
// it in the old one's place. Difference and Apply write only what differs, in one
// transaction: in the file itself, or, while another process reads it, in a copy that then takes its
// place (Update). After a crash the store is that of before or that of after.
//
// A damaged page is an error wrapping ErrDamaged, never a panic (guard.go); Salvage reads
// what is left of such a file without bbolt (pages.go).
package graph
