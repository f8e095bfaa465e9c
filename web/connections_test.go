package web

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// listen serves the examples on a port of its own, until the test ends.
func listen(t *testing.T, s *Server) (address string, stop func()) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("stopped: %v", err)
		}
	})
	t.Cleanup(stop)
	return l.Addr().String(), stop
}

// TestSlowClients has 200 clients that never finish what they ask, and 20 that never read
// what they get, and 200 more who ask as they should.
func TestSlowClients(t *testing.T) {
	t.Parallel()
	address, _ := listen(t, serveExamples(t, Options{}))
	var slow []net.Conn
	for i := range 220 {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		slow = append(slow, c)
		head := "GET /api/stats HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
		switch {
		case i >= 200:
			head = "GET /api/export?format=json HTTP/1.1\r\nHost: localhost\r\n\r\n"
		case i%2 == 1:
			head = "POST /api/query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
		}
		fmt.Fprint(c, head)
	}
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 200}}
	defer client.CloseIdleConnections()
	var wg sync.WaitGroup
	for i := range 200 {
		wg.Go(func() {
			for _, path := range []string{"/api/stats", "/api/graph?around=person/nayib-bukele", fmt.Sprintf("/api/complete?q=%c&limit=%d", 'a'+i%26, i%100), "/"} {
				res, err := client.Get("http://" + address + path)
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := io.Copy(io.Discard, res.Body); err != nil || res.StatusCode != 200 {
					t.Errorf("%s: %d %v", path, res.StatusCode, err)
				}
				res.Body.Close()
			}
		})
	}
	wg.Wait()
	for i, c := range slow[:200:200] {
		if i%2 == 0 { // its header never ends: the server ends it
			if _, err := io.Copy(io.Discard, c); err != nil && !strings.Contains(err.Error(), "reset") {
				t.Errorf("a client without an end was not sent away: %v", err)
			}
		}
	}
}

// TestConnections opens one connection more than the server takes: the last one waits until
// another has gone, and then is answered like all.
func TestConnections(t *testing.T) {
	t.Parallel()
	const most = 100
	address, _ := listen(t, serveExamples(t, Options{Connections: most}))
	ask := func(c net.Conn) {
		t.Helper()
		if _, err := fmt.Fprint(c, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
	}
	answered := func(c net.Conn) error {
		res, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err == nil && res.StatusCode != 200 {
			err = fmt.Errorf("status %d", res.StatusCode)
		}
		return err
	}
	var open []net.Conn
	for range most + 1 {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		ask(c)
		if open = append(open, c); len(open) > most {
			break
		}
		if err := answered(c); err != nil {
			t.Fatal(err)
		}
	}
	last := open[most]
	last.SetReadDeadline(time.Now().Add(200 * time.Millisecond))
	if _, err := last.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the last connection did not wait: %v", err)
	}
	ask(open[1])
	if err := answered(open[1]); err != nil {
		t.Errorf("one that was there is not answered any more: %v", err)
	}
	open[0].Close()
	last.SetReadDeadline(time.Time{})
	if err := answered(last); err != nil {
		t.Errorf("the last connection, when another has gone: %v", err)
	}
}
