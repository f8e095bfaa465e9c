package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"
)

var completionCommand = &cli.Command{
	Name:      "completion",
	Usage:     "print a completion script for bash, zsh or fish",
	ArgsUsage: "bash|zsh|fish",
	Description: `Put the script where your shell looks for it, or read it at once:

  source <(newsgraph completion bash)

` + example("newsgraph completion bash > /etc/bash_completion.d/newsgraph"),
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 1, 1); err != nil {
			return err
		}
		return writeCompletion(c.App.Writer, c.App, c.Args().First())
	},
}

// The scripts ask the program itself, which answers --generate-bash-completion
// with one word a line; where it has none, the shell completes file names.
const (
	bashCompletion = `_newsgraph() {
  local cur="${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=($(compgen -W "$("${COMP_WORDS[@]:0:COMP_CWORD}" --generate-bash-completion 2>/dev/null)" -- "$cur"))
}
complete -o default -F _newsgraph newsgraph
`
	zshCompletion = `#compdef newsgraph
_newsgraph() {
  local -a opts
  opts=("${(@f)$("${words[@]:0:$((CURRENT-1))}" --generate-bash-completion 2>/dev/null)}")
  [[ -n "${opts[1]}" ]] && compadd -- "${opts[@]}"
  _files
}
compdef _newsgraph newsgraph
`
)

func writeCompletion(w io.Writer, app *cli.App, shell string) error {
	script := ""
	switch shell {
	case "bash":
		script = bashCompletion
	case "zsh":
		script = zshCompletion
	case "fish":
		var err error
		if script, err = app.ToFishCompletion(); err != nil {
			return err
		}
	default:
		return usagef("no completion for %q; known are bash, zsh and fish", shell)
	}
	_, err := fmt.Fprint(w, script)
	return err
}
