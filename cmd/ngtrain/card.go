package main

import (
	"fmt"
	"os"
	"strings"
)

// note logs a figure of the job at hand, which also goes into the model's card.
func (o *options) note(format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	logf("%s\n", line)
	o.notes = append(o.notes, line)
}

// writeCard puts the figures of a job between the lines "<!-- job -->" and
// "<!-- end -->" of the model's card, in place of those that stand there.
func writeCard(file, job string, figures []string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	mark := "<!-- " + job + " -->\n"
	before, rest, ok := strings.Cut(string(data), mark)
	_, after, closed := strings.Cut(rest, "<!-- end -->\n")
	if !ok || !closed {
		return fmt.Errorf("%s: no lines %q and %q around the figures", file, strings.TrimSpace(mark), "<!-- end -->")
	}
	card := before + mark
	for _, f := range figures {
		card += "    " + f + "\n"
	}
	return os.WriteFile(file, []byte(card+"<!-- end -->\n"+after), 0o644)
}
