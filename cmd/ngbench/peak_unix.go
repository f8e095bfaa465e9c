//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

func peakOf(p *os.ProcessState) float64 {
	r, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" { // bytes there, kilobytes elsewhere
		return float64(r.Maxrss) / 1e6
	}
	return float64(r.Maxrss) / 1e3
}

// processorSeconds is what this process has used of all processors.
func processorSeconds() float64 {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return float64(r.Utime.Nano()+r.Stime.Nano()) / 1e9
}
