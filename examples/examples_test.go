package examples

import (
	"io/fs"
	"path"
	"strings"
	"testing"
)

func TestFS(t *testing.T) {
	kinds, words := map[string]int{}, 0
	err := fs.WalkDir(FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := FS.ReadFile(name)
		if err != nil {
			return err
		}
		kinds[path.Ext(name)]++
		n := len(strings.Fields(string(data)))
		words += n
		if n < 100 || n > 600 {
			t.Errorf("%s has %d words", name, n)
		}
		return nil
	})
	if err != nil || kinds[".txt"] < 5 || kinds[".md"] < 3 || kinds[".html"] < 3 || words < 2500 {
		t.Errorf("%v, %d words, %v", kinds, words, err)
	}
}
