// Package examples holds a small corpus of news articles of our own writing,
// for the demo, the README and tests. README.md tells what is in it.
package examples

import (
	"embed"
	"io/fs"
)

//go:embed articles
var files embed.FS

// FS holds the articles, one a file, at its top.
var FS = articles()

// ReadFS is what FS is.
type ReadFS interface {
	fs.ReadFileFS
	fs.ReadDirFS
}

func articles() ReadFS {
	sub, err := fs.Sub(files, "articles")
	if err != nil {
		panic("examples: " + err.Error())
	}
	return sub.(ReadFS)
}
