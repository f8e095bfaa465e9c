package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestServe serves a store, asks it, and stops the server as ctrl-C does.
func TestServe(t *testing.T) {
	store := filepath.Join(t.TempDir(), "t.db")
	article := filepath.Join("..", "..", "examples", "articles", "03-capitol-ledger-cbs-segment.md")
	if code := run([]string{"newsgraph", "build", "-o", store, article}, strings.NewReader(""), io.Discard, io.Discard); code != 0 {
		t.Fatalf("build: %d", code)
	}
	said, out := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run([]string{"newsgraph", "serve", "--addr", "127.0.0.1:0", store}, strings.NewReader(""), io.Discard, out)
		out.Close()
	}()
	line, err := bufio.NewReader(said).ReadString('\n')
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(line)
	if err != nil || address == "" {
		t.Fatalf("it says %q, %v", line, err)
	}
	res, err := http.Get(address + "api/stats")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(res.Body)
	res.Body.Close()
	if err != nil || !strings.Contains(string(body), `"articles":1,`) {
		t.Errorf("it answers %s, %v", body, err)
	}
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = self.Signal(os.Interrupt) // which the server of this process waits for
	}
	if err != nil {
		t.Fatal(err)
	}
	if code := <-ended; code != 0 {
		t.Errorf("it ended with %d", code)
	}
}
