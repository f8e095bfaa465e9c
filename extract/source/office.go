package source

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// Word processors' files are zips of XML: Office Open XML (ECMA-376) keeps its
// paragraphs in word/document.xml, OpenDocument in content.xml. Each becomes plain text,
// one paragraph a block; headers, footers, notes and deleted text are left out.

// An officeXML says which elements are what, by local name.
type officeXML struct {
	part, meta string
	paragraph  map[string]bool
	text       map[string]bool // nil: all character data inside paragraphs
	space      map[string]string
	skip       map[string]bool
}

var docx = officeXML{
	part: "word/document.xml", meta: "docProps/core.xml",
	paragraph: set("p"), text: set("t"),
	space: map[string]string{"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"},
	skip:  set("del", "moveFrom", "pPr", "rPr", "instrText", "Fallback", "footnoteReference"),
}

var odt = officeXML{
	part: "content.xml", meta: "meta.xml",
	paragraph: set("p", "h"),
	space:     map[string]string{"s": " ", "tab": " ", "line-break": "\n"},
	skip:      set("tracked-changes", "note", "annotation", "annotation-end", "sequence-decls", "forms"),
}

func set(all ...string) map[string]bool {
	m := map[string]bool{}
	for _, s := range all {
		m[s] = true
	}
	return m
}

func openDOCX(b *box) error { return openOffice(b, &docx) }
func openODT(b *box) error  { return openOffice(b, &odt) }

func openOffice(b *box, kind *officeXML) error {
	raw, z, err := b.document()
	if err != nil {
		return err
	}
	content, err := b.member(z, kind.part)
	if err != nil {
		return err
	}
	text, err := kind.read(content)
	if err != nil {
		return err
	}
	meta, _ := b.member(z, kind.meta)
	b.article("", raw, text, Plain, func(it *Item) { coreMeta(it, meta) })
	return nil
}

// document returns the bytes of a file that is one article, and the zip that it is.
func (b *box) document() ([]byte, *zip.Reader, error) {
	raw, err := b.all()
	if err != nil {
		return nil, nil, err
	}
	z, err := zip.NewReader(strings.NewReader(string(raw)), int64(len(raw)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, nil, err
	}
	b.size = int64(len(raw))
	return raw, z, nil
}

// member unpacks a named member, within the limits.
func (b *box) member(z *zip.Reader, name string) ([]byte, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	body, err := io.ReadAll(io.LimitReader(metered{f, b.budget()}, b.r.max+1))
	if err == nil && int64(len(body)) > b.r.max {
		err = errLarge
	}
	return body, err
}

// read returns the paragraphs, parted by blank lines.
func (k *officeXML) read(content []byte) (string, error) {
	var out, open strings.Builder
	depth, texts := 0, 0
	d := decoder(content)
	flush := func() {
		if s := strings.TrimSpace(open.String()); s != "" {
			if out.Len() > 0 {
				out.WriteString("\n\n")
			}
			out.WriteString(s)
		}
		open.Reset()
	}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return out.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := t.Name.Local
			switch {
			case k.skip[name]:
				if err := d.Skip(); err != nil {
					return "", err
				}
			case k.paragraph[name]:
				if depth++; depth == 1 {
					flush()
				} else {
					open.WriteByte('\n') // a text box inside a paragraph
				}
			case k.text[name]:
				texts++
			case depth > 0:
				open.WriteString(k.space[name])
			}
		case xml.EndElement:
			switch name := t.Name.Local; {
			case k.paragraph[name]:
				if depth--; depth == 0 {
					flush()
				}
			case k.text[name]:
				texts--
			}
		case xml.CharData:
			if depth > 0 && (k.text == nil || texts > 0) {
				open.Write(t)
			}
		}
	}
}

// decoder reads XML as it comes: entities of HTML are known, and no DTD is fetched.
func decoder(b []byte) *xml.Decoder {
	d := xml.NewDecoder(strings.NewReader(string(b)))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charsetReader
	return d
}

// coreMeta fills the item from Dublin Core elements, as both families and EPUB have them.
func coreMeta(it *Item, meta []byte) {
	d := decoder(meta)
	field := ""
	for {
		token, err := d.Token()
		if err != nil {
			return
		}
		switch t := token.(type) {
		case xml.StartElement:
			field = dublin[t.Name.Local]
		case xml.EndElement:
			field = ""
		case xml.CharData:
			if s := strings.TrimSpace(string(t)); field != "" && s != "" {
				Field(it, field, s)
			}
		}
	}
}

// dublin names the fields of Dublin Core. The dates of word processors are those of the
// file, not of the article: they are left out.
var dublin = map[string]string{"title": "title", "creator": "author", "initial-creator": "author", "language": "language", "publisher": "outlet"}
