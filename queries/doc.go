// Package queries asks the graph: a session of Gizmo, the query language of
// Cayley, and the saved questions, one *.js file each.
//
// Text comes in, rows go out. A Session runs JavaScript (goja, ECMAScript 6 and
// later) in which g.V("<person/ann>").Out("<met>").All() walks the graph; every
// method of Gizmo is there in both spellings (Out and out), and a few of our own
// (see Methods). The language is Cayley's; the session is not:
//
//   - one session runs any number of queries, and keeps their variables;
//   - rows are typed: an id is not a string, a number is not its digits;
//   - a query that is cancelled or out of time is an error, never a short result,
//     and a result that the row limit cut says so (Result.More);
//   - an error carries line and column, and the nearest name for a misspelt one;
//   - nothing that a query does with the graph can end the program.
//
// The helpers of prelude/prelude.js stand for plain Gizmo, which Session.Explain shows.
// Cayley's other languages run beside ours under guard (EachIn).
//
// A script that fills the memory is stopped (Options.Memory): the heap of the process is
// watched, and the functions of the engine that could allocate without end in one call
// are bounded. It is a watch, not a wall: run the scripts of strangers in a process of
// their own, with limits.
package queries
