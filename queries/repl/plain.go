package repl

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"unicode"

	"newsgraph/queries"
)

// A plain reader reads lines without a terminal.
type plain struct{ in *bufio.Reader }

func newPlain(r io.Reader) *plain { return &plain{bufio.NewReaderSize(r, 64<<10)} }

// read joins lines until they are a whole query. A command is one line; an empty line
// ends a query that does not end by itself.
func (p *plain) read() (string, error) {
	var b strings.Builder
	for {
		line, err := p.in.ReadString('\n')
		if err != nil && (line == "" || !errors.Is(err, io.EOF)) {
			if errors.Is(err, io.EOF) && strings.TrimSpace(b.String()) != "" {
				return b.String(), nil
			}
			return "", err
		}
		b.WriteString(line)
		text := b.String()
		blank := strings.TrimSpace(line) == ""
		switch {
		case strings.TrimSpace(text) == "":
			b.Reset()
		case isCommand(text), blank, len(text) > queries.MaxText:
			return text, nil
		case queries.Complete(text) && !p.goesOn():
			return text, nil
		}
	}
}

func (p *plain) done(err error) bool { return errors.Is(err, io.EOF) }

func isCommand(text string) bool { return strings.HasPrefix(strings.TrimSpace(text), ":") }

// goesOn reports whether the next line begins with a dot, and so goes on with the query.
// It looks no further than what has been read, so as not to wait for an answer.
func (p *plain) goesOn() bool {
	ahead, _ := p.in.Peek(p.in.Buffered())
	rest := strings.TrimLeftFunc(string(ahead), func(c rune) bool { return unicode.IsSpace(c) && c != '\n' })
	return strings.HasPrefix(rest, ".")
}
