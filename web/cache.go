package web

import (
	"bytes"
	"compress/gzip"
	"sync"
)

const cacheBytes = 32 << 20 // of answers kept for one generation

// An answer is a whole body, as it is and packed.
type answer struct {
	kind   string // Content-Type
	plain  []byte
	packed []byte // gzip; nil for what is too short
}

const worthPacking = 1 << 10

func newAnswer(kind string, body []byte) *answer {
	a := &answer{kind: kind, plain: body}
	if len(body) < worthPacking {
		return a
	}
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	z.Write(body) // a Buffer takes all
	z.Close()
	a.packed = b.Bytes()
	return a
}

func (a *answer) size() int { return len(a.plain) + len(a.packed) + 200 }

// A cache keeps answers by address. When it is full, those that were not asked for
// since it was half full go.
type cache struct {
	mu         sync.Mutex
	most       int
	size       int // of young
	young, old map[string]*answer
}

func newCache(most int) *cache { return &cache{most: most, young: map[string]*answer{}} }

func (c *cache) get(key string) *answer {
	c.mu.Lock()
	defer c.mu.Unlock()
	a, ok := c.young[key]
	if !ok {
		if a = c.old[key]; a != nil {
			c.keep(key, a)
		}
	}
	return a
}

func (c *cache) put(key string, a *answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keep(key, a)
}

func (c *cache) keep(key string, a *answer) {
	if _, ok := c.young[key]; ok || a.size() > c.most/8 {
		return
	}
	if c.size+a.size() > c.most/2 {
		c.old, c.young, c.size = c.young, map[string]*answer{}, 0
	}
	c.young[key] = a
	c.size += a.size()
}
