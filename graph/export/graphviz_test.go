package export

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"newsgraph/graph/graphtest"
)

// drawable is the formats that this machine can write: pixels and pages need Graphviz.
func drawable() []string {
	var list []string
	_, err := exec.LookPath("dot")
	for _, f := range Formats {
		if err == nil || f.Name != "png" && f.Name != "pdf" {
			list = append(list, f.Name)
		}
	}
	return list
}

func TestGraphvizFormats(t *testing.T) {
	tool(t, "apt install graphviz", "dot")
	g := sample(affair)
	for _, tt := range []struct{ format, engine, begin string }{
		{"svg", "", "<?xml"}, {"svg", "neato", "<?xml"}, {"svg", "sfdp", "<?xml"}, {"png", "dot", "\x89PNG"}, {"pdf", "dot", "%PDF"},
	} {
		out := render(t, tt.format, g, Options{Engine: tt.engine, Title: "The Weir River affair"})
		if !strings.HasPrefix(out, tt.begin) {
			t.Errorf("%s by %q begins with %.20q", tt.format, tt.engine, out)
		}
		if tt.format == "svg" {
			text, err := xmlText(out)
			for _, want := range []string{"Edda Holm", "denied: bribed", "The Weir River affair", "person"} {
				if text = strings.ReplaceAll(text, "\u00a0", " "); err != nil || !strings.Contains(text, want) {
					t.Errorf("%q is not in the picture by %q (%v)", want, tt.engine, err)
				}
			}
		}
	}
	if strings.Contains(render(t, "pdf", g, Options{}), "CreationDate (D:20") {
		t.Error("the page has a date")
	}
}

func TestUndated(t *testing.T) {
	for in, want := range map[string]string{
		"%PDF-1.7 /CreationDate (D:20261121154124Z) 1": "%PDF-1.7 /CreationDate (D:19700101000000Z) 1",
		"%PDF-1.7":                               "%PDF-1.7",
		"<svg>/CreationDate (D:20261121154124Z)": "<svg>/CreationDate (D:20261121154124Z)",
	} {
		if got := string(undated([]byte(in))); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestEngine(t *testing.T) {
	for _, tt := range []struct {
		facts       int
		asked, want string
	}{{20, "", "dot"}, {20, "auto", "dot"}, {20, "own", "dot"}, {20, "neato", "neato"}, {3000, "", "sfdp"}, {3000, "dot", "dot"}} {
		p := draw(graphtest.Made(tt.facts), Options{})
		if got := p.engine(tt.asked); got != tt.want {
			t.Errorf("%d facts, %q: %s, want %s", tt.facts, tt.asked, got, tt.want)
		}
		if dot := render(t, "dot", graphtest.Made(tt.facts), Options{Engine: tt.asked}); !strings.Contains(dot, "layout="+tt.want) {
			t.Errorf("%d facts, %q: the file does not name %s", tt.facts, tt.asked, tt.want)
		}
	}
}

// Without Graphviz the picture is ours, and the user hears of it; where it cannot be, there is a cure.
func TestNoGraphviz(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	g := sample(affair)
	var said []string
	o := Options{Say: func(line string) { said = append(said, line) }}
	if render(t, "svg", g, o) != render(t, "svg", g, Options{Engine: "own"}) {
		t.Error("not our own picture")
	}
	if len(said) != 2 || !strings.Contains(said[0], "our own layout") {
		t.Errorf("said %q", said)
	}
	for _, tt := range []struct{ format, engine, msg, hint string }{
		{"png", "", "no png without Graphviz", "--engine own"},
		{"pdf", "sfdp", "no pdf without Graphviz", "apt install graphviz"},
		{"svg", "dot", "no svg without Graphviz", "--engine own"},
		{"png", "own", "svg only", "--format svg"},
	} {
		err := Write(t.Context(), io.Discard, tt.format, source{g}, Options{Engine: tt.engine})
		var ge *GraphvizError
		if !errors.As(err, &ge) || !strings.Contains(ge.Error(), tt.msg) || !strings.Contains(ge.Hint(), tt.hint) {
			t.Errorf("%s by %q: %v", tt.format, tt.engine, err)
		}
	}
}

// fakeDot puts a dot on the path that is this script.
func fakeDot(t *testing.T, script string) (dir string) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh on the path")
	}
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "dot"), []byte("#!"+sh+"\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	return dir
}

func TestGraphvizIsToldOnlyThis(t *testing.T) {
	fakeDot(t, `echo "$# $*"; cat`)
	out := render(t, "png", sample(short), Options{Title: `"; rm -rf $HOME; "`})
	first, rest, _ := strings.Cut(out, "\n")
	if first != "2 -Kdot -Tpng" || rest != render(t, "dot", sample(short), Options{Title: `"; rm -rf $HOME; "`}) {
		t.Errorf("%s", out)
	}
}

func TestGraphvizFails(t *testing.T) {
	fakeDot(t, `echo half; echo 'Error: <stdin>: syntax error in line 3' >&2; echo more >&2; exit 1`)
	var out bytes.Buffer
	err := Write(t.Context(), &out, "pdf", source{sample(short)}, Options{})
	if err == nil || !strings.HasSuffix(err.Error(), "dot: Error: <stdin>: syntax error in line 3") || out.Len() > 0 {
		t.Errorf("%v, and wrote %q", err, &out)
	}
}

func TestGraphvizIsLate(t *testing.T) {
	fakeDot(t, `sleep 30`)
	err := Write(t.Context(), io.Discard, "svg", source{sample(short)}, Options{Engine: "dot", Limit: 50 * time.Millisecond})
	var ge *GraphvizError
	if !errors.As(err, &ge) || !strings.HasSuffix(ge.Error(), "dot has not laid out 3 nodes and 2 lines within 50ms") || !strings.Contains(ge.Hint(), "--engine sfdp") {
		t.Errorf("%v", err)
	}
}

// What dot cannot draw sfdp does, and the user hears of it; not when dot is what was asked for.
func TestGraphvizByAnother(t *testing.T) {
	for script, why := range map[string]string{
		`case "$1" in -Kdot) sleep 30;; *) echo "$1";; esac`:                            "Graphviz's dot has not laid out 3 nodes and 2 lines within 1s",
		`case "$1" in -Kdot) echo "Error: lost edge" >&2; exit 1;; *) echo "$1";; esac`: "dot: Error: lost edge",
	} {
		fakeDot(t, script)
		var said []string
		o := Options{Limit: 2 * time.Second, Say: func(line string) { said = append(said, line) }}
		if out := render(t, "pdf", sample(short), o); out != "-Ksfdp\n" || len(said) != 2 || !strings.HasSuffix(said[0], why+"; sfdp has laid it out") {
			t.Errorf("%q; said %q", out, said)
		}
		o.Engine = "dot"
		if err := Write(t.Context(), io.Discard, "pdf", source{sample(short)}, o); err == nil {
			t.Error("another was asked, though dot was wanted")
		}
	}
}

// A graph full of circles, some between communities: dot has broken on such (trouble in
// init_rank, lost edges) before it ranked all of it at once.
func TestGraphvizCircles(t *testing.T) {
	tool(t, "apt install graphviz", "dot")
	out := render(t, "svg", graphtest.Made(120), Options{Engine: "dot"})
	if n := strings.Count(out, `class="edge"`); n < 100 {
		t.Errorf("%d lines", n)
	}
}

func TestGraphvizIsKilled(t *testing.T) {
	dir := fakeDot(t, `echo > "$0.started"; sleep 30`)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		for {
			if _, err := os.Stat(filepath.Join(dir, "dot.started")); err == nil || ctx.Err() != nil {
				cancel()
				return
			}
			time.Sleep(time.Millisecond)
		}
	}()
	if err := Write(ctx, io.Discard, "svg", source{sample(short)}, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// What Graphviz draws of odd names is a picture that harms nobody.
func TestGraphvizOddTexts(t *testing.T) {
	tool(t, "apt install graphviz", "dot")
	out := render(t, "svg", oddGraph(odd...), Options{Texts: true, Engine: "dot"})
	text, err := xmlText(out)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.ReplaceAll(text, "\u00a0", " "), "\n")
	for _, want := range []string{`\N`, `a"b"c`, `<b>bold</b>`, `&amp;`, `&lt;`, `&#34;`, `a\`, `]; }`, "Edda Holm", "polluted (disputed)", "denied: bribed", "not: sold"} {
		if !slices.Contains(lines, want) {
			t.Errorf("%q is not in Graphviz's picture", want)
		}
	}
	for _, bad := range []string{"<script", "javascript:", " onload="} {
		if strings.Contains(out, bad) {
			t.Errorf("%q is in Graphviz's picture", bad)
		}
	}
}
