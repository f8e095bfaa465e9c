// Newsgraph-beam reads articles, resolves their names and writes readings and quads on
// Apache Beam: the work of "newsgraph extract", "load" and "export" on many machines, with
// the same bytes at the end.
//
//	files → items → readings ─────────────────────────────────→ readings-*.jsonl
//	                   └ by document, the last of each
//	                       ├ texts ────→ origins: which are copies
//	                       ├ summaries → who is who ──────────→ quads of entities
//	                       └ with the ids of its things, by document
//	                           └ parts of facts, by fact ─────→ quads of facts, documents
//
// # What is done by key, and what is not
//
// A fact's quads hang on the fact alone: on what each article says of it, and on which of
// these are copies. So facts are made by key, and so are the readings of one document,
// and their ids.
//
// Who is who hangs on all articles. A surname goes to its one bearer in the corpus; a
// name's type is what most articles take it for; company that everybody keeps tells
// nothing. To cut the names into groups that cannot touch each other helps little:
// where some article says only "Juan" and some only "Ruiz", every Juan and every Ruiz are in
// one group, and so is whoever shares a name with them. One place sees them all, then, but only a
// resolve.Summary of each reading: names, how often each is mentioned, and relations, without
// the text and without evidence.
//
// Copies are found in one place too, since a band of the sketches is compared in order.
// It holds some 250 bytes an article (resolve.Copies) and looks each text up once, in a side input.
//
// # Known limits
//
//   - Files are read and written where all workers see them under the same path: a
//     shared folder, no bucket.
//   - Summaries of all articles are in the memory of one worker, and work there goes
//     on one core. A shard of the output is in the memory of one worker: more articles
//     want more --shards.
//   - One file is opened by one worker, however many articles it holds; they are then
//     read by all.
//   - Corrections and lists of known entities are not followed: give them to "newsgraph
//     load", which takes the readings.
//   - DoFns are registered without package register: its generic wrappers of these
//     took the compiler 2.9 GB and several minutes.
package main
