package web

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"time"
)

const (
	streams    = 16 // at a time: a client may be slow to take one
	streamTime = 10 * time.Minute
	takeTime   = 20 * time.Second // for a client to take 64 KiB
)

// stream sends what make writes, as it is written: nothing is held but the last 64 KiB.
func (s *Server) stream(w http.ResponseWriter, r *http.Request, kind string, make func(context.Context, *generation, io.Writer) error) {
	ctx, cancel := context.WithTimeout(r.Context(), streamTime)
	defer cancel()
	wait, done := context.WithTimeout(ctx, answerTime)
	defer done()
	if err := s.streams.enter(wait); err != nil {
		refuse(w, r, busy("too many files are being sent"))
		return
	}
	defer s.streams.leave()
	g := s.store.get()
	defer s.store.put(g)
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-store")
	to := &patient{w: w, rc: http.NewResponseController(w)}
	b := bufio.NewWriterSize(to, 1<<16)
	err := make(ctx, g, b)
	if err == nil {
		err = b.Flush()
	}
	switch {
	case err == nil:
	case to.begun:
		panic(http.ErrAbortHandler) // the client must see that it is not whole
	default:
		w.Header().Del("Content-Disposition")
		refuse(w, r, err)
	}
}

// A patient writer gives a client time for each part, as long as it takes them.
type patient struct {
	w     io.Writer
	rc    *http.ResponseController
	begun bool
}

func (p *patient) Write(b []byte) (int, error) {
	p.begun = true
	_ = p.rc.SetWriteDeadline(time.Now().Add(takeTime)) // a recorder in tests has none
	return p.w.Write(b)
}
