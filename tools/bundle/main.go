// Command bundle makes web/vendor: the graph libraries of the pages in one file,
// with the licences of all that is in it and their SHA-256.
//
//	cd tools/bundle && go run . -o ../../web/vendor
//
// It needs npm, which brings exactly what package-lock.json says; esbuild is a Go module.
package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"github.com/evanw/esbuild/pkg/api"
)

var (
	//go:embed package.json
	packageJSON []byte
	//go:embed package-lock.json
	packageLock []byte
	//go:embed entry.js
	entry []byte
)

// packages is what ends up in graph.js; graphology-types has no code.
var packages = []string{"events", "graphology", "graphology-utils", "sigma"}

func main() {
	out := flag.String("o", "", "folder to write to")
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "usage: bundle -o FOLDER")
		os.Exit(2)
	}
	files, err := bundle()
	for name, data := range files {
		if err == nil {
			err = os.WriteFile(filepath.Join(*out, name), data, 0o644)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

// bundle returns the files of web/vendor by name.
func bundle() (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "bundle")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	for name, data := range map[string][]byte{"package.json": packageJSON, "package-lock.json": packageLock, "entry.js": entry} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return nil, err
		}
	}
	npm := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
	npm.Dir = dir
	if said, err := npm.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("npm ci: %w\n%s", err, said)
	}
	code, err := build(dir)
	if err != nil {
		return nil, err
	}
	licences, err := licencesOf(filepath.Join(dir, "node_modules"))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"graph.js": code, "LICENSES.txt": licences}
	files["SHA256SUMS"] = sums(files)
	return files, nil
}

func build(dir string) ([]byte, error) {
	r := api.Build(api.BuildOptions{
		EntryPoints:       []string{"entry.js"},
		AbsWorkingDir:     dir,
		Bundle:            true,
		Format:            api.FormatESModule,
		Target:            api.ES2020,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone, // LICENSES.txt has them
		Banner:            map[string]string{"js": "// sigma 3.0.3, graphology 0.26.0: MIT, see LICENSES.txt; made by tools/bundle"},
	})
	if len(r.Errors) > 0 {
		return nil, errors.New(r.Errors[0].Text)
	}
	return r.OutputFiles[0].Contents, nil
}

// licencesOf joins the licence texts that the packages bring.
func licencesOf(modules string) ([]byte, error) {
	var b bytes.Buffer
	for _, name := range packages {
		found, _ := filepath.Glob(filepath.Join(modules, name, "LICENSE*"))
		if len(found) != 1 {
			return nil, fmt.Errorf("%s has %d licence files", name, len(found))
		}
		text, err := os.ReadFile(found[0])
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "==== %s ====\n\n%s\n\n", name, bytes.TrimSpace(text))
	}
	return append(bytes.TrimSpace(b.Bytes()), '\n'), nil
}

// sums is in the form of sha256sum.
func sums(files map[string][]byte) []byte {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(files[name]), name)
	}
	return b.Bytes()
}
