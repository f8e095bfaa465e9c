package learn

// A Key is the hash of one feature: which template, and the values it saw.
type Key uint32

const (
	mulA = 0x9e3779b97f4a7c15
	mulB = 0xbf58476d1ce4e5b9
	mulC = 0x94d049bb133111eb
)

// Mix folds one more value into a hash. The order of values matters.
func Mix(h, v uint64) uint64 {
	h = (h ^ v) * mulB
	return h ^ h>>31
}

// Seal turns a hash into a key. 5 million keys have about 3,000 collisions.
func Seal(h uint64) Key { return Key(h * mulC >> 32) }

// Base returns the hash that features of one template start from.
// Templates of one model have different numbers.
func Base(template int) uint64 { return Mix(mulA, uint64(template)+1) }

// K1 returns the key of a template over one value.
func K1(template int, a uint64) Key { return Seal(Mix(Base(template), a)) }

// K2 returns the key of a template over two values.
func K2(template int, a, b uint64) Key { return Seal(Mix(Mix(Base(template), a), b)) }

// K3 returns the key of a template over three values.
func K3(template int, a, b, c uint64) Key { return Seal(Mix(Mix(Mix(Base(template), a), b), c)) }

// K4 returns the key of a template over four values.
func K4(template int, a, b, c, d uint64) Key {
	return Seal(Mix(Mix(Mix(Mix(Base(template), a), b), c), d))
}

// Fingerprint returns a short hash of keys, in order. A model stores that of a
// fixed probe, so that a test can tell when its features have changed since.
func Fingerprint(keys []Key) string {
	const hex = "0123456789abcdef"
	h := uint64(mulA)
	for _, k := range keys {
		h = Mix(h, uint64(k))
	}
	var out [16]byte
	for i := range out {
		out[i] = hex[h>>(60-4*i)&15]
	}
	return string(out[:])
}

// A Rand is a stream of pseudo-random numbers (SplitMix64) that is the same on
// every machine and in every version of Go. Its value is the seed.
type Rand uint64

// Next returns the next number.
func (r *Rand) Next() uint64 {
	*r += mulA
	z := uint64(*r)
	z = (z ^ z>>30) * mulB
	z = (z ^ z>>27) * mulC
	return z ^ z>>31
}

// Intn returns a number in [0, n).
func (r *Rand) Intn(n int) int { return int(r.Next() % uint64(n)) }

// Perm returns the numbers 0 to n-1 in random order.
func (r *Rand) Perm(n int) []int {
	p := make([]int, n)
	for i := range p {
		j := r.Intn(i + 1)
		p[i] = p[j]
		p[j] = i
	}
	return p
}
