package source

import (
	"bytes"
	"path"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// A Format is one kind of file: by the bytes it starts with, else by its name.
type Format struct {
	Name   string
	Magic  []string          // any of these at the start; none for text
	Looks  func([]byte) bool // or this of the first bytes
	Exts   []string          // lower case, with the dot
	Form   Form              // how to read it, where Reason is "" and Open nil
	Open   func(*box) error  // yields the articles inside
	Reason string            // why it is not read
	Hint   string
}

// Formats is every kind of file that is known, the most telling first. Files
// that are none of them and hold text are read as plain text. The table is made on first
// use, not a variable: archives hold files of all formats, which would be a cycle.
func Formats() []Format {
	formatsOnce.Do(makeFormats)
	return formatTable
}

var (
	formatsOnce sync.Once
	formatTable []Format
)

func makeFormats() {
	formatTable = []Format{
		{Name: "pdf", Magic: []string{"%PDF-"}, Exts: []string{".pdf"}, Open: openPDF},
		{Name: "epub", Looks: zipOf("application/epub+zip"), Open: openEPUB},
		{Name: "odt", Looks: zipOf("application/vnd.oasis.opendocument.text"), Open: openODT},
		{Name: "docx", Looks: zipWith("word/"), Open: openDOCX},
		{Name: "spreadsheet", Looks: zipWith("xl/"), Exts: []string{".xlsx", ".xls", ".ods"},
			Reason: "a spreadsheet is not read", Hint: "save it as .csv, one article a row"},
		{Name: "zip", Magic: []string{"PK\x03\x04", "PK\x05\x06"}, Open: openZip},
		{Name: "gzip", Magic: []string{"\x1f\x8b"}, Open: openGzip},
		{Name: "zstd", Magic: []string{"\x28\xb5\x2f\xfd"}, Open: openZstd},
		{Name: "bzip2", Magic: []string{"BZh"}, Open: openBzip2},
		{Name: "tar", Looks: looksTar, Open: openTar},
		{Name: "warc", Magic: []string{"WARC/"}, Open: openWARC},
		{Name: "mbox", Looks: looksMbox, Open: openMbox},
		{Name: "mail", Looks: looksMail, Exts: []string{".eml", ".mht", ".mhtml"}, Open: openMail},
		{Name: "opml", Looks: looksXML("opml"), Exts: []string{".opml"}, Open: openOPML},
		{Name: "feed", Looks: looksXML("rss", "feed", "rdf:RDF"), Exts: []string{".rss", ".atom"}, Open: openFeed},
		{Name: "json", Looks: looksJSON, Exts: []string{".json", ".jsonl", ".ndjson"}, Open: openJSON},
		{Name: "table", Exts: []string{".csv", ".tsv"}, Open: openTable},
		{Name: "word", Magic: []string{"{\\rtf", "\xd0\xcf\x11\xe0"}, Exts: []string{".doc", ".rtf"},
			Reason: "the old format of word processors is not read", Hint: "save it as .docx, .odt or plain text"},
		{Name: "packed", Magic: []string{"\xfd7zXZ", "7z\xbc\xaf", "Rar!"}, Exts: []string{".xz", ".7z", ".rar"},
			Reason: "it is packed in a way that is not read", Hint: "unpack it and name the folder, or pack it as .zip or .tar.gz"},
		{Name: "xml", Looks: looksXML(""), Exts: []string{".xml"},
			Reason: "it is XML, but no feed", Hint: "save what it holds as .txt, .html or .jsonl"},
		{Name: "picture", Magic: []string{"\x89PNG", "GIF8", "\xff\xd8\xff", "II*\x00", "MM\x00*"},
			Exts:   []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".tif", ".tiff", ".mp3", ".mp4"},
			Reason: "it is a picture, sound or film", Hint: "only text can be read"},
		{Name: "code", Exts: []string{".css", ".js", ".db", ".yaml", ".yml", ".toml", ".py", ".go", ".sh"},
			Reason: "it is not an article but data or a program", Hint: "rename it to .txt if it is an article"},
		{Name: "html", Exts: []string{".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx"}, Form: HTML},
		{Name: "markdown", Exts: []string{".md", ".markdown", ".mkd"}, Form: Markdown},
		{Name: "text", Exts: []string{".txt", ".text", ""}, Form: Plain},
	}
}

// recognise returns the format of a file that starts with head, or nil for one that is
// told by all its bytes.
func recognise(name string, head []byte) *Format {
	bare := bytes.TrimPrefix(head, utf8BOM)
	if len(bytes.TrimSpace(bare)) == 0 {
		return nil
	}
	all := Formats()
	for i := range all {
		f := &all[i]
		for _, m := range f.Magic {
			if bytes.HasPrefix(bare, []byte(m)) {
				return f
			}
		}
		if f.Looks != nil && !looksHTML(head) && f.Looks(bare) {
			return f
		}
	}
	if f := formatOf(strings.ToLower(path.Ext(name))); f.Open != nil && !looksHTML(head) && !binary(head) {
		return f
	}
	return nil
}

var errEmpty = &Skipped{Reason: "the file is empty", Hint: "remove it, or check how it was written"}

// classify tells how to read the file, or why not.
func classify(name string, body []byte) (Form, *Skipped) {
	if len(bytes.TrimSpace(body)) == 0 {
		return 0, errEmpty
	}
	ext := strings.ToLower(path.Ext(name))
	named := formatOf(ext)
	if looksHTML(body) {
		return HTML, nil
	}
	if f := recognise(name, body[:min(len(body), headSize)]); f != nil && f.Reason != "" {
		return 0, &Skipped{Reason: f.Reason, Hint: f.Hint}
	}
	if binary(body) {
		if named.Reason != "" {
			return 0, &Skipped{Reason: named.Reason, Hint: named.Hint}
		}
		return 0, &Skipped{Reason: "it is not text but binary data", Hint: `"newsgraph build --help" lists what can be read`}
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

var plainFormat = Format{Name: "text"}

func formatOf(ext string) *Format {
	all := Formats()
	for i := range all {
		for _, e := range all[i].Exts {
			if e == ext {
				return &all[i]
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
