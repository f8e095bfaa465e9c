package web

import (
	"fmt"
	"os"
	"sync"
)

// version marks the program that answers: what another one answered is asked for again.
var version = sync.OnceValue(func() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(name)
	if err != nil {
		return ""
	}
	return fmt.Sprint(info.Size(), info.ModTime().UnixNano())
})
