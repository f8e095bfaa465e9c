// Package corpus builds stores: the one room that sees both the reader and the
// store.
//
// A build makes readings durable first, one after the other, in a journal beside
// the store: who is killed loses none, a power cut at most the last 64. Then the names
// of all readings are matched anew, since one article more can change what the others
// mean, and the store is brought to the graph that results: what differs is written
// in one transaction, or, where much differs, a whole new store beside the old one takes
// its place. Who reads meanwhile goes on reading the old generation; after a crash the
// old generation or the new one is there, and the next build goes on from the journal.
//
// So a store is always what a fresh build of its articles would give, byte for byte in
// every export: TestAnySequence. Verify looks for damage; Repair makes the graph again
// from the stored readings, and saves those that a damaged file still has.
//
//	t.db            the store: the last whole generation
//	t.db.journal    readings of the build that runs, or that was cut off, as JSON Lines
//	t.db.building   a generation that is being written beside it
//	t.db.damaged    what Repair found, when some of it could not be read
//
// A store in a database keeps readings in a table as they come, and changes its
// graph in one transaction; several processes may build it at once (shared.go).
package corpus
