package queries

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/metrics"
	"time"
)

// ErrMemory is wrapped by the error of a query that took too much memory.
var ErrMemory = errors.New("queries: out of memory")

// defaultMemory is how many bytes a query may take when Options does not say.
const defaultMemory = 1 << 30

// pollEvery is how often the heap is looked at. A script can take some hundred megabytes
// in that time, so the limit is one of order, not of bytes.
const pollEvery = 5 * time.Millisecond

// watch returns a context that ends with a cause of ErrMemory when the heap of the process
// has grown by more than limit bytes. What other queries of the process take counts too.
// stop must be called.
func watch(ctx context.Context, limit int64) (_ context.Context, stop func()) {
	if limit < 0 {
		return ctx, func() {}
	}
	if limit == 0 {
		limit = defaultMemory
	}
	ctx, cancel := context.WithCancelCause(ctx)
	most := heap() + limit
	go func() {
		var rest time.Time // until when not to collect again: it costs more than the query
		tick := time.NewTicker(pollEvery)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			now := heap()
			if now > most && now < most+limit { // garbage is no fault of the query
				start := time.Now()
				if start.Before(rest) {
					continue
				}
				runtime.GC()
				now, rest = heap(), time.Now().Add(5*time.Since(start))
			}
			if now > most {
				cancel(fmt.Errorf("%w: stopped after taking more than %s; the session starts afresh without its variables", ErrMemory, size(limit)))
				return
			}
		}
	}()
	return ctx, func() { cancel(nil) }
}

// heap returns the bytes of objects on the heap, dead ones that are not yet swept included.
func heap() int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return int64(sample[0].Value.Uint64())
}

func size(n int64) string {
	if n >= 1<<30 {
		return fmt.Sprintf("%.1f GiB", float64(n)/(1<<30))
	}
	return fmt.Sprintf("%d MiB", n>>20)
}
