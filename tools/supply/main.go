// Supply says what a binary of newsgraph is made of, by what the linker wrote into it:
//
//	supply licences [-texts FILE] [-notice FILE] BINARY
//	supply sbom BINARY
//
// licences lists the modules with their licences, and fails on one that is not allowed, on
// a module without a licence, and on a list in NOTICE that is another. sbom prints a
// CycloneDX bill of materials, the same bytes for the same binary. Both run in the
// folder of the main module, whose module cache they read.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "supply:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	if len(args) == 0 {
		return errors.New("say what: licences or sbom")
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	texts := flags.String("texts", "", "write the texts of all licences to `FILE`")
	notice := flags.String("notice", "", "hold the list in this `FILE` against the binary")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return fmt.Errorf("%s: want one binary, not %q", args[0], flags.Args())
	}
	mods, version, err := modulesOf(flags.Arg(0))
	if err != nil {
		return err
	}
	switch args[0] {
	case "licences":
		return licences(out, mods, *texts, *notice)
	case "sbom":
		return sbom(out, mods, version)
	}
	return fmt.Errorf("no %q: there are licences and sbom", args[0])
}

func licences(out io.Writer, mods []module, texts, notice string) error {
	var faults []error
	var all strings.Builder
	for _, m := range mods {
		fmt.Fprintf(out, "%-48s %-40s %s\n", m.path, m.version, strings.Join(m.licences, " AND "))
		if err := m.check(); err != nil {
			faults = append(faults, err)
		}
		fmt.Fprintf(&all, "%s\n%s %s\n\n%s\n\n", strings.Repeat("=", 78), m.path, m.version, strings.TrimSpace(m.text))
	}
	if notice != "" {
		data, err := os.ReadFile(notice)
		if err != nil {
			return err
		}
		if want := noticeList(mods); !strings.Contains(string(data), want) {
			faults = append(faults, fmt.Errorf("%s lists other modules than are linked; it must have\n%s", notice, want))
		}
	}
	if texts != "" {
		if err := os.WriteFile(texts, []byte(all.String()), 0o644); err != nil {
			return err
		}
	}
	return errors.Join(faults...)
}

// noticeList is what NOTICE must have, without versions.
func noticeList(mods []module) string {
	var b strings.Builder
	for _, m := range mods {
		fmt.Fprintf(&b, "  %-48s %s\n", m.path, strings.Join(m.licences, " AND "))
	}
	return b.String()
}
