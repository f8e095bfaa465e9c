package extract

import (
	"context"
	"iter"
)

// inOrder does many items at once, at most jobs, and yields the results in the order of items.
// It ends early when ctx is cancelled, with what do makes of the context's error.
func inOrder[T, R any](ctx context.Context, jobs int, items iter.Seq2[T, error], do func(T, error) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		queue := make(chan chan R, jobs) // in the order of items
		go feed(ctx, items, queue, do)
		for slot := range queue {
			if !yield(<-slot) {
				cancel()
				for range queue { // let feed end
				}
				return
			}
		}
		if err := ctx.Err(); err != nil {
			var none T
			yield(do(none, err))
		}
	}
}

// feed starts a goroutine for each item, at most as many as queue has room for.
func feed[T, R any](ctx context.Context, items iter.Seq2[T, error], queue chan<- chan R, do func(T, error) R) {
	defer close(queue)
	for it, err := range items {
		slot := make(chan R, 1)
		select {
		case queue <- slot:
		case <-ctx.Done():
			return
		}
		go func() { slot <- do(it, err) }()
	}
}
