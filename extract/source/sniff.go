package source

import (
	"bytes"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"
)

// A Format is one kind of file: by the bytes it starts with, else by its name.
type Format struct {
	Name   string
	Magic  []string // any of these at the start; none for text
	Exts   []string // lower case, with the dot
	Form   Form     // how to read it, where Reason is ""
	Reason string   // why it is not read
	Hint   string
}

const notYet = " is not read yet"

// Formats is every kind of file that is known, the most telling first. Files
// that are none of them and hold text are read as plain text.
var Formats = []Format{
	{Name: "pdf", Magic: []string{"%PDF-"}, Exts: []string{".pdf"},
		Reason: "PDF" + notYet, Hint: `turn it into text first: pdftotext FILE.pdf FILE.txt`},
	{Name: "word", Exts: []string{".docx", ".doc", ".odt", ".rtf", ".epub"},
		Reason: "the format of word processors" + notYet, Hint: `save it as plain text or HTML; pandoc FILE -o FILE.md does it too`},
	{Name: "spreadsheet", Exts: []string{".xlsx", ".xls", ".ods", ".csv", ".tsv"},
		Reason: "a table" + notYet, Hint: "write each article to a .txt or .html file"},
	{Name: "json", Exts: []string{".json", ".jsonl", ".ndjson"},
		Reason: "JSON" + notYet, Hint: `write each article to a .txt or .html file; readings of "newsgraph extract" go to "newsgraph load"`},
	{Name: "feed", Magic: []string{"<?xml", "<rss", "<feed"}, Exts: []string{".xml", ".rss", ".atom"},
		Reason: "XML, such as a feed," + notYet, Hint: "save the pages it links to as .html"},
	{Name: "warc", Magic: []string{"WARC/"}, Exts: []string{".warc", ".mhtml", ".mht"},
		Reason: "a web archive" + notYet, Hint: "save the pages in it as .html"},
	{Name: "mail", Exts: []string{".eml", ".mbox"},
		Reason: "mail" + notYet, Hint: "save the message's text as .txt"},
	{Name: "packed", Magic: []string{"PK\x03\x04", "\x1f\x8b", "BZh", "\xfd7zXZ", "\x28\xb5\x2f\xfd", "7z\xbc\xaf", "Rar!"},
		Exts:   []string{".zip", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".tar"},
		Reason: "it is a packed file", Hint: "unpack it and name the folder"},
	{Name: "picture", Magic: []string{"\x89PNG", "GIF8", "\xff\xd8\xff", "II*\x00", "MM\x00*"},
		Exts:   []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".tif", ".tiff", ".mp3", ".mp4"},
		Reason: "it is a picture, sound or film", Hint: "only text can be read"},
	{Name: "code", Exts: []string{".css", ".js", ".db", ".yaml", ".yml", ".toml", ".py", ".go", ".sh"},
		Reason: "it is not an article but data or a program", Hint: "rename it to .txt if it is an article"},
	{Name: "html", Exts: []string{".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx"}, Form: HTML},
	{Name: "markdown", Exts: []string{".md", ".markdown", ".mkd"}, Form: Markdown},
	{Name: "text", Exts: []string{".txt", ".text", ""}, Form: Plain},
}

// classify tells how to read the file, or why not.
func classify(name string, body []byte) (Form, *Skipped) {
	if len(bytes.TrimSpace(body)) == 0 {
		return 0, &Skipped{Reason: "the file is empty", Hint: "remove it, or check how it was written"}
	}
	ext := strings.ToLower(path.Ext(name))
	named := formatOf(ext)
	if looksHTML(body) {
		return HTML, nil
	}
	if f := byMagic(body); f != nil {
		if f.Name == "packed" && named.Reason != "" {
			f = named // a .docx is a .zip
		}
		return 0, &Skipped{Reason: f.Reason, Hint: f.Hint}
	}
	if binary(body) {
		if named.Reason != "" {
			return 0, &Skipped{Reason: named.Reason, Hint: named.Hint}
		}
		return 0, &Skipped{Reason: "it is not text but binary data", Hint: "only text can be read: .txt, .md or .html"}
	}
	if named.Reason != "" {
		return 0, &Skipped{Reason: named.Reason, Hint: named.Hint}
	}
	switch {
	case named.Form == Markdown, ext != ".txt" && ext != ".text" && hasFrontMatter(body):
		return Markdown, nil
	case named.Form == HTML && bytes.ContainsAny(body, "<"):
		return HTML, nil
	}
	return Plain, nil
}

func byMagic(body []byte) *Format {
	body = bytes.TrimPrefix(body, utf8BOM)
	for i := range Formats {
		for _, m := range Formats[i].Magic {
			if bytes.HasPrefix(body, []byte(m)) {
				return &Formats[i]
			}
		}
	}
	return nil
}

var plainFormat = Format{Name: "text"}

func formatOf(ext string) *Format {
	for i := range Formats {
		for _, e := range Formats[i].Exts {
			if e == ext {
				return &Formats[i]
			}
		}
	}
	return &plainFormat
}

var htmlStart = regexp.MustCompile(`(?is)^(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title|link|section|header|script|style)\b`)

func looksHTML(body []byte) bool {
	head := body[:min(len(body), 2048)]
	if s, ok := utf16Text(head); ok {
		head = []byte(s)
	}
	head = bytes.TrimSpace(bytes.TrimPrefix(head, utf8BOM))
	return len(head) > 0 && head[0] == '<' && htmlStart.Match(head)
}

// binary tells whether body is no text in any encoding: it has zero bytes or
// many control characters and is not UTF-16.
func binary(body []byte) bool {
	head := body[:min(len(body), 8192)]
	if _, ok := utf16Text(head); ok {
		return false
	}
	control := 0
	for _, c := range head {
		switch {
		case c == 0:
			return true
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b:
			control++
		}
	}
	if control*20 > len(head) {
		return true
	}
	// Random bytes have few lines and are not UTF-8; eight-bit texts are mostly ASCII letters or letters of their own script.
	return !utf8.Valid(head) && control*100 > len(head)
}
