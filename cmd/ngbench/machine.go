package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// A cost is what a process took.
type cost struct {
	wall   time.Duration
	cpu    float64 // seconds of all processors
	peakMB float64 // 0 where the system does not say
}

// measured runs a command to its end.
func measured(c *exec.Cmd) (out string, k cost, err error) {
	var talk, stdout bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &talk
	began := time.Now()
	if err := c.Run(); err != nil {
		return "", k, fmt.Errorf("%s: %w\n%s", strings.Join(c.Args, " "), err, talk.String())
	}
	k.wall = time.Since(began)
	k.cpu = (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds()
	k.peakMB = peakOf(c.ProcessState)
	return stdout.String() + talk.String(), k, nil
}

// machine names the processor, how many of it there are, and the memory.
func machine() string {
	name := runtime.GOARCH
	for _, line := range strings.Split(fileOf("/proc/cpuinfo"), "\n") {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			name = strings.TrimSpace(value)
			break
		}
	}
	memory := ""
	if f := strings.Fields(fileOf("/proc/meminfo")); len(f) > 1 {
		var kb float64
		if _, err := fmt.Sscan(f[1], &kb); err == nil {
			memory = fmt.Sprintf(", %.0f GB of memory", kb/1e6)
		}
	}
	return fmt.Sprintf("%d × %s%s, %s", runtime.NumCPU(), name, memory, runtime.GOOS)
}

func fileOf(name string) string {
	b, _ := os.ReadFile(name)
	return string(b)
}

// loadAverage is how many processes wanted a processor in the last minute, "" if the system does not say.
func loadAverage() string {
	one, _, _ := strings.Cut(fileOf("/proc/loadavg"), " ")
	return one
}

func loadWords(before, after string) string {
	if before == "" {
		return "the load of the machine is not known"
	}
	return fmt.Sprintf("load average %s when it began and %s when it ended (its own included)", before, after)
}

// versions names what was measured.
func versions() string {
	list := []string{runtime.Version()}
	if out, err := exec.Command("go", "list", "-m", "-f", "{{.Path}} {{.Version}}", "github.com/jdkato/prose/v2", "github.com/cayleygraph/cayley").Output(); err == nil {
		list = append(list, strings.Split(strings.TrimSpace(string(out)), "\n")...)
	}
	if out, err := exec.Command("node", "--version").Output(); err == nil {
		list = append(list, "node "+strings.TrimSpace(string(out)))
	}
	return strings.Join(list, ", ")
}
