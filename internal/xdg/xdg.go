// Package xdg finds the folders of the user's own files, as the XDG base directory
// specification says (specifications.freedesktop.org/basedir-spec, version 0.8).
package xdg

import (
	"os"
	"path/filepath"
)

// Data is where the user's data of the program lie, such as saved queries; "" where there is no home.
func Data() string { return folder("XDG_DATA_HOME", ".local/share") }

// State is where the program keeps what outlasts a session, such as past lines; "" where there is no home.
func State() string { return folder("XDG_STATE_HOME", ".local/state") }

func folder(variable, inHome string) string {
	dir := os.Getenv(variable)
	if !filepath.IsAbs(dir) { // a relative one is to be ignored
		home, err := os.UserHomeDir()
		if err != nil {
			return ""
		}
		dir = filepath.Join(home, inHome)
	}
	return filepath.Join(dir, "newsgraph")
}
