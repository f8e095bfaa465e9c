package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

var manCommand = &cli.Command{
	Name:  "man",
	Usage: "print the manual page",
	Description: `The manual holds the help of all commands, in roff:

  newsgraph man > /usr/local/share/man/man1/newsgraph.1

` + example("newsgraph man | man -l -"),
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 0, 0); err != nil {
			return err
		}
		return writeManual(c.App.Writer, c.App)
	},
}

// environment is what the program looks at, for the manual.
var environment = [][2]string{
	{"NO_COLOR", "when set to anything, the prompt has no colours, unless --color=always asks for them"},
	{"XDG_DATA_HOME", "saved queries of your own lie in newsgraph/queries under it (~/.local/share)"},
	{"XDG_STATE_HOME", "past lines of the prompt lie in newsgraph/history under it (~/.local/state)"},
	{"PGPASSWORD, PGSSLMODE", "password of a PostgreSQL server and how to secure the connection, as for psql"},
	{"MYSQL_PWD", "password of a MariaDB or MySQL server"},
	{"VISUAL, EDITOR", "the editor of :edit at the prompt"},
	{"NEWSGRAPH_TOKEN", "the token of serve"},
}

// A manual is a page in the macros of man(7).
type manual struct{ *bufio.Writer }

func writeManual(w io.Writer, app *cli.App) error {
	m := manual{bufio.NewWriter(w)}
	m.line(`.TH NEWSGRAPH 1 "" newsgraph "User Commands"`)
	m.line(".ad l")
	m.section("NAME")
	m.line(`newsgraph \- ` + roff(app.Usage))
	m.section("SYNOPSIS")
	m.literal(strings.Split(app.UsageText, "\n"))
	m.section("DESCRIPTION")
	m.text("Results go to standard output, talk to standard error. STORE is a file or the URL of a database. Flags may stand anywhere.")
	m.section("COMMANDS")
	for _, c := range app.Commands {
		m.command(c)
	}
	m.section("EXIT STATUS")
	for _, e := range exits {
		m.item(fmt.Sprint(e.code), e.means)
	}
	m.section("ENVIRONMENT")
	for _, e := range environment {
		m.item(e[0], e[1])
	}
	return m.Flush()
}

func (m manual) command(c *cli.Command) {
	m.line(".SS " + roff(strings.TrimSpace("newsgraph "+c.Name+" "+c.ArgsUsage)))
	m.text(strings.ToUpper(c.Usage[:1]) + c.Usage[1:] + ".")
	m.text(c.Description)
	for _, f := range c.Flags {
		m.item(flagHelp(f))
	}
}

// text writes paragraphs; lines that begin with a blank stay as they are.
func (m manual) text(s string) {
	for par := range strings.SplitSeq(strings.TrimSpace(s), "\n\n") {
		var literal []string
		m.line(".PP")
		for line := range strings.SplitSeq(par, "\n") {
			if strings.HasPrefix(line, " ") {
				literal = append(literal, line)
				continue
			}
			m.literal(literal)
			literal = nil
			if line != "" {
				m.line(roff(line))
			}
		}
		m.literal(literal)
	}
}

func (m manual) literal(lines []string) {
	if len(lines) == 0 {
		return
	}
	m.line(".RS 2\n.nf")
	for _, l := range lines {
		m.line(roff(strings.TrimPrefix(l, "  ")))
	}
	m.line(".fi\n.RE")
}

func (m manual) item(term, means string) { m.line(".TP\n\\fB" + roff(term) + "\\fR\n" + roff(means)) }

func (m manual) section(name string) { m.line(".SH " + name) }

func (m manual) line(s string) { fmt.Fprintln(m, s) }

// roff writes text so that nothing in it is a request, an escape or a hyphen to break at.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`).Replace(s)
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	return s
}
