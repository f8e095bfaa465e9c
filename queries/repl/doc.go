// Package repl is the dialogue: it reads queries and commands, runs them and prints
// what they give, until the input ends.
//
// On a terminal it edits lines (history, several lines, Tab, Ctrl-C for the query that
// runs); otherwise it reads plain lines. A query ends where its brackets close; a line
// that begins with ":" is a command. Errors are printed and never end the dialogue.
package repl
