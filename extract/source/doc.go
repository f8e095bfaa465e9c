// Package source finds articles in files: paths in, articles as they lie in
// the file out.
//
// What a file is, is told by its first bytes and only then by its name
// (sniff.go). Each kind that can be read, and each that is known and cannot,
// is a line of Formats. A file of many articles, an archive or a feed, is a box
// (box.go) that is opened and yields them one at a time, within limits. What
// cannot be used is skipped with a *Skipped that says why and what to do; the
// others go on. Decode
// turns the bytes of an article into UTF-8 (charset.go).
package source
