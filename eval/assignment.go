package eval

import "math"

// assignment returns the largest sum of weights of rows and columns paired one
// to one: the Hungarian method with prices (Kuhn 1955, Jonker and Volgenant 1987).
func assignment(weights [][]float64) float64 {
	if len(weights) == 0 || len(weights[0]) == 0 {
		return 0
	}
	if len(weights) > len(weights[0]) {
		weights = transpose(weights)
	}
	n, m := len(weights), len(weights[0])
	rowPrice, colPrice := make([]float64, n+1), make([]float64, m+1)
	rowOf := make([]int, m+1) // row of a column, from 1; 0 none
	for row := 1; row <= n; row++ {
		rowOf[0] = row
		back, done, slack := make([]int, m+1), make([]bool, m+1), make([]float64, m+1)
		for j := range slack {
			slack[j] = math.Inf(1)
		}
		col := 0
		for rowOf[col] != 0 {
			done[col] = true
			r, step, next := rowOf[col], math.Inf(1), 0
			for j := 1; j <= m; j++ {
				if done[j] {
					continue
				}
				if cost := -weights[r-1][j-1] - rowPrice[r] - colPrice[j]; cost < slack[j] {
					slack[j], back[j] = cost, col
				}
				if slack[j] < step {
					step, next = slack[j], j
				}
			}
			for j := range slack {
				if done[j] {
					rowPrice[rowOf[j]] += step
					colPrice[j] -= step
				} else {
					slack[j] -= step
				}
			}
			col = next
		}
		for col != 0 {
			rowOf[col] = rowOf[back[col]]
			col = back[col]
		}
	}
	sum := 0.0
	for j := 1; j <= m; j++ {
		if rowOf[j] != 0 {
			sum += weights[rowOf[j]-1][j-1]
		}
	}
	return sum
}

func transpose(a [][]float64) [][]float64 {
	t := make([][]float64, len(a[0]))
	for j := range t {
		t[j] = make([]float64, len(a))
		for i := range a {
			t[j][i] = a[i][j]
		}
	}
	return t
}
