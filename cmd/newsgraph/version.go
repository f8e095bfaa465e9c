package main

import (
	"runtime"
	"runtime/debug"
)

// buildVersion returns what the go command noted in the binary.
func buildVersion() map[string]string {
	v := map[string]string{"version": "devel", "go": runtime.Version(), "os": runtime.GOOS, "arch": runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	if m := info.Main.Version; m != "" && m != "(devel)" {
		v["version"] = m
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			v["revision"] = s.Value
		}
	}
	return v
}
