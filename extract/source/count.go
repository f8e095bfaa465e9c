package source

import (
	"io/fs"
	"path/filepath"
	"strings"
)

// Count says how many files Items will look at, for who shows progress. It
// opens none; what it cannot list it counts as one.
func Count(paths []string) int {
	expanded, err := expand(paths)
	if err != nil {
		return 0
	}
	n := 0
	for _, path := range expanded {
		err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
			hidden := p != path && strings.HasPrefix(d.Name(), ".")
			switch {
			case err != nil:
				return err
			case d.IsDir() && hidden:
				return fs.SkipDir
			case !d.IsDir() && !hidden:
				n++
			}
			return nil
		})
		if err != nil {
			n++
		}
	}
	return n
}
