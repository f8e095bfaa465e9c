package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain lets the test run this program, so as to kill it.
func TestMain(m *testing.M) {
	if os.Getenv("NGTRAIN_IS_RUN") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// A training that is killed after each of its epochs ends with the bytes of one that is not.
func TestKilledAndTakenUpAgain(t *testing.T) {
	data := tinyData(t)
	whole, pieces, keep := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "keep")
	const models = "clusters,tag,parse"
	for _, out := range []string{whole, pieces} {
		for _, j := range jobs {
			if err := os.MkdirAll(filepath.Join(out, filepath.Dir(j.file)), 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	train(t, false, "-data", data, "-out", whole, "-epochs", "2", "-only", models)
	kills, talk := 0, ""
	for done := false; !done; kills++ {
		if kills > 30 {
			t.Fatalf("killed %d times, and no end:\n%s", kills, talk)
		}
		done, talk = train(t, true, "-data", data, "-out", pieces, "-epochs", "2", "-only", models, "-keep", keep)
	}
	if kills < 6 || !strings.Contains(talk, "goes on after epoch 2 of 2") {
		t.Errorf("killed %d times; the last run took nothing up:\n%s", kills, talk)
	}
	for _, j := range jobs[:3] {
		want, err1 := os.ReadFile(filepath.Join(whole, j.file))
		got, err2 := os.ReadFile(filepath.Join(pieces, j.file))
		if err1 != nil || err2 != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes, %d in one run (%v, %v)", j.name, len(got), len(want), err2, err1)
		}
	}
	if left, _ := os.ReadDir(keep); len(left) > 0 {
		t.Errorf("%d files are left in the folder", len(left))
	}
}

// train runs the program to its end, or kills it at its first line about an epoch.
func train(t *testing.T, kill bool, args ...string) (done bool, talk string) {
	t.Helper()
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), "NGTRAIN_IS_RUN=1")
	out, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		talk += lines.Text() + "\n"
		if kill && strings.HasSuffix(lines.Text(), " left") {
			_ = c.Process.Kill()
		}
	}
	err = c.Wait()
	if err != nil && !kill {
		t.Fatalf("%v\n%s", err, talk)
	}
	return err == nil, talk
}

// tinyData is a folder with as little as the models can be trained on.
func tinyData(t *testing.T) string {
	t.Helper()
	words := [][5]string{{"Ann", "PROPN", "NNP", "2", "nsubj"}, {"met", "VERB", "VBD", "0", "root"}, {"the", "DET", "DT", "4", "det"}, {"%s", "NOUN", "NN", "2", "obj"},
		{"on", "ADP", "IN", "6", "case"}, {"Monday", "PROPN", "NNP", "2", "obl"}, {".", "PUNCT", ".", "2", "punct"}}
	var bank, prose strings.Builder
	for doc := range 8 {
		fmt.Fprintf(&bank, "# newdoc id = %d\n", doc)
		for i := range 5 {
			for k, w := range words {
				form := strings.Replace(w[0], "%s", []string{"dog", "judge", "coach", "mayor", "crew"}[(i+doc)%5], 1)
				fmt.Fprintf(&bank, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t_\n", k+1, form, strings.ToLower(form), w[1], w[2], w[3], w[4])
				fmt.Fprintf(&prose, "%s_%s ", form, w[2])
			}
			bank.WriteString("\n")
			prose.WriteString("\n")
		}
	}
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"ud/ewt-train.conllu.gz": []byte(bank.String()), "ud/gum-train.conllu.gz": []byte(bank.String()),
		"text/masc-tagged.tar.gz": archive(t, prose.String()), "text/us-presidential-addresses.tar.gz": archive(t, "Ann met the dog. The judge met Ann."),
		"ner/tiny.bio.gz": []byte("Ann\tB-PER\nmet\tO\n\n"),
	} {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, err := z.Write(data)
		if err == nil {
			err = z.Close()
		}
		if err == nil {
			err = os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755)
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func archive(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	err := w.WriteHeader(&tar.Header{Name: "a.txt", Mode: 0o644, Size: int64(len(text))})
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
