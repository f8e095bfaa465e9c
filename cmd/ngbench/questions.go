package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// questions measures commands on the larger store, and the program itself.
func (b *bench) questions() error {
	b.table(fmt.Sprintf("Asking and drawing: a store of %s articles, a process each, median of three", thousands(float64(b.few()))), "command", "seconds", "peak memory")
	store := b.store(b.few())
	someone, err := b.mostSaid(store)
	if err != nil {
		return err
	}
	for _, args := range [][]string{
		{"--help"},
		{"version"},
		{"query", store, `g.V().Has("<rdf:type>", "<Person>").Limit(10).All()`},
		{"ask", store, someone},
		{"search", store, "minister resigned"},
		{"top", store},
		{"conflicts", store},
		{"stats", store},
		{"verify", store},
		{"export", "--format", "nquads", store},
		{"export", "--format", "dot", "--top", "40", store},
		{"export", "--format", "json", store},
	} {
		k, err := b.median(args)
		if err != nil {
			return err
		}
		name := strings.NewReplacer(store, "STORE", someone, "NAME", "|", `\|`).Replace(strings.Join(args, " "))
		b.say("| `%s` | %.3f | %.0f MB |", name, k.wall.Seconds(), k.peakMB)
	}
	info, err := os.Stat(b.program)
	if err != nil {
		return err
	}
	b.say("")
	b.say("The binary has %.1f MB.", float64(info.Size())/1e6)
	return nil
}

// mostSaid is the name that most is said of.
func (b *bench) mostSaid(store string) (string, error) {
	out, _, err := measured(exec.Command(b.program, "query", "--format", "csv", store, `g.V().Has("<rdf:type>", "<Person>").Out("<rdfs:label>").Limit(1).All()`))
	if err != nil {
		return "", err
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	return lines[len(lines)-1], nil
}

func (b *bench) median(args []string) (cost, error) {
	var all []cost
	for range rounds {
		_, k, err := measured(exec.Command(b.program, args...))
		if err != nil {
			return cost{}, err
		}
		at := len(all)
		for at > 0 && all[at-1].wall > k.wall {
			at--
		}
		all = append(all[:at], append([]cost{k}, all[at:]...)...)
	}
	return all[rounds/2], nil
}
