package corpus

import (
	"runtime/debug"
	"sync"
)

// leanPercent is how much garbage there may be beside what is in use while a generation is made: what
// grows with the corpus is in memory then, and to collect more often costs a few percent of the time.
const leanPercent = 60

var leaning struct {
	sync.Mutex
	n, was int
}

// lean has garbage collected more often until the last of those who asked for it calls back.
func lean() (done func()) {
	leaning.Lock()
	defer leaning.Unlock()
	if leaning.n++; leaning.n == 1 {
		if leaning.was = debug.SetGCPercent(leanPercent); leaning.was < leanPercent { // GOGC, or off
			debug.SetGCPercent(leaning.was)
		}
	}
	return func() {
		leaning.Lock()
		defer leaning.Unlock()
		if leaning.n--; leaning.n == 0 {
			debug.SetGCPercent(leaning.was)
		}
	}
}
