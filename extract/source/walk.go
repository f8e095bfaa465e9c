package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// expand replaces patterns by their matches, in sorted order, and fails with
// a *Missing for what names nothing.
func expand(paths []string) ([]string, error) {
	var out []string
	for _, path := range paths {
		if path == "-" {
			out = append(out, path)
			continue
		}
		_, err := os.Lstat(path)
		switch {
		case err == nil || !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR):
			out = append(out, path)
			continue
		case !strings.ContainsAny(path, "*?["):
			return nil, &Missing{Path: path, Hint: missingHint(path), Err: fs.ErrNotExist}
		}
		matches, err := filepath.Glob(path)
		if err != nil || len(matches) == 0 {
			return nil, &Missing{Path: path, Hint: "quote the pattern, or name the folder itself to read all of it"}
		}
		out = append(out, matches...)
	}
	return out, nil
}

// missingHint names the part of the path that is there, which is where a
// mistyped name went wrong.
func missingHint(path string) string {
	dir := filepath.Dir(path)
	for dir != "." && dir != string(filepath.Separator) {
		if _, err := os.Stat(dir); err == nil {
			return "look into " + dir + " for the right name"
		}
		dir = filepath.Dir(dir)
	}
	if filepath.IsAbs(path) {
		return "look into " + dir + " for the right name"
	}
	return "paths are relative to the current folder"
}

// folder reads the files under root in the order of their names.
func (r *reader) folder(root string) bool {
	real, err := filepath.EvalSymlinks(root)
	if err != nil {
		return r.skip(root, reason(err), "")
	}
	found, going := false, true
	err = filepath.WalkDir(real, func(path string, d fs.DirEntry, err error) error {
		if err == nil {
			err = r.ctx.Err()
			if err != nil {
				return err
			}
		}
		rel, relErr := filepath.Rel(real, path)
		if relErr != nil {
			rel = filepath.Base(path)
		}
		shown := filepath.Join(root, rel)
		switch {
		case err != nil:
			found = true
			going = r.skip(shown, reason(err), "make it readable, or leave it out")
			if d != nil && d.IsDir() {
				return stopUnless(going, fs.SkipDir)
			}
			return stopUnless(going, nil)
		case path != real && hidden(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		}
		found = true
		going = r.entry(real, path, shown, filepath.ToSlash(rel), d)
		return stopUnless(going, nil)
	})
	switch {
	case err == nil:
	case r.ctx.Err() != nil:
		r.yield(Item{}, r.ctx.Err())
		return false
	case !going:
		return false
	}
	if !found {
		return r.skip(root, "the folder has no articles in it", `put articles there; "newsgraph build --help" lists what can be read`)
	}
	return going
}

func stopUnless(going bool, err error) error {
	if !going {
		return fs.SkipAll
	}
	return err
}

func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || name == "Thumbs.db" || name == "desktop.ini"
}

// entry reads what lies at path under the folder root.
func (r *reader) entry(root, path, shown, name string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink != 0 {
		target, err := filepath.EvalSymlinks(path)
		if err != nil {
			return r.skip(shown, "the link leads nowhere", "mend or remove it")
		}
		if rel, err := filepath.Rel(root, target); err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return r.skip(shown, "the link leads out of the folder", "give its target as a path of its own: "+target)
		}
		path = target
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return r.skip(shown, reason(err), "make it readable, or leave it out")
	case info.IsDir():
		return true // a link inside the folder; its target is walked in its own place
	case !info.Mode().IsRegular():
		return r.skip(shown, "it is not a regular file", "copy what it gives into a file")
	}
	return r.read(shown, path, name, info)
}

// file reads a file that was named itself. It may be a pipe.
func (r *reader) file(path, name string, info fs.FileInfo) bool {
	real, err := filepath.EvalSymlinks(path)
	if err != nil || !info.Mode().IsRegular() {
		real = path
	}
	return r.read(path, real, name, info)
}

func (r *reader) read(shown, path, name string, info fs.FileInfo) bool {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	if info.Mode().IsRegular() {
		if r.seen[abs] {
			return true
		}
		r.seen[abs] = true
	}
	return r.use(File{shown, abs, name})
}
