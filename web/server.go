package web

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"time"

	"golang.org/x/net/netutil"
)

// Options says how a store is served. The zero value is for this computer alone.
type Options struct {
	Token string   // who has none gets nothing; "": nobody is asked
	Hosts []string // names under which this computer may be called, beside addresses and localhost
	CORS  []string // origins whose pages may read the API, as in "https://example.org"

	QueryTime   time.Duration // a query may take; 0 means 30 s
	QueryRows   int           // a query may give; 0 means 10,000
	QueryMemory int64         // bytes a query may take; 0 means 256 MiB
	Queries     int           // at one time; 0 means as many as there are cores
	Connections int           // open at one time, others wait; 0 means 1,000
}

func (o *Options) fill() {
	if o.QueryTime == 0 {
		o.QueryTime = 30 * time.Second
	}
	if o.QueryRows == 0 {
		o.QueryRows = 10_000
	}
	if o.QueryMemory == 0 {
		o.QueryMemory = 256 << 20
	}
	if o.Queries == 0 {
		o.Queries = runtime.GOMAXPROCS(0)
	}
	if o.Connections == 0 {
		o.Connections = 1000
	}
}

// An OptionError is an option that cannot be followed.
type OptionError struct{ what string }

func (e *OptionError) Error() string { return e.what }

func (o *Options) check() error {
	for _, origin := range o.CORS {
		if err := http.NewCrossOriginProtection().AddTrustedOrigin(origin); err != nil {
			return &OptionError{fmt.Sprintf("%q is no origin like https://example.org", origin)}
		}
	}
	return nil
}

// A Server answers requests about one store. It is safe for several goroutines.
type Server struct {
	opt     Options
	store   *holder
	queries gate // queries at work
	answers gate // other requests at work
	streams gate // files on their way
	metrics *metrics
	handler http.Handler
}

// New opens the store for reading.
func New(store string, o Options) (*Server, error) {
	o.fill()
	if err := o.check(); err != nil {
		return nil, err
	}
	h, err := hold(store)
	if err != nil {
		return nil, err
	}
	s := &Server{opt: o, store: h, queries: newGate(o.Queries), answers: newGate(4 * runtime.GOMAXPROCS(0)), streams: newGate(streams)}
	s.metrics = newMetrics(s)
	s.handler = s.metrics.counting(s.guarded(s.mux()))
	return s, nil
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Close gives the store back once the last request is done.
func (s *Server) Close() error { return s.store.close() }

// What a client may take its time with. An answer that is still being written after
// writeTime goes to someone who does not read.
const (
	headerTime = 5 * time.Second
	readTime   = 15 * time.Second
	writeTime  = 2 * time.Minute
	idleTime   = time.Minute
	stopTime   = 5 * time.Second
	maxHeader  = 16 << 10
)

// Serve answers on l until ctx ends; then those who ask are answered, for a few
// seconds, and all connections closed.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	base, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	srv := &http.Server{
		Handler: s, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		MaxHeaderBytes: maxHeader, BaseContext: func(net.Listener) context.Context { return base },
		ErrorLog: quiet,
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(netutil.LimitListener(l, s.opt.Connections)) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	wait, done := context.WithTimeout(context.Background(), stopTime)
	defer done()
	err := srv.Shutdown(wait)
	cancel() // what is still at work need not end it
	if errors.Is(err, context.DeadlineExceeded) {
		err = srv.Close()
	}
	<-failed
	return err
}
