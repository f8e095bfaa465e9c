package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/emersion/go-mbox"
	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // encodings of old mail
	"github.com/emersion/go-message/mail"
)

var (
	headerLine = regexp.MustCompile(`(?i)^(received|return-path|message-id|mime-version|delivered-to|dkim-signature|x-[a-z-]+|content-type|date|from|to|subject|reply-to|list-[a-z]+|snapshot-content-location):[ \t]`)
	mailOnly   = regexp.MustCompile(`(?im)^(received|return-path|message-id|mime-version|delivered-to):[ \t]`)
	mboxLine   = regexp.MustCompile(`^From \S+ +(Mon|Tue|Wed|Thu|Fri|Sat|Sun) `)
)

// looksMail tells a message (RFC 5322) from an article that begins with "Subject:" by a
// field that only mail has, and three fields in all.
func looksMail(head []byte) bool {
	fields, _, ok := bytes.Cut(bytes.ReplaceAll(head, []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	if !ok || !mailOnly.Match(fields) || !headerLine.Match(head) {
		return false
	}
	n := 0
	for line := range bytes.Lines(fields) {
		if headerLine.Match(line) {
			n++
		}
	}
	return n >= 3
}

func looksMbox(head []byte) bool {
	_, rest, ok := bytes.Cut(head, []byte("\n"))
	return ok && mboxLine.Match(head) && headerLine.Match(rest)
}

func openMbox(b *box) error {
	r := mbox.NewReader(b.buf)
	for n := 1; ; n++ {
		in, err := r.NextMessage()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		raw, err := io.ReadAll(io.LimitReader(in, b.r.max+1))
		sub := fmt.Sprint(n)
		going := true
		switch {
		case err != nil:
			return err
		case int64(len(raw)) > b.r.max:
			going = b.r.tooLarge(b.shown + "#" + sub)
		default:
			going = b.message(sub, raw)
		}
		if !going {
			return nil
		}
	}
}

func openMail(b *box) error {
	raw, err := b.all()
	if err != nil {
		return err
	}
	b.message("", raw)
	return nil
}

// message yields one message and the documents attached to it.
func (b *box) message(sub string, raw []byte) bool {
	e, err := message.Read(bytes.NewReader(raw))
	if e == nil {
		return b.r.skip(b.shown+label(sub), "the message is broken: "+reason(err), "save it again")
	}
	m := &mailParts{limit: b.r.max}
	if err := e.Walk(m.part); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && m.plain+m.html == "" {
		return b.r.skip(b.shown+label(sub), "the message is broken: "+reason(err), "save it again")
	}
	text, form := m.text()
	if blank(text) && len(m.attached) == 0 {
		return b.r.skip(b.shown+label(sub), "the message has no text", "")
	}
	if !blank(text) && !b.article(sub, raw, text, form, func(it *Item) { mailMeta(it, e) }) {
		return false
	}
	for _, a := range m.attached {
		if !b.inside(strings.TrimPrefix(sub+"/"+a.name, "/"), bytes.NewReader(a.body)) {
			return false
		}
	}
	return true
}

func label(sub string) string {
	if sub == "" {
		return ""
	}
	return "#" + sub
}

// mailMeta takes title, author, date and, of a saved page (MHTML), the address.
func mailMeta(it *Item, e *message.Entity) {
	h := mail.Header{Header: e.Header}
	if s, err := h.Subject(); err == nil {
		it.Doc.Title = oneLine(s)
	}
	if from, err := h.AddressList("From"); err == nil && len(from) > 0 && from[0].Name != "" && !strings.HasPrefix(from[0].Name, "<") {
		it.Doc.Authors = Authors(from[0].Name)
	}
	page := e.Header.Get("Snapshot-Content-Location")
	it.Doc.URL = page
	if page != "" { // "Saved by Blink" is no author, and its time that of saving
		it.Doc.Authors = nil
		return
	}
	it.Dated, it.DatedBy = Date(e.Header.Get("Date")), "mail"
}

// mailParts collects the parts of a message that can be read.
type mailParts struct {
	limit       int64
	plain, html string
	attached    []attachment
}

type attachment struct {
	name string
	body []byte
}

func (m *mailParts) part(_ []int, e *message.Entity, err error) error {
	if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return err
	}
	media, _, _ := e.Header.ContentType()
	if strings.HasPrefix(media, "multipart/") {
		return nil
	}
	disposition, params, _ := e.Header.ContentDisposition()
	body, err := io.ReadAll(io.LimitReader(e.Body, m.limit+1))
	if err != nil && len(body) == 0 {
		return err
	}
	switch {
	case disposition == "attachment":
		name := oneLine(params["filename"])
		if name == "" {
			name = fmt.Sprintf("attachment %d", len(m.attached)+1)
		}
		m.attached = append(m.attached, attachment{name, body})
	case media == "text/html" && m.html == "":
		m.html = string(body)
	case media == "text/plain":
		m.plain += string(body) + "\n\n"
	}
	return nil
}

// text prefers plain text when it is more than a note that the mail is in HTML.
func (m *mailParts) text() (string, Form) {
	if m.html != "" && len(strings.Fields(m.plain)) < 60 {
		return m.html, HTML
	}
	return strings.ReplaceAll(m.plain, "\r\n", "\n"), Plain
}
