package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"newsgraph/extract"
	"newsgraph/extract/source"
	"newsgraph/graph/quads"
)

func main() {
	var o Settings
	flag.Func("input", "read this file, folder or glob `pattern`; give it again for more", func(s string) error {
		o.Inputs = append(o.Inputs, s)
		return nil
	})
	flag.StringVar(&o.Output, "output", "", "write into this `folder`, which all workers see")
	flag.IntVar(&o.Shards, "shards", 8, "write readings and quads in `N` files each")
	flag.StringVar(&o.SchemaFile, "schema", "", "extend the vocabulary with this YAML `file`")
	flag.StringVar(&o.Engine, "engine", string(extract.Own), "who tags and finds names: own or prose")
	flag.IntVar(&o.MaxFile, "max-file", source.DefaultMaxFile>>20, "skip articles whose file has more than `N` MiB")
	flag.IntVar(&o.MaxText, "max-text", extract.DefaultMaxText>>20, "skip articles whose text has more than `N` MiB")
	flag.StringVar(&o.Map, "map", "", "what the fields of JSON and CSV are: `WHAT=FIELD,...`")
	flag.StringVar(&o.Base, "base", quads.DefaultBase, "what IRIs begin with")
	flag.Usage = usage
	flag.Parse()
	beam.Init() // a worker stays in it
	os.Exit(run(context.Background(), o, os.Stderr))
}

func usage() {
	fmt.Fprint(flag.CommandLine.Output(), `newsgraph-beam reads articles and makes their graph on the workers of a Beam runner.

  newsgraph-beam --input examples/articles --output out              on this machine
  newsgraph-beam --input /data/news --output /data/out --runner flink --endpoint HOST:8099

It writes into the folder of --output, and one after the other the files are what one
machine gives:

  cat out/readings-*.jsonl    newsgraph extract
  cat out/quads-*.nq          newsgraph export --format nquads, of a store of these articles
  cat out/skipped-*.txt       what was left out, and why

Exit code: 0 all was read, 1 it failed, 2 called wrongly, 3 something was skipped.

`)
	flag.PrintDefaults()
}

// run runs the pipeline.
func run(ctx context.Context, o Settings, talk io.Writer) int {
	if err := o.check(); err != nil {
		fmt.Fprintf(talk, "newsgraph-beam: %v\n", err)
		return 2
	}
	p, s := beam.NewPipelineWithRoot()
	pipeline(s, o)
	if err := beamx.Run(ctx, p); err != nil {
		fmt.Fprintf(talk, "newsgraph-beam: %v\n", err)
		return 1
	}
	skipped := filepath.Join(o.Output, shardName("skipped", 0, 1, "txt"))
	if info, err := os.Stat(skipped); err == nil && info.Size() > 0 {
		fmt.Fprintf(talk, "newsgraph-beam: some inputs were skipped; %s says which and why\n", skipped)
		return 3
	}
	return 0
}

// check finds what would fail on every worker, and reads the vocabulary.
func (o *Settings) check() error {
	switch {
	case len(o.Inputs) == 0:
		return errors.New("name articles with --input; newsgraph-beam --help shows how")
	case o.Output == "":
		return errors.New("name a folder to write into with --output")
	case o.Shards < 1:
		return fmt.Errorf("--shards must be 1 or more, not %d", o.Shards)
	}
	for _, in := range o.Inputs {
		if in == "-" {
			return errors.New("--input -: workers cannot share standard input; name files")
		}
	}
	if old, _ := filepath.Glob(filepath.Join(o.Output, "*-of-*")); len(old) > 0 {
		return fmt.Errorf("%s holds the shards of another run; name a new folder, or empty it", o.Output)
	}
	if o.SchemaFile != "" {
		text, err := os.ReadFile(o.SchemaFile)
		if err != nil {
			return err
		}
		o.Schema = string(text)
	}
	if _, err := o.source(); err != nil {
		return fmt.Errorf("--map: %w", err)
	}
	_, err := o.reader()
	return err
}
