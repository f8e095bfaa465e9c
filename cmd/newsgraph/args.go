package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// flagsFirst moves the flags of a command before its arguments, since the
// library stops looking for flags at the first argument and would read
// "build articles -o t.db" as three inputs. What follows "--" stays as it is.
func flagsFirst(app *cli.App, args []string) []string {
	if len(args) < 3 {
		return args
	}
	cmd := commandNamed(app, args[1])
	if cmd == nil {
		return args
	}
	var flags, rest []string
	for i := 2; i < len(args); i++ {
		a := args[i]
		if a == "--" {
			rest = append(rest, args[i+1:]...)
			break
		}
		if a == "-" || !strings.HasPrefix(a, "-") {
			rest = append(rest, a)
			continue
		}
		flags = append(flags, a)
		if takesValue(cmd, a) && i+1 < len(args) {
			i++
			flags = append(flags, args[i])
		}
	}
	out := append([]string{args[0], args[1]}, flags...)
	if slices.ContainsFunc(rest, func(a string) bool { return strings.HasPrefix(a, "-") && a != "-" }) {
		out = append(out, "--")
	}
	return append(out, rest...)
}

func commandNamed(app *cli.App, name string) *cli.Command {
	i := slices.IndexFunc(app.Commands, func(c *cli.Command) bool { return c.HasName(name) })
	if i < 0 {
		return nil
	}
	return app.Commands[i]
}

// takesValue reports whether the flag in arg takes the argument after it.
func takesValue(cmd *cli.Command, arg string) bool {
	name := strings.TrimLeft(arg, "-")
	if strings.Contains(name, "=") {
		return false
	}
	for _, f := range cmd.Flags {
		if _, isBool := f.(*cli.BoolFlag); !isBool && slices.Contains(f.Names(), name) {
			return true
		}
	}
	return false
}

// wantArgs refuses a command line with fewer than least or more than most arguments; most < 0: any number.
func wantArgs(c *cli.Context, least, most int) error {
	n := c.NArg()
	if n >= least && (most < 0 || n <= most) {
		return nil
	}
	what := "too many arguments"
	if n < least {
		what = "too few arguments"
	}
	err := usagef("%s: %s", c.Command.Name, what)
	err.hint = fmt.Sprintf("newsgraph %s %s", c.Command.Name, c.Command.ArgsUsage)
	return err
}

// example is the form of each command's last help line: one that works on the examples.
func example(line string) string { return "Example:\n  " + line }
