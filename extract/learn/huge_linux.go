package learn

import (
	"syscall"
	"unsafe"
)

// hugePages asks the kernel to lay a table in large pages, before it is filled: a look-up goes to any
// place of it, and with small pages waits for the address as long as for what lies there. It is advice:
// where it is not taken, all is as before.
func hugePages[T any](table []T) []T {
	const advice = 14 // MADV_HUGEPAGE
	page := syscall.Getpagesize()
	if len(table) == 0 {
		return table
	}
	bytes := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(table))), uintptr(cap(table))*unsafe.Sizeof(table[0]))
	skip := int(-uintptr(unsafe.Pointer(&bytes[0])) & uintptr(page-1))
	if len(bytes) > 2<<20 {
		_ = syscall.Madvise(bytes[skip:skip+(len(bytes)-skip)&^(page-1)], advice)
	}
	return table
}
