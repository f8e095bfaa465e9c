package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// shellDrivers complete the words of the line in $LINE as the shell itself does, and print
// what it offers, one word a line. zsh completes in a terminal of its own (zpty).
var shellDrivers = map[string]string{
	"bash": `source <(newsgraph completion bash)
read -ra COMP_WORDS <<<"$LINE"; [[ $LINE == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]}-1))
_newsgraph; printf '%s\n' "${COMPREPLY[@]}"`,
	"zsh": `newsgraph completion zsh >_newsgraph
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1=; unsetopt zle_bracketed_paste 2>/dev/null; fpath=($PWD \$fpath); autoload -Uz compinit; compinit -u -d $PWD/dump; bindkey '^I' complete-word"
zpty -w z 'compadd() { local -a f; builtin compadd -A f "$@"; (( $#f )) && print -rl -- BE"GIN" $f E"ND"; builtin compadd "$@" }; print RE"ADY"'
while zpty -r z line; do [[ $line == READY* ]] && break; done
zpty -w -n z "$LINE"$'\t'
while zpty -r z line; do line=${line//[$'\r\n']/}; [[ $line == END* ]] && break; [[ -n $on ]] && print -r -- $line; [[ $line == *BEGIN ]] && on=1; done
zpty -d z`,
	"fish": `newsgraph completion fish | source
complete -C "$LINE" | string split -f1 \t; true`,
}

// Each shell offers commands, flags, formats, saved queries, and elsewhere the names of files.
func TestCompletion(t *testing.T) {
	for shell, driver := range shellDrivers {
		t.Run(shell, func(t *testing.T) {
			if _, err := exec.LookPath(shell); err != nil {
				if os.Getenv("CI") != "" {
					t.Fatal(err)
				}
				t.Skip("no ", shell, " here: install it to test its completion")
			}
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "articles.db"), nil, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, tt := range []struct{ line, want string }{
				{"newsgraph expl", "explain"},
				{"newsgraph cor", "corrections"},
				{"newsgraph build --m", "--map --max-file --max-text"},
				{"newsgraph query --format j", "json jsonl"},
				{"newsgraph query t.db acc", "accused"},
				{"newsgraph completion z", "zsh"},
				{"newsgraph ask art", "articles.db"},
			} {
				cmd := exec.Command(shell, "-c", driver)
				cmd.Dir, cmd.Env = dir, append(os.Environ(), "LINE="+tt.line, "HOME="+dir, "TERM=xterm")
				out, err := cmd.CombinedOutput()
				if err != nil {
					t.Fatalf("%s: %v\n%s", tt.line, err, out)
				}
				got := strings.Fields(string(out))
				slices.Sort(got)
				if shell == "bash" && tt.want == "articles.db" { // by "-o default": the line editor's part
					continue
				}
				if s := strings.Join(got, " "); s != tt.want {
					t.Errorf("%s<Tab> offers %q, want %q", tt.line, s, tt.want)
				}
			}
		})
	}
}
