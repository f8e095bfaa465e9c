package source

import (
	"archive/zip"
	"errors"
	"path"
	"strings"
)

// An EPUB (3.3) is a zip of XHTML; its package document says in which order it is read. Each
// document of that order is an article, as a magazine has them.

func openEPUB(b *box) error {
	_, z, err := b.document()
	if err != nil {
		return err
	}
	opf, dir, err := b.packageOf(z)
	if err != nil {
		return err
	}
	meta := opf.bytes
	for _, ref := range opf.Spine {
		href := opf.href(ref.ID)
		if href == "" {
			continue
		}
		name := path.Join(dir, href)
		body, err := b.member(z, name)
		if err != nil {
			if !b.skipMember(href, "the book names it but it cannot be read: "+reason(err), "fetch or save the book again") {
				return nil
			}
			continue
		}
		if !b.article(href, body, string(body), HTML, func(it *Item) { bookMeta(it, meta) }) {
			return nil
		}
	}
	return nil
}

// bookMeta fills in what holds for every chapter: the book's title is the outlet.
func bookMeta(it *Item, meta []byte) {
	var book Item
	coreMeta(&book, meta)
	it.Doc.Authors, it.Doc.Lang = book.Doc.Authors, book.Doc.Lang
	it.Doc.Outlet = book.Doc.Title
}

// A opfPackage is the part of an EPUB's package document that says the order of reading.
type opfPackage struct {
	Items []struct {
		ID   string `xml:"id,attr"`
		Href string `xml:"href,attr"`
		Type string `xml:"media-type,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		ID string `xml:"idref,attr"`
	} `xml:"spine>itemref"`
	bytes []byte
}

func (p *opfPackage) href(id string) string {
	for _, it := range p.Items {
		if it.ID == id && strings.Contains(it.Type, "html") {
			return it.Href
		}
	}
	return ""
}

// packageOf reads META-INF/container.xml and the package document that it names.
func (b *box) packageOf(z *zip.Reader) (*opfPackage, string, error) {
	var container struct {
		Root []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	body, err := b.member(z, "META-INF/container.xml")
	if err != nil {
		return nil, "", err
	}
	if err := decoder(body).Decode(&container); err != nil || len(container.Root) == 0 {
		return nil, "", errors.New("the book does not say where its contents are")
	}
	p := &opfPackage{}
	if p.bytes, err = b.member(z, container.Root[0].Path); err != nil {
		return nil, "", err
	}
	return p, path.Dir(container.Root[0].Path), decoder(p.bytes).Decode(p)
}
