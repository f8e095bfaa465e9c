package graphtest

import (
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
)

// A Wire is the port of a database's server under another number, which can be cut.
type Wire struct {
	Store string // the store's URL by this wire

	listener net.Listener
	server   string

	mu      sync.Mutex
	conns   []net.Conn
	after   int // bytes to the server until it is cut; 0: never
	forGood bool
	dead    bool
}

// NewWire returns a wire to the server of store, whose URL names one host.
func NewWire(t testing.TB, store string) *Wire {
	t.Helper()
	u, err := url.Parse(store)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &Wire{listener: l, server: u.Host}
	u.Host = l.Addr().String()
	w.Store = u.String()
	t.Cleanup(func() { w.Cut(true) })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go w.serve(c)
		}
	}()
	return w
}

func (w *Wire) serve(c net.Conn) {
	s, err := net.Dial("tcp", w.server)
	if err != nil {
		c.Close()
		return
	}
	w.mu.Lock()
	dead := w.dead
	w.conns = append(w.conns, c, s)
	w.mu.Unlock()
	if dead {
		w.Cut(true)
	}
	go io.Copy(c, s)
	io.Copy(io.MultiWriter(w, s), c)
	c.Close()
	s.Close()
}

// Write counts what goes to the server.
func (w *Wire) Write(b []byte) (int, error) {
	w.mu.Lock()
	cut, forGood := w.after > 0 && w.after <= len(b), w.forGood
	w.after = max(0, w.after-len(b))
	w.mu.Unlock()
	if cut {
		w.Cut(forGood)
	}
	return len(b), nil
}

// CutAfter cuts once so many more bytes have gone to the server.
func (w *Wire) CutAfter(bytes int, forGood bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.after, w.forGood = bytes, forGood
}

// WasCut reports whether what CutAfter said has happened.
func (w *Wire) WasCut() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.after == 0
}

// Cut closes all connections, and for good the port too.
func (w *Wire) Cut(forGood bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if forGood {
		w.dead = true
		w.listener.Close()
	}
	for _, c := range w.conns {
		c.Close()
	}
	w.conns = nil
}
