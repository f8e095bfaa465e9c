package mention

import "newsgraph/extract/learn"

// Labels are O and, for each kind, the Begin, Inside, End and Single of BIOES:
// label 1+4*kind+part.
const (
	outside = 0
	begin   = 0
	inside  = 1
	ending  = 2
	single  = 3
	classes = 1 + 4*len3
	len3    = 3 // kinds of name
)

// labelNames are the labels as the model's file has them.
var labelNames = [classes]string{
	"O", "B-PER", "I-PER", "E-PER", "S-PER", "B-LOC", "I-LOC", "E-LOC", "S-LOC", "B-ORG", "I-ORG", "E-ORG", "S-ORG",
}

func label(kind, part int) int { return 1 + 4*kind + part }

// follows[a][b] reports whether label b may come after label a.
var follows = func() (ok [classes][classes]bool) {
	for a := range ok {
		for b := range ok[a] {
			openA := a != outside && ((a-1)%4 == begin || (a-1)%4 == inside)
			goesB := b != outside && ((b-1)%4 == inside || (b-1)%4 == ending)
			ok[a][b] = openA == goesB && (!openA || (a-1)/4 == (b-1)/4)
		}
	}
	return ok
}()

// transition is the feature of having label from before.
func transition(from int) learn.Key { return learn.K1(templateTransition, uint64(from)) }

const impossible = -1 << 30

// A viterbi finds the best path of labels through a sentence.
type viterbi struct {
	emit [][classes]int32
	back [][classes]int8
	path []int
}

func (v *viterbi) reset(n int) {
	if cap(v.emit) < n {
		v.emit, v.back, v.path = make([][classes]int32, n), make([][classes]int8, n), make([]int, n)
	}
	v.emit, v.back, v.path = v.emit[:n], v.back[:n], v.path[:n]
	clear(v.emit)
}

// best returns the labels of the path with the highest sum of emissions and
// transitions that starts and ends outside of a name. It is valid until the next call.
func (v *viterbi) best(trans *[classes][classes]int32) []int {
	var score, next [classes]int32
	for b := range score {
		score[b] = impossible
		if follows[outside][b] {
			score[b] = v.emit[0][b] + trans[outside][b]
		}
	}
	for i := 1; i < len(v.emit); i++ {
		for b := range next {
			top, from := int32(impossible), 0
			for a := range score {
				if follows[a][b] && score[a] > impossible {
					if s := score[a] + trans[a][b]; s > top {
						top, from = s, a
					}
				}
			}
			v.back[i][b] = int8(from)
			if next[b] = impossible; top > impossible {
				next[b] = top + v.emit[i][b]
			}
		}
		score = next
	}
	last, top := outside, int32(impossible)
	for a := range score {
		if follows[a][outside] && score[a] > top {
			last, top = a, score[a]
		}
	}
	for i := len(v.path) - 1; i >= 0; i-- {
		v.path[i] = last
		last = int(v.back[i][last])
	}
	return v.path
}

// eachSpan calls found for every name on the path.
func eachSpan(path []int, found func(first, end, kind int)) {
	first := 0
	for i, l := range path {
		if l == outside {
			continue
		}
		switch (l - 1) % 4 {
		case begin:
			first = i
		case ending:
			found(first, i+1, (l-1)/4)
		case single:
			found(i, i+1, (l-1)/4)
		}
	}
}
