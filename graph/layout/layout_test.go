package layout

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"hash/fnv"
	"math"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// made is n boxes of many sizes; each is linked to an earlier one, early ones
// more often, and every third to one more.
func made(n int) ([]Box, []Link) {
	var boxes []Box
	var links []Link
	for i := range n {
		boxes = append(boxes, Box{W: 40 + float64(i*37%90), H: 28 + float64(i%2*16)})
		links = append(links, Link{A: i, B: i * i % (1 + i/2), Label: 30}, Link{A: i, B: i, Label: 0})
		if i%3 == 0 {
			links = append(links, Link{A: i, B: i * 7 % n, Label: 60})
		}
	}
	return boxes, links
}

// A ring, a star, a grid, a tree, a crowd in which all are linked, and pieces.
var shapes = map[string]func(n int) []Link{
	"ring":   func(n int) []Link { return each(n, func(i int) []int { return []int{(i + 1) % n} }) },
	"star":   func(n int) []Link { return each(n, func(i int) []int { return []int{0} }) },
	"tree":   func(n int) []Link { return each(n, func(i int) []int { return []int{i / 3} }) },
	"grid":   func(n int) []Link { return each(n, func(i int) []int { return []int{max(0, i-1), max(0, i-20)} }) },
	"pieces": func(n int) []Link { return each(n, func(i int) []int { return []int{i / 4 * 4} }) },
	"none":   func(n int) []Link { return nil },
	"crowd": func(n int) []Link {
		return each(min(n, 60), func(i int) []int {
			var all []int
			for j := range i {
				all = append(all, j)
			}
			return all
		})
	},
}

func each(n int, to func(i int) []int) []Link {
	var links []Link
	for i := range n {
		for _, j := range to(i) {
			links = append(links, Link{A: i, B: j, Label: 30})
		}
	}
	return links
}

func checkPlaced(t *testing.T, what string, boxes []Box) {
	t.Helper()
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			if a.Overlaps(b, 0) {
				t.Fatalf("%s: %+v and %+v overlap", what, a, b)
			}
		}
		if !(a.X-a.W/2 >= -0.5 && a.Y-a.H/2 >= -0.5 && a.X < 1e6 && a.Y < 1e6) {
			t.Fatalf("%s: one lies at %+v", what, a)
		}
	}
}

// No two nodes overlap, whatever the graph, and all lie in the first quadrant.
func TestNoOverlap(t *testing.T) {
	for _, n := range []int{0, 1, 2, 7, 40, 97, 150, 530, 700} {
		boxes, links := made(n)
		Place(boxes, links)
		checkPlaced(t, fmt.Sprint(n), boxes)
		for name, shape := range shapes {
			boxes, _ := made(n)
			Place(boxes, shape(n))
			checkPlaced(t, fmt.Sprint(name, " ", n), boxes)
		}
	}
}

// What is near in the graph is near on paper: linked boxes lie closer than
// boxes that are not, by far, in small parts and in large ones.
func TestLinkedAreNear(t *testing.T) {
	for _, tt := range []struct {
		shape string
		n     int
		share float64 // of the mean distance, at the most
	}{{"grid", 200, 0.35}, {"tree", 200, 0.35}, {"ring", 200, 0.12}, {"grid", 1200, 0.2}, {"tree", 1200, 0.3}, {"ring", 1200, 0.05}} {
		boxes, _ := made(tt.n)
		links := shapes[tt.shape](tt.n)
		Place(boxes, links)
		linked, all := 0.0, 0.0
		for _, k := range links {
			linked += math.Hypot(boxes[k.A].X-boxes[k.B].X, boxes[k.A].Y-boxes[k.B].Y) / float64(len(links))
		}
		for i := range boxes {
			a, b := boxes[i], boxes[(i*31+7)%tt.n]
			all += math.Hypot(a.X-b.X, a.Y-b.Y) / float64(tt.n)
		}
		if linked > tt.share*all {
			t.Errorf("%s of %d: linked boxes are %.0f apart, any two %.0f: %.2f", tt.shape, tt.n, linked, all, linked/all)
		}
	}
}

// The same bytes on every machine and at every run: TestNoFusedProducts says why it
// can be one number, for a small part, a large one, and one that is all one community.
func TestSamePositions(t *testing.T) {
	for _, tt := range []struct {
		n     int
		shape string
		want  uint64
	}{{40, "", 0xb484e8cfb26e4447}, {900, "", 0xe0d5ec60ecfe0c7a}, {700, "star", 0xdf1b3bff54913f9a}} {
		boxes, links := made(tt.n)
		if tt.shape != "" {
			links = shapes[tt.shape](tt.n)
		}
		Place(boxes, links)
		h := fnv.New64a()
		fmt.Fprint(h, boxes)
		if got := h.Sum64(); got != tt.want {
			t.Errorf("%d boxes, %s: they lie elsewhere: %#x, want %#x", tt.n, tt.shape, got, tt.want)
		}
	}
}

// A product that is added to something must be rounded before, float64(x*y): the
// language lets a compiler fuse the two, on the processors that can.
func TestNoFusedProducts(t *testing.T) {
	root, err := exec.Command("go", "env", "GOROOT").Output() // a binary made with -trimpath does not know
	if err != nil {
		t.Fatal(err)
	}
	build.Default.GOROOT = strings.TrimSpace(string(root))
	fset := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	conf := types.Config{Importer: importer.ForCompiler(fset, "source", nil)}
	if _, err := conf.Check("layout", fset, files, info); err != nil {
		t.Fatal(err)
	}
	rounded := map[ast.Expr]bool{} // products whose value is rounded, or divided, or multiplied again
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if len(n.Args) == 1 { // a conversion, or a function of math
					rounded[ast.Unparen(n.Args[0])] = true
				}
			case *ast.BinaryExpr:
				if n.Op == token.MUL || n.Op == token.QUO {
					rounded[ast.Unparen(n.X)], rounded[ast.Unparen(n.Y)] = true, true
				}
				if tv := info.Types[n]; n.Op == token.MUL && tv.Value == nil && types.Identical(tv.Type.Underlying(), types.Typ[types.Float64]) && !rounded[n] {
					t.Errorf("%s: a product that a compiler may fuse", fset.Position(n.Pos()))
				}
			}
			return true
		})
	}
}

// n boxes and 2n links: half to few busy ones, half to anything.
func BenchmarkPlace(b *testing.B) {
	for _, n := range []int{40, 300, 500, 2000, 5000} {
		boxes, _ := made(n)
		var links []Link
		for i := range n {
			links = append(links, Link{A: i, B: i * i % (1 + i/2), Label: 30}, Link{A: i, B: i * i * 7 % n, Label: 60})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Place(boxes, links)
			}
		})
	}
}
