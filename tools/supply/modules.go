package main

import (
	"bytes"
	"cmp"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A module is one that is linked into a binary.
type module struct {
	path, version, sum string
	licences           []string // SPDX identifiers
	text               string   // of the licence and the notice
}

// modulesOf returns the modules of a binary, by path, with Go's own library; and the
// version of the binary.
func modulesOf(binary string) ([]module, string, error) {
	info, err := buildinfo.ReadFile(binary)
	if err != nil {
		return nil, "", err
	}
	dirs, err := foldersOf(info.Path)
	if err != nil {
		return nil, "", err
	}
	mods := []module{{path: "go", version: strings.TrimPrefix(info.GoVersion, "go")}}
	for _, d := range info.Deps {
		if d.Replace != nil {
			return nil, "", fmt.Errorf("%s is replaced by %s: that no list may hide", d.Path, d.Replace.Path)
		}
		mods = append(mods, module{path: d.Path, version: d.Version, sum: d.Sum})
	}
	for i := range mods {
		if mods[i].text, err = licenceText(dirs[mods[i].path]); err != nil {
			return nil, "", fmt.Errorf("%s: %w", mods[i].path, err)
		}
		mods[i].licences = identify(mods[i].text)
	}
	slices.SortFunc(mods, func(a, b module) int { return cmp.Compare(a.path, b.path) })
	return mods, info.Main.Version, nil
}

// foldersOf returns, by module, the folders in which a licence may lie that a program is
// under: the module's own, those of its packages that are linked, and those between.
func foldersOf(program string) (map[string][]string, error) {
	out, err := exec.Command("go", "list", "-deps", "-json=Dir,Module,Root,Standard", program).Output()
	if err != nil {
		return nil, fmt.Errorf("go list -deps %s, in the folder of its module: %w", program, err)
	}
	dirs := map[string][]string{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			Dir, Root string
			Standard  bool
			Module    struct{ Path, Dir string }
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return dirs, nil
		} else if err != nil {
			return nil, err
		}
		name, top, dir := p.Module.Path, p.Module.Dir, p.Dir
		if p.Standard {
			name, top, dir = "go", p.Root, p.Root
		}
		for ; len(dir) >= len(top) && top != ""; dir = filepath.Dir(dir) {
			if !slices.Contains(dirs[name], dir) {
				dirs[name] = append(dirs[name], dir)
			}
		}
	}
}

// licenceText returns the licences and notices in folders.
func licenceText(dirs []string) (string, error) {
	if len(dirs) == 0 {
		return "", errors.New(`it is not in the module cache; "go mod download" fetches it`)
	}
	slices.Sort(dirs)
	var text strings.Builder
	for _, dir := range dirs {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return "", err
		}
		for _, e := range entries {
			if e.IsDir() || filepath.Ext(e.Name()) == ".go" || !isLicence.MatchString(e.Name()) {
				continue
			}
			data, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				return "", err
			}
			text.Write(data)
			text.WriteByte('\n')
		}
	}
	return text.String(), nil
}

var isLicence = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)`)

// phrases tell a licence: all of has, and none of lacks.
var phrases = []struct {
	id         string
	has, lacks []string
}{
	{"Apache-2.0", []string{"apache license", "version 2.0"}, nil},
	{"BSD-2-Clause", []string{"redistribution and use in source and binary forms"}, []string{"endorse or promote"}},
	{"BSD-3-Clause", []string{"redistribution and use in source and binary forms", "endorse or promote"}, nil},
	{"ISC", []string{"permission to use, copy, modify, and"}, nil},
	{"MIT", []string{"permission is hereby granted, free of charge, to any person obtaining a copy"}, nil},
	{"MPL-2.0", []string{"mozilla public license version 2.0"}, nil},
	{"GPL", []string{"gnu general public license version"}, nil},
	{"GPL", []string{"gnu affero general public license version"}, []string{"mozilla public license"}},
	{"GPL", []string{"gnu lesser general public license version"}, []string{"mozilla public license"}},
}

// allowed are the licences under which a module may be linked. MPL-2.0 asks that its
// own files stay open, which they are where they come from, unchanged.
var allowed = []string{"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MPL-2.0"}

func identify(text string) []string {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	text = strings.NewReplacer("mozilla public license, version 2.0", "mozilla public license version 2.0",
		"general public license, version", "general public license version").Replace(text)
	inText := func(s string) bool { return strings.Contains(text, s) }
	var ids []string
	for _, p := range phrases {
		missing := slices.ContainsFunc(p.has, func(s string) bool { return !inText(s) })
		if !missing && !slices.ContainsFunc(p.lacks, inText) && !slices.Contains(ids, p.id) {
			ids = append(ids, p.id)
		}
	}
	if slices.Contains(ids, "MPL-2.0") { // it names the GPL, and no more
		ids = slices.DeleteFunc(ids, func(id string) bool { return id == "GPL" })
	}
	return ids
}

func (m *module) check() error {
	if len(m.licences) == 0 {
		return fmt.Errorf("%s has no licence that is known here", m.path)
	}
	for _, id := range m.licences {
		if !slices.Contains(allowed, id) {
			return fmt.Errorf("%s is under %s, which is not among those allowed: %s", m.path, id, strings.Join(allowed, ", "))
		}
	}
	return nil
}
