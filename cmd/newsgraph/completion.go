package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/queries"
	"newsgraph/queries/rows"
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
		script, ok := completionScripts[c.Args().First()]
		if !ok {
			return usagef("no completion for %q; known are bash, zsh and fish", c.Args().First())
		}
		_, err := fmt.Fprint(c.App.Writer, script)
		return err
	},
}

// The scripts ask "newsgraph __complete WORD…", where the last word is the one at the
// cursor. Each line of the answer is a word, a tab, and what it is; where there is none, the
// shell completes the names of files. No word is expanded: a file may be called "$(x).js".
const completeWord = "__complete"

var completionScripts = map[string]string{
	"bash": `_newsgraph() {
  local word
  COMPREPLY=()
  while IFS=$'\t' read -r word _; do
    [[ $word == "${COMP_WORDS[COMP_CWORD]}"* ]] && COMPREPLY+=("$word")
  done < <("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _newsgraph newsgraph
`,
	"zsh": `#compdef newsgraph
_newsgraph() {
  local line
  local -a found
  for line in "${(@f)$("${words[1]}" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -n $line ]] && found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
  done
  if (( $#found )); then _describe newsgraph found; else _files; fi
}
if [[ ${funcstack[1]} == _newsgraph ]]; then _newsgraph "$@"; else compdef _newsgraph newsgraph; fi
`,
	"fish": `function __newsgraph_words
  set -l words (commandline -opc)
  set -l at (commandline -ct)
  $words[1] __complete $words[2..] "$at" 2>/dev/null
end
complete -c newsgraph -n 'test (count (commandline -opc)) -eq 1' -f
complete -c newsgraph -a '(__newsgraph_words)'
`,
}

// complete prints what may stand in place of the last of words, which begin with the command.
func complete(w io.Writer, app *cli.App, words []string) {
	if len(words) < 2 {
		for _, c := range app.Commands {
			fmt.Fprintf(w, "%s\t%s\n", c.Name, c.Usage)
		}
		return
	}
	cmd, last, before := commandNamed(app, words[0]), words[len(words)-1], words[len(words)-2]
	switch {
	case cmd == nil:
	case len(words) > 2 && strings.HasPrefix(before, "-") && takesValue(cmd, before):
		for _, v := range valuesOf(cmd, strings.TrimLeft(before, "-")) {
			fmt.Fprintf(w, "%s\t\n", v)
		}
	case strings.HasPrefix(last, "-"):
		for _, f := range cmd.Flags {
			_, usage := flagHelp(f)
			fmt.Fprintf(w, "--%s\t%s\n", f.Names()[0], usage)
		}
	default:
		argumentsOf(w, cmd, words[1:len(words)-1])
	}
}

// valuesOf are those of a flag that has a fixed set.
func valuesOf(cmd *cli.Command, flag string) []string {
	switch {
	case flag == "format" && slices.Contains([]*cli.Command{queryCommand, replCommand}, cmd):
		return rows.Names()
	case flag == "color":
		return colorModes
	}
	return nil
}

// argumentsOf prints what may follow the words before, where that is no file.
func argumentsOf(w io.Writer, cmd *cli.Command, before []string) {
	place := 0
	for i, word := range before {
		if !strings.HasPrefix(word, "-") && (i == 0 || !takesValue(cmd, before[i-1])) {
			place++
		}
	}
	switch {
	case cmd == completionCommand && place == 0:
		fmt.Fprint(w, "bash\t\nfish\t\nzsh\t\n")
	case cmd == queryCommand && place == 1, cmd == queriesCommand && place == 0:
		all, err := queries.All() // those of the user are few, and known to them
		if err != nil {
			panic("cmd: a saved query of our own: " + err.Error())
		}
		for _, q := range all {
			fmt.Fprintf(w, "%s\t%s\n", q.Name, q.Title)
		}
	}
}

// flagHelp returns "--format F, -f F" and what it does.
func flagHelp(f cli.Flag) (names, usage string) {
	names, usage, _ = strings.Cut(cli.FlagStringer(f), "\t")
	return names, strings.TrimSpace(usage)
}
