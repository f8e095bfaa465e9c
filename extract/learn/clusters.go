package learn

import (
	_ "embed"
	"sync"
)

//go:embed clusters.bin
var clusterFile []byte

// Clusters are classes of words that stand in the same places, in three
// granularities. They were found in plain text; clusters.md says how.
type Clusters struct{ table *Table }

// Granularities is the number of clusters in each clustering.
var Granularities = [3]int{64, 128, 512}

// EnglishClusters returns the clusters embedded in the program.
var EnglishClusters = sync.OnceValue(func() *Clusters {
	if len(clusterFile) == 0 {
		return &Clusters{NewTable(nil)}
	}
	p, err := ReadPack(clusterFile)
	if err != nil {
		panic("learn: clusters.bin: " + err.Error())
	}
	table, err := LoadTable(p, "clusters")
	if err != nil {
		panic("learn: clusters.bin: " + err.Error())
	}
	return &Clusters{table}
})

// NewClusters returns the clusters of words by their key, with the number of each from 0.
func NewClusters(words map[Key][3]int) *Clusters {
	values := make(map[Key]uint32, len(words))
	for k, c := range words {
		values[k] = uint32(c[0]+1)<<16 | uint32(c[1])<<9 | uint32(c[2])
	}
	return &Clusters{NewTable(values)}
}

// Of returns the three clusters of a word's hash by Fold, from 1; 0 if it has none.
func (c *Clusters) Of(fold uint64) [3]uint64 {
	v := uint64(c.table.Get(fold))
	if v == 0 {
		return [3]uint64{}
	}
	return [3]uint64{v >> 16, v>>9&127 + 1, v&511 + 1}
}

// Encode returns the file.
func (c *Clusters) Encode() []byte {
	var p Pack
	c.table.Save(&p, "clusters")
	return p.Encode()
}
