// Package newsgraph documents the program as a whole; it has no code.
//
// Newsgraph reads news articles into a graph of who did what to whom, on whose
// word, when, and in which sentence, and answers questions about it. Data goes
// one way:
//
//	bytes → source.Item → text.Doc → schema.Reading → schema.Fact → quads → rows
//	       source        article…relate     resolve      quads     queries
//
// A schema.Reading is what one article says, before its names are matched with
// those of other articles; `newsgraph extract` prints it, one JSON object a line.
// A schema.Fact is what the corpus says, with all its evidence. Left of the first
// is language, right of the second a database, and neither knows the other.
//
// What every part keeps to:
//
//   - Evidence: each fact names the article, the sentence and the code points it
//     was read from; `newsgraph verify` proves each quote.
//   - Who says so: a fact is asserted, alleged, denied, hypothetical or negated,
//     and carries its source. What nobody asserts has no plain edge in the graph.
//   - The same bytes for the same set of articles, on any number of cores and in
//     any order: no clock, no chance, ids that are pure functions of the readings.
//   - Offline: no language model, no key, no request.
//
// ARCHITECTURE.md follows one sentence through the rooms; deps_test.go says who
// may import whom; README.md is the tour.
package newsgraph
