package export

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"time"

	"newsgraph/schema"
)

// Engines is who can lay a picture out: auto takes dot for what it draws in
// seconds and sfdp for more and for what dot cannot, or without Graphviz our own layout; dot, neato and
// sfdp are Graphviz's; own needs nothing.
var Engines = []string{"auto", "dot", "neato", "sfdp", "own"}

// CheckEngine yields a WrongError that names the nearest when there is no such engine.
func CheckEngine(name string) error {
	if name == "" || slices.Contains(Engines, name) {
		return nil
	}
	return wrong("no engine", name, Engines, "there are "+strings.Join(Engines, ", "))
}

// Past these sizes dot, which takes more than the square of them, gives way to sfdp.
const maxDotNodes, maxDotEdges = 300, 600

// engine is the one of Graphviz's that lays the picture out best, unless one is asked for.
func (p *picture) engine(asked string) string {
	if asked != "" && asked != "auto" && asked != "own" {
		return asked
	}
	if len(p.nodes) > maxDotNodes || len(p.edges) > maxDotEdges {
		return "sfdp"
	}
	return "dot"
}

// A GraphvizError is a picture that Graphviz did not draw.
type GraphvizError struct{ msg, hint string }

func (e *GraphvizError) Error() string { return e.msg }

// Hint says what to do.
func (e *GraphvizError) Hint() string { return e.hint }

const howToInstall = "https://graphviz.org/download, or: apt install graphviz, brew install graphviz, winget install graphviz"

// writeSVG draws by Graphviz, or by ourselves when that is asked for or there is no Graphviz.
func writeSVG(ctx context.Context, w io.Writer, g schema.Graph, o Options) error {
	auto := o.Engine == "" || o.Engine == "auto"
	if auto {
		if _, err := exec.LookPath("dot"); err != nil {
			if o.Say != nil {
				o.Say("drawn by our own layout; Graphviz would lay it out by rank: " + howToInstall)
			}
			return writeOwnSVG(w, g, o)
		}
	}
	if o.Engine == "own" {
		return writeOwnSVG(w, g, o)
	}
	return graphvizTo("svg")(ctx, w, g, o)
}

// graphvizTo draws with Graphviz into one of its formats.
func graphvizTo(format string) func(context.Context, io.Writer, schema.Graph, Options) error {
	return func(ctx context.Context, w io.Writer, g schema.Graph, o Options) error {
		if o.Engine == "own" {
			return &GraphvizError{"our own layout is drawn as svg only", "give --format svg, or another --engine"}
		}
		program, err := exec.LookPath("dot")
		if err != nil {
			return &GraphvizError{fmt.Sprintf("no %s without Graphviz: there is no program dot on the path", format),
				"install it (" + howToInstall + "), or draw with --format svg --engine own"}
		}
		p := draw(g, o)
		engine, limit := p.engine(o.Engine), cmp.Or(o.Limit, time.Minute)
		again := engine == "dot" && (o.Engine == "" || o.Engine == "auto") // by another, when dot cannot
		if again {
			limit /= 2
		}
		out, err := p.laidOut(ctx, program, engine, format, o.Title, limit)
		var cannot *GraphvizError
		if again && errors.As(err, &cannot) {
			if out, err = p.laidOut(ctx, program, "sfdp", format, o.Title, limit); err == nil && o.Say != nil {
				o.Say(cannot.msg + "; sfdp has laid it out")
			}
		}
		if err != nil {
			return err
		}
		_, err = w.Write(out)
		return err
	}
}

// laidOut is the picture in a format. A GraphvizError says why there is none.
func (p *picture) laidOut(ctx context.Context, program, engine, format, title string, limit time.Duration) ([]byte, error) {
	var in bytes.Buffer
	b := bufio.NewWriter(&in)
	p.writeDOT(b, engine, title)
	b.Flush()
	out, err := runDot(ctx, program, engine, format, &in, limit)
	if err == errLate {
		err = &GraphvizError{fmt.Sprintf("Graphviz's %s has not laid out %d nodes and %d lines within %v", engine, len(p.nodes), len(p.edges), limit), cures[engine]}
	}
	return out, err
}

var cures = map[string]string{
	"dot":   "draw less (--top 100, --around NAME), or give --engine sfdp, which takes seconds",
	"neato": "draw less (--top 100, --around NAME), or give --engine sfdp, which takes seconds",
	"sfdp":  "draw less (--top 1000, --around NAME), or give --format svg --engine own",
}

var errLate = errors.New("graphviz: too late")

// runDot gives the picture of in. Graphviz is killed when ctx ends or the limit has passed.
func runDot(ctx context.Context, program, engine, format string, in io.Reader, limit time.Duration) ([]byte, error) {
	limited, cancel := context.WithTimeoutCause(ctx, limit, errLate)
	defer cancel()
	cmd := exec.CommandContext(limited, program, "-K"+engine, "-T"+format)
	cmd.WaitDelay = time.Second // for what a dot that is a script has started
	cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=0")
	cmd.Stdin = in
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	if cause := context.Cause(limited); cause != nil {
		return nil, cause
	}
	if err != nil {
		why, _, _ := strings.Cut(strings.TrimSpace(said.String()), "\n")
		return nil, &GraphvizError{fmt.Sprintf("%s: %s", program, cmp.Or(plain(why), err.Error())), "give --format svg --engine own, which needs no Graphviz"}
	}
	return undated(out.Bytes()), nil
}

var creationDate = regexp.MustCompile(`/CreationDate \(D:\d{14}`)

// undated takes the time of day out of a PDF, in place, since a PDF counts its bytes: the same graph, the same bytes.
func undated(pdf []byte) []byte {
	if at := creationDate.FindIndex(pdf); at != nil && bytes.HasPrefix(pdf, []byte("%PDF")) {
		copy(pdf[at[1]-14:at[1]], "19700101000000")
	}
	return pdf
}
