//go:build linux || darwin

package repl

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"
)

// TestMain lets the test binary be the program that a terminal runs.
func TestMain(m *testing.M) {
	if os.Getenv("REPL_IN_PTY") == "" {
		os.Exit(m.Run())
	}
	greetTime = time.Minute
	err := Run(context.Background(), &Options{
		Session: session(new(testing.B)), Terminal: true, Width: screenWidth,
		Welcome: "welcome", History: HistoryFile(), Color: Colored(),
	})
	if err != nil {
		os.Stderr.WriteString(err.Error())
		os.Exit(1)
	}
	os.Exit(0)
}

func screenWidth() int {
	width, _, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil {
		return 80
	}
	return width
}

// A screen is a terminal that a program runs in.
type screen struct {
	t   *testing.T
	tty *os.File
	cmd *exec.Cmd
	pos int // how much of the text has been looked at

	mu  sync.Mutex
	out bytes.Buffer
}

func open(t *testing.T, state string) *screen { return openWide(t, state, 100) }

func openWide(t *testing.T, state string, cols uint16, env ...string) *screen {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "REPL_IN_PTY=1", "TERM=xterm", "XDG_STATE_HOME="+state, "INPUTRC=/dev/null", "NO_COLOR=1")
	cmd.Env = append(cmd.Env, env...)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: cols})
	if err != nil {
		t.Skip("no pseudo terminal: ", err)
	}
	s := &screen{t: t, tty: tty, cmd: cmd}
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := tty.Read(buf)
			s.mu.Lock()
			s.out.Write(buf[:n])
			s.mu.Unlock()
			// The editor asks where the cursor is, and waits for the answer.
			if bytes.Contains(buf[:n], []byte("\x1b[6n")) {
				io.WriteString(tty, "\x1b[1;1R")
			}
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() { tty.Close(); cmd.Process.Kill(); cmd.Wait() })
	return s
}

var escapes = regexp.MustCompile(`\x1b(\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[=>()][0-9A-B]?)`)

func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return escapes.ReplaceAllString(s.out.String(), "")
}

// types sends keys, and waits for a text to appear after the last one.
func (s *screen) types(keys, want string) {
	s.t.Helper()
	if keys != "" { // what is typed before the editor is ready is lost
		s.quiet()
		io.WriteString(s.tty, keys)
	}
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if i := strings.Index(s.text()[s.pos:], want); i >= 0 {
			s.pos += i + len(want)
			return
		}
	}
	s.t.Fatalf("after %q there is no %q:\n%q\nof\n%q", keys, want, s.text()[s.pos:], s.out.String())
}

// quiet waits until nothing has been written for a while.
func (s *screen) quiet() {
	for n, since := -1, time.Now(); time.Since(since) < 150*time.Millisecond; time.Sleep(10 * time.Millisecond) {
		s.mu.Lock()
		if s.out.Len() != n {
			n, since = s.out.Len(), time.Now()
		}
		s.mu.Unlock()
	}
}

func TestTerminal(t *testing.T) {
	t.Parallel()
	state := t.TempDir()
	s := open(t, state)
	s.types("", "welcome")
	s.types("", "newsgraph> ")
	s.types("g.V(name(\"ann lee\")).Out(\"<met_with>\").All()\r", "Bo Díaz")
	s.types("", "newsgraph> ")
	s.types("\"é\" + \"萨\"\r", "│ é萨")
	s.types("g.V(\rname(\"Lee\")).Count()\r", "│     1 │")
	s.types("while (true) {}\r", "while")
	time.Sleep(200 * time.Millisecond)
	s.types("\x03", "stopped")
	s.types("g.V().Outt()\r", `did you mean "Out"?`)
	s.types("half a line\x03", "newsgraph> ")
	s.types("g.V(name(\"bo\t", "Díaz")
	s.types("\x03", "newsgraph> ")
	s.types("\x04", "")
	if err := s.cmd.Wait(); err != nil {
		t.Fatalf("end: %v\n%s", err, s.text())
	}
	file := filepath.Join(state, "newsgraph", "history")
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("history: %v %v", info, err)
	}
	again := open(t, state)
	again.types("", "newsgraph> ")
	again.types("\x1b[A", "Outt")          // the last line of the first time
	again.types("\x1b[A\x1b[A\x1b[A", "é") // and before it the one with "é"
}

// The welcome begins with names of this graph, and what it says can be typed.
func TestTerminalWelcome(t *testing.T) {
	t.Parallel()
	s := open(t, t.TempDir())
	s.types("", "welcome")
	s.types("", "try  :ask Ann Lee    :why Ann Lee, ")
	s.types("", `or   entity("Ann Lee").Out("<`)
	s.types("", "newsgraph> ")
}

// On a narrow terminal no line of a table is broken, and wide characters count as two.
func TestTerminalNarrow(t *testing.T) {
	t.Parallel()
	s := openWide(t, t.TempDir(), 40)
	s.types("", "newsgraph> ")
	s.types("({a: \"萨尔瓦多萨尔瓦多\", b: \"é\", c: \"a long one that has to be broken\"})\r", "1 row")
	for line := range strings.Lines(s.text()) {
		line = strings.TrimRight(line, "\r\n")
		if strings.ContainsAny(line, "│┌└├") && text.StringWidthWithoutEscSequences(line[max(strings.LastIndex(line, "\r"), 0):]) > 40 {
			t.Errorf("too wide: %q", line)
		}
	}
	if all := s.text(); !strings.Contains(all, "┌───┬") || !strings.Contains(all, "萨尔瓦") {
		t.Errorf("no table: %q", all)
	}
}

// A pasted block is one query, whatever lines it has; what is told to stop, stops; a limit
// that cuts says so.
func TestTerminalPaste(t *testing.T) {
	t.Parallel()
	s := open(t, t.TempDir())
	s.types("", "newsgraph> ")
	s.types("\x1b[200~const é = [\n  1, // (\n  2\n];\né.length + 40\x1b[201~", "40")
	s.types("\r", "│    42 │")
	s.types(":limit 2\r", "newsgraph> ")
	s.types("for (let i = 0; i < 1000000; i++) g.Emit(i)\r", "first 2 rows, there are more; :limit 0 gives all")
	s.types(":timeout 0\r", "newsgraph> ")
	s.types("for (;;) g.V().Out().Count()\r", "Count")
	time.Sleep(100 * time.Millisecond)
	s.types("\x03", "stopped")
	s.types("var a = []; for (;;) a.push('x'.repeat(1 << 16) + a.length)\r", "out of memory: stopped after taking more than 64 MiB")
	s.types("1 + 1\r", "│     2 │")
}

// Colours are there, and NO_COLOR turns them off.
func TestTerminalColours(t *testing.T) {
	t.Parallel()
	for _, off := range []string{"", "1"} {
		s := openWide(t, t.TempDir(), 100, "NO_COLOR="+off)
		s.types("", "newsgraph> ")
		s.types("g.Outt()\r", "error:")
		s.mu.Lock()
		got := strings.Contains(s.out.String(), red+"error:")
		s.mu.Unlock()
		if got != (off == "") {
			t.Errorf("NO_COLOR=%s: colours %v", off, got)
		}
	}
}

// Tab writes names, commands, questions and their parameters; the names of things are found
// whatever their case.
func TestTerminalTab(t *testing.T) {
	t.Parallel()
	s := open(t, t.TempDir())
	s.types("", "newsgraph> ")
	s.types("entity(\"ann\t", `"Ann Lee"`)
	s.types(").Out(\"<met\t", `<met_with>"`)
	s.types(").Al\t", "All(")
	s.types(")\r", "Bo Díaz")
	s.types(":run respo\t", "responded")
	s.types("\x15:run outlets relation=me\t", "relation=met_with")
	s.types("\x15:path ann\t", "Ann Lee")
	s.types("\x15", "newsgraph> ")
}
