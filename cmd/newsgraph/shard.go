package main

import (
	"iter"
	"strconv"
	"strings"

	"newsgraph/extract/source"
)

// shard reads "3/16": the third of sixteen parts. An article's part is told by its hash, so
// that it stays in it whatever files come or go. What was skipped is in every part's report.
func shard(s string) (func(iter.Seq2[source.Item, error]) iter.Seq2[source.Item, error], error) {
	if s == "" {
		return func(all iter.Seq2[source.Item, error]) iter.Seq2[source.Item, error] { return all }, nil
	}
	n, of, ok := strings.Cut(s, "/")
	i, err1 := strconv.ParseUint(n, 10, 32)
	m, err2 := strconv.ParseUint(of, 10, 32)
	if !ok || err1 != nil || err2 != nil || i < 1 || i > m {
		return nil, usagef("--shard wants N/M with N from 1 to M, such as 3/16, not %q", s)
	}
	return func(all iter.Seq2[source.Item, error]) iter.Seq2[source.Item, error] {
		return func(yield func(source.Item, error) bool) {
			for it, err := range all {
				if err == nil && partOf(it.Doc.SHA256, m) != i-1 {
					continue
				}
				if !yield(it, err) {
					return
				}
			}
		}
	}, nil
}

func partOf(sha256 string, m uint64) uint64 {
	n, err := strconv.ParseUint(sha256[:15], 16, 64)
	if err != nil {
		panic("cmd: a document's hash is not hexadecimal: " + sha256)
	}
	return n % m
}
