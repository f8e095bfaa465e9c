package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/export"
)

// exportTo writes a file, a zip or a folder as a whole: what was there stays when it fails.
func exportTo(ctx context.Context, s *graph.Store, name string, f export.Format, o export.Options) error {
	if f.Several() && !strings.EqualFold(filepath.Ext(name), ".zip") {
		return exportFolder(ctx, s, name, f, o)
	}
	tmp := name + ".part"
	file, err := os.Create(tmp)
	if err != nil {
		return err
	}
	err = exportWriter(ctx, s, file, f, o)
	if cerr := file.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp, name)
	}
	if err != nil {
		os.Remove(tmp)
	}
	return err
}

func exportWriter(ctx context.Context, s *graph.Store, w io.Writer, f export.Format, o export.Options) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := export.Write(ctx, b, f.Name, s, o); err != nil {
		return err
	}
	return b.Flush()
}

// exportFolder writes into a folder that is new or empty, never among the user's files.
func exportFolder(ctx context.Context, s *graph.Store, name string, f export.Format, o export.Options) error {
	if there, err := os.ReadDir(name); err == nil && len(there) > 0 {
		u := usagef("%s is not empty", name)
		u.hint = "name a new folder, or FILE.zip"
		return failed(u)
	} else if err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("the format %s is several files, for a folder or a .zip: %w", f.Name, err)
	}
	tmp := &folder{dir: filepath.Clean(name) + ".part"}
	if err := os.Mkdir(tmp.dir, 0o777); err != nil {
		return err
	}
	err := errors.Join(export.WriteFiles(ctx, tmp, f.Name, s, o), tmp.close())
	if err == nil {
		_ = os.Remove(name) // empty, or not there
		err = os.Rename(tmp.dir, name)
	}
	if err != nil {
		os.RemoveAll(tmp.dir)
	}
	return err
}

// A folder is an export.Folder on disk.
type folder struct {
	dir  string
	file *os.File // open since the last Create
	w    *bufio.Writer
}

func (d *folder) Create(name string) (io.Writer, error) {
	if err := d.close(); err != nil {
		return nil, err
	}
	path := filepath.Join(d.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	d.file, d.w = file, bufio.NewWriterSize(file, 1<<16)
	return d.w, nil
}

func (d *folder) close() error {
	if d.file == nil {
		return nil
	}
	err := errors.Join(d.w.Flush(), d.file.Close())
	d.file = nil
	return err
}
