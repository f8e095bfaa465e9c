// Package source finds articles in files: paths in, articles as they lie in
// the file out.
//
// What a file is, is told by its first bytes and only then by its name
// (sniff.go). Each kind that can be read, and each that is known but cannot
// be read yet, is a line of Formats. A file that cannot be used is skipped
// with a *Skipped that says why and what to do; the others go on. Decode
// turns the bytes of an article into UTF-8 (charset.go).
package source
