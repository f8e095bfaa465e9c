// Package corpus builds stores: the one room that sees both the reader and the
// store.
//
// A build makes readings durable first, one after the other, in a journal beside
// the store; then it writes a whole new generation of the store beside the old
// one, with all readings and the graph that they give together, and renames it
// over the old. Who reads the store meanwhile goes on reading the old generation;
// after a crash the old generation is there, and the next build goes on from the
// journal.
//
//	t.db            the store: the last whole generation
//	t.db.journal    readings of the build that runs, or that was cut off, as JSON Lines
//	t.db.building   the generation that is being written
//
// A store in a database keeps readings in a table as they come, and changes its
// graph in one transaction; several processes may build it at once (shared.go).
package corpus
