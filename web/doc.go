// Package web serves a store to browsers and programs: the pages of the explorer, an
// HTTP API of JSON that openapi.json describes, and Cayley's own query endpoints (web/cayley).
//
// A request comes in, is let through or refused (guard.go), gets the store as it is at
// that moment (generation.go) and a bounded share of time and memory (limit.go), and is
// answered by one function of the table of routes (routes.go). An answer follows from the
// generation and the address alone, so it is kept for the next who asks (cache.go), and a
// client that has it is told so without a look at the store.
//
// Nothing is ever written. Texts of articles leave as JSON strings, never as HTML; what
// the pages may load and run, the Content-Security-Policy says: their own files, nothing else.
package web
