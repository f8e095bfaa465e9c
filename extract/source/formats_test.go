package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// The same article, written by pandoc, groff and Chromium, has the same paragraphs in
// every format.
func TestDocuments(t *testing.T) {
	var want []string
	got := map[string][]string{}
	for it, err := range Items(context.Background(), []string{"testdata/harbour"}, nil) {
		if err != nil {
			t.Fatal(err)
		}
		if it.Form == HTML {
			continue // the book: its chapters are HTML
		}
		paragraphs := strings.Split(strings.TrimSpace(it.Decode()), "\n\n")
		paragraphs = paragraphs[len(paragraphs)-3:]
		got[it.Doc.Name] = paragraphs
		if it.Form == Markdown {
			want = paragraphs
		}
	}
	for _, name := range []string{"columns.pdf", "harbour.docx", "harbour.odt", "harbour.pdf"} {
		if !slices.Equal(got[name], want) {
			t.Errorf("%s\n got %q\nwant %q", name, got[name], want)
		}
	}
}

type pair [2]string

func zipped(t testing.TB, members ...pair) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		w, err := z.Create(m[0])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(m[1]))
	}
	z.Close()
	return b.String()
}

func tarred(t testing.TB, members ...pair) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, m := range members {
		if err := w.WriteHeader(&tar.Header{Name: m[0], Mode: 0o644, Size: int64(len(m[1]))}); err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(m[1]))
	}
	w.Close()
	return b.String()
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func zstded(s string) string {
	e, _ := zstd.NewWriter(nil)
	return string(e.EncodeAll([]byte(s), nil))
}

const feed = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Ellery Post</title><language>en</language>
<item><title>Vote halted</title><link>https://post.example/1</link><pubDate>Tue, 23 Dec 2025 18:04:05 GMT</pubDate><description>short</description><content:encoded>&lt;p&gt;The vote was halted.&lt;/p&gt;</content:encoded></item>
<item><title>Second</title><description>Plain words.</description></item></channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Ellery Post</title><entry><title>Sale</title><link href="https://post.example/2"/><published>2025-11-02T10:00:00Z</published><updated>2025-11-04T10:00:00Z</updated><author><name>Ana Brook</name></author><summary>The sale is off.</summary></entry></feed>`

const message1 = "Return-Path: <a@post.example>\r\nFrom: Ana Brook <a@post.example>\r\nSubject: =?utf-8?q?Caf=C3=A9_vote?=\r\nDate: Wed, 24 Dec 2025 09:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 vote was halted.\r\n"

const attached = "Message-ID: <1@x>\nFrom: x@y.example\nTo: z@y.example\nSubject: Papers\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain\n\nSee below.\n--c\nContent-Type: text/html\n\n<p>See the paper below.</p>\n--c--\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=\"note.txt\"\n\nThe note.\n--b\nContent-Type: image/png\nContent-Disposition: attachment; filename=\"x.png\"\n\nGIF8....\n--b--\n"

func record1(kind, uri, body string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2025-12-20T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, len(body), body)
}

func response(status, media, body string) string {
	return "HTTP/1.1 " + status + "\r\nContent-Type: " + media + "\r\n\r\n" + body
}

// Each kind of container, and what is found in it.
func TestContainers(t *testing.T) {
	warc := record1("warcinfo", "", "x") + record1("response", "https://post.example/a", response("200 OK", "text/html", "<p>A page.</p>")) +
		record1("response", "https://post.example/b", response("404 Not Found", "text/html", "<p>Gone.</p>")) +
		record1("response", "https://post.example/c.png", response("200 OK", "image/png", "\x89PNG"))
	for _, tt := range []struct{ name, content, want string }{
		{"a.zip", zipped(t, pair{"b/two.txt", "Two."}, pair{"one.html", "<p>One"}, pair{"__MACOSX/._x", "x"}, pair{"p.png", "\x89PNG"}),
			"a.zip#b/two.txt 0 Two.|a.zip#one.html 2 <p>One|skip a.zip#p.png: it is a picture, sound or film"},
		{"a.zip", zipped(t, pair{"in.zip", zipped(t, pair{"x.txt", "X."})}), "a.zip#in.zip#x.txt 0 X."},
		{"a.tar.gz", gzipped(tarred(t, pair{"x.txt", "X."}, pair{"../../evil.txt", "E."})), "a.tar#x.txt 0 X.|a.tar#../../evil.txt 0 E."},
		{"a.tgz", gzipped(tarred(t, pair{"x.txt", "X."})), "a.tar#x.txt 0 X."},
		{"a.txt.gz", gzipped("Packed."), "a.txt 0 Packed."},
		{"a.html.zst", zstded("<p>Packed."), "a.html 2 <p>Packed."},
		{"feed.xml", feed, `feed.xml#1 2 <p>The vote was halted.</p> [Vote halted; https://post.example/1; Ellery Post; feed 2025-12-23]|feed.xml#2 0 Plain words. [Second; ; Ellery Post;  ]`},
		{"feed.txt", atom, `feed.txt#1 0 The sale is off. [Sale; https://post.example/2; Ellery Post; feed 2025-11-02; Ana Brook; changed 2025-11-04]`},
		{"m.eml", message1, "m.eml 0 The café vote was halted. [Café vote; ; ; mail 2025-12-24; Ana Brook]"},
		{"m.eml", attached, "m.eml 2 <p>See the paper below.</p> [Papers; ; ;  ]|m.eml#note.txt 0 The note.|skip m.eml#x.png: it is a picture, sound or film"},
		{"m.mbox", "From a@b Tue Dec 23 10:00:00 2025\n" + message1 + "\nFrom a@b Tue Dec 23 10:00:00 2025\n" + message1,
			"m.mbox#1 0 The café vote was halted. [Café vote; ; ; mail 2025-12-24; Ana Brook]|m.mbox#2 0 The café vote was halted. [Café vote; ; ; mail 2025-12-24; Ana Brook]"},
		{"a.json", `{"headline": "Vote", "body": "It was halted.", "date": "2025-12-23", "updated_at": "2025-12-24T10:00:00Z", "source": "Ellery Post", "authors": ["Ana Brook", {"name": "Piet Varga"}]}`,
			"a.json 0 It was halted. [Vote; ; Ellery Post;  ; Ana Brook,Piet Varga; 2025-12-23; changed 2025-12-24]"},
		{"a.txt", `[{"text": "One."}, {"content_html": "<b>Two.</b>"}]`, "a.txt#1 0 One.|a.txt#2 2 <b>Two.</b>"},
		{"a.json", `{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": "One.", "url": "https://x.example/"}]}`, "a.json#1 0 One. [; https://x.example/; ;  ]"},
		{"a.jsonl", "{\"text\": \"One.\"}\n{\"text\": \n\n{\"text\": \"Three.\"}", `a.jsonl#1 0 One.|skip a.jsonl#2: line 2 is no JSON: "{\"text\": \n"|a.jsonl#4 0 Three.`},
		{"a.json", `{"a": 1, "b": 2}`, "skip a.json: no field holds the article's text; there are a, b"},
		{"r.jsonl", "{\"kind\": \"document\"}\n{\"kind\": \"fact\"}\n", "skip r.jsonl: it holds readings, not articles"},
		{"t.csv", "title,text\nVote,\"It was, they said, halted.\"\nNone,\n", "t.csv#row2 0 It was, they said, halted. [Vote; ; ;  ]|skip t.csv#row3: it has no text"},
		{"t.tsv", "\ufefftext\ttitle\nA\tB\n", "t.tsv#row2 0 A [B; ; ;  ]"},
		{"t.csv", "text;title\ncaf\xe9;B\n", "t.csv#row2 0 café [B; ; ;  ]"},
		{"t.csv", "a,b\n1,2\n", "skip t.csv: no field holds the article's text; there are a, b"},
		{"w.warc.gz", gzipped(warc), "w.warc#https://post.example/a 2 <p>A page.</p> [; https://post.example/a; ; warc 2025-12-20]|skip w.warc.gz: records that hold no article: 1 image/png, 1 status 404"},
		{"o.opml", `<opml version="2.0"><body><outline xmlUrl="https://x.example/f"/></body></opml>`, "skip o.opml: it lists 1 feeds on the network, and newsgraph fetches nothing"},
		{"x.xml", `<?xml version="1.0"?><data/>`, "skip x.xml: it is XML, but no feed"},
		{"x.rtf", `{\rtf1 x}`, "skip x.rtf: the old format of word processors is not read"},
		{"plain.txt", "Subject: none of the members came.\n\nThey met.", "plain.txt 0 Subject: none of the members came.\n\nThey met."},
	} {
		dir := write(t, map[string]string{tt.name: tt.content})
		if got := found(dir, nil, filepath.Join(dir, tt.name)); got != tt.want {
			t.Errorf("%s %.60q\n got %s\nwant %s", tt.name, tt.content, got, tt.want)
		}
	}
}

// found lists what is in a file: "NAME FORM TEXT [what is known]", or why not.
func found(dir string, o *Options, path string) string {
	var all []string
	for it, err := range Items(context.Background(), []string{path}, o) {
		var skipped *Skipped
		if errors.As(err, &skipped) {
			all = append(all, "skip "+strings.ReplaceAll(skipped.Error(), dir+string(filepath.Separator), ""))
			continue
		}
		s := fmt.Sprintf("%s %d %s", it.Doc.Name, it.Form, strings.TrimSpace(it.Decode()))
		if d := it.Doc; d.Title+d.URL+d.Outlet+it.Dated != "" {
			s += fmt.Sprintf(" [%s; %s; %s; %s %s", d.Title, d.URL, d.Outlet, it.DatedBy, it.Dated)
			if it.Dated == "" {
				s = strings.TrimSuffix(s, it.DatedBy+" ") + " "
			}
			if len(d.Authors) > 0 {
				s += "; " + strings.Join(d.Authors, ",")
			}
			if d.Published != "" {
				s += "; " + d.Published
			}
			if changed := cmp.Or(d.Modified, it.Changed); changed != "" {
				s += "; changed " + changed
			}
			s += "]"
		}
		all = append(all, s)
	}
	return strings.Join(all, "|")
}

func TestMapping(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": `{"h": {"main": "Vote"}, "words": "It was halted."}` + "\n"})
	m, err := ParseMapping("title=h.main, text=words")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := found(dir, &Options{Map: m}, filepath.Join(dir, "a.jsonl")), "a.jsonl 0 It was halted. [Vote; ; ;  ]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for in, want := range map[string]string{
		"text": `"text" is no mapping: write WHAT=FIELD, for example text=body`,
		"x=y":  `"x" is nothing that an article has: text, html, title, date, modified, author, url, outlet or lang is`,
	} {
		if _, err := ParseMapping(in); err == nil || err.Error() != want {
			t.Errorf("ParseMapping(%q): %v, want %s", in, err, want)
		}
	}
}

// What is broken, endless or a trap is named, and what stands before and behind it is read.
func TestHostile(t *testing.T) {
	bomb := zipped(t, pair{"a.txt", "A."}, pair{"zeros.txt", strings.Repeat("\x00", 80<<20)}, pair{"zz.txt", strings.Repeat("z", 80<<20)}, pair{"zzz.txt", "Z."})
	nested := zipped(t, pair{"deep.txt", "D."})
	for range 6 {
		nested = zipped(t, pair{"n.zip", nested})
	}
	big := strings.Repeat("x", 3<<20)
	small := &Options{MaxFile: 1 << 20}
	for _, tt := range []struct {
		name, content string
		o             *Options
		want          string
	}{
		{"bomb.zip", bomb, small, "bomb.zip#a.txt 0 A.|skip bomb.zip#zeros.txt: the file has more than 1 MiB|skip bomb.zip#zz.txt: the file has more than 1 MiB|bomb.zip#zzz.txt 0 Z."},
		{"bomb.zip", bomb, &Options{MaxFile: 512 << 20}, "bomb.zip#a.txt 0 A.|skip bomb.zip#zeros.txt: it is not text but binary data|skip bomb.zip#zz.txt: " + errBomb.Reason + "|skip bomb.zip#zzz.txt: " + errBomb.Reason},
		{"nested.zip", nested, nil, "skip nested.zip#n.zip#n.zip#n.zip#n.zip#n.zip: it lies in archives within archives, more than 4 deep"},
		{"cut.zip", bomb[:40], nil, "skip cut.zip: the file is broken: zip: not a valid zip file"},
		{"cut.gz", gzipped("Packed and more.")[:20], nil, "skip cut.gz: the file is broken: unexpected EOF"},
		{"cut.tar", tarred(t, pair{"x.txt", "X."}, pair{"y.txt", "Yyyyyyyyyyyyy"})[:1500], nil, "cut.tar#x.txt 0 X.|skip cut.tar: the file is broken: unexpected EOF"},
		{"long.jsonl", `{"text": "One."}` + "\n" + `{"text": "` + big + "\"}\n" + `{"text": "Three."}`, small, "long.jsonl#1 0 One.|skip long.jsonl#2: the file has more than 1 MiB|long.jsonl#3 0 Three."},
		{"long.json", `[{"text": "One."}, {"text": "` + big + `"}, {"text": "Three."}]`, small, "long.json#1 0 One.|skip long.json: the file has more than 1 MiB"},
		{"open.csv", "text\nOne.\n\"" + big, small, "open.csv#row2 0 One.|skip open.csv: row 3 has no end within 1 MiB; is a quotation mark missing?"},
		{"cut.warc", record1("resource", "u:1", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nText.") + "WARC/1.1\r\nContent-Length: 900\r\nWARC-Type: resource\r\n\r\nshort", nil,
			"cut.warc#u:1 0 Text. [; u:1; ; warc 2025-12-20]|skip cut.warc: the file is broken: unexpected EOF"},
		{"odd.warc", "WARC/1.1\r\nContent-Length: -5\r\n\r\n", nil, `skip odd.warc: the file is broken: a record has no length, but "-5"`},
		{"scan.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>", nil, ""},
		{"name\nwith.txt", "N.", nil, "name\nwith.txt 0 N."},
	} {
		dir := write(t, map[string]string{tt.name: tt.content})
		got := found(dir, tt.o, filepath.Join(dir, tt.name))
		if got != tt.want && (tt.want != "" || !strings.HasPrefix(got, "skip ")) {
			t.Errorf("%s\n got %.400s\nwant %.400s", tt.name, got, tt.want)
		}
	}
}

func FuzzItems(f *testing.F) {
	for _, name := range []string{"harbour.docx", "harbour.odt", "harbour.epub"} {
		b, err := os.ReadFile("testdata/harbour/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(name, b)
	}
	for name, s := range map[string]string{"f.xml": feed, "a.xml": atom, "m.eml": attached, "m.mbox": "From a@b Tue Dec 23 10:00:00 2025\n" + message1,
		"a.json": `{"items": [{"text": "x"}]}`, "a.jsonl": "{\"text\": \"x\"}\n{}", "t.csv": "text,title\n\"a\"\"b\",c\n", "w.warc": record1("response", "u:1", response("200 OK", "text/html", "x")),
		"p.pdf": "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Contents 4 0 R>>endobj\n4 0 obj<</Length 20>>stream\nBT (x) Tj ET\nendstream endobj\nxref\n0 5\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF",
		"z.zip": zipped(f, pair{"a.txt", "A."}), "t.tar": tarred(f, pair{"a.txt", "A."}), "g.gz": gzipped("A."), "s.zst": zstded("A.")} {
		f.Add(name, []byte(s))
	}
	f.Fuzz(func(t *testing.T, name string, body []byte) {
		r := &reader{ctx: context.Background(), max: 1 << 20, seen: map[string]bool{}}
		r.yield = func(it Item, err error) bool {
			var skipped *Skipped
			switch {
			case err != nil && !errors.As(err, &skipped):
				t.Errorf("%v is no *Skipped", err)
			case err == nil && (it.Doc.ID == "" || blank(it.Decode())):
				t.Errorf("%q has no id or no text", it.Doc.Name)
			}
			return true
		}
		r.stream("in", name, bytes.NewReader(body))
	})
}
