package graph

import (
	"fmt"
	"runtime/debug"
)

// guard makes an error of what bbolt does at a damaged page: it panics, or reads
// where no file is mapped. To be used as
//
//	defer guard(path, &err)()
func guard(path string, err *error) func() {
	old := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(old)
		if r := recover(); r != nil {
			*err = &Error{ErrDamaged, fmt.Sprintf("%s is damaged: %v", path, r), repairHint(path)}
		}
	}
}
