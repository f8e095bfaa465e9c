package web

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"newsgraph/corpus"
)

// hostile is an article that would run as a script, if anything let it.
const hostile = `---
title: '<script>alert("title")</script> & "quotes" %27'
outlet: '</script><img src=x onerror=alert(1)>'
url: 'javascript:alert(document.cookie)'
author: '"><svg onload=alert(2)>'
date: 2031-03-04
---
Mayor Ana Sosa criticized <script>alert("body")</script> Ruiz Bank on Tuesday.

Ben Ode, who leads the <b onmouseover=alert(3)>Harbour Union</b>, met Ana Sosa in Northby ]]> --> {{constructor}}.
`

var examples = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "newsgraph-web")
	if err != nil {
		return "", err
	}
	bad := filepath.Join(dir, "hostile.md")
	if err := os.WriteFile(bad, []byte(hostile), 0o666); err != nil {
		return "", err
	}
	store := filepath.Join(dir, "examples.db")
	_, err = corpus.Build(context.Background(), store, []string{"../examples/articles", bad}, corpus.Options{})
	return store, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if store, err := examples(); err == nil {
		os.RemoveAll(filepath.Dir(store))
	}
	os.Exit(code)
}

// exampleStore is the path of a store of the examples and a hostile article.
func exampleStore(t testing.TB) string {
	t.Helper()
	store, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// serveExamples is a server of it.
func serveExamples(t testing.TB, o Options) *Server { return serveStore(t, exampleStore(t), o) }

func serveStore(t testing.TB, store string, o Options) *Server {
	t.Helper()
	s, err := New(store, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// writeFile makes a file in a folder of its own.
func writeFile(t testing.TB, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

func build(t testing.TB, store string, paths ...string) {
	t.Helper()
	if _, err := corpus.Build(context.Background(), store, paths, corpus.Options{}); err != nil {
		t.Fatal(err)
	}
}

var twoArticles = []string{"../examples/articles/01-harborline-bukele-answers-clinton.txt", "../examples/articles/03-capitol-ledger-cbs-segment.md"}

// smallStore is a store of a test's own, to be built further.
func smallStore(t testing.TB) string {
	t.Helper()
	store := filepath.Join(t.TempDir(), "small.db")
	build(t, store, twoArticles...)
	return store
}
