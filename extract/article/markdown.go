package article

import (
	"regexp"
	"strings"
	"sync"

	"newsgraph/extract/source"
)

// markdown cuts Markdown into blocks and takes its markup off. It knows what
// articles are written in: headings, lists, quotations, emphasis, links,
// pictures, rules; not tables or code.
func (c *cleaner) markdown(s string) {
	start := max(source.FrontMatter(s), bom(s))
	r := &renderer{}
	all := lines(s, start)
	for i := 0; i < len(all); {
		l := all[i]
		if rule().MatchString(l.s) {
			i++
			continue
		}
		if i+1 < len(all) && !all[i+1].gap && setext().MatchString(all[i+1].s) {
			r.mark(l.s, headingTag)
			i += 2
			continue
		}
		if h := strings.TrimLeft(l.s, "#"); h != l.s && strings.HasPrefix(h, " ") {
			r.mark(strings.TrimRight(h, "# "), headingTag)
			i++
			continue
		}
		j := i + 1
		first, t := l.s, noTag
		if n, ok := marker(first); ok {
			t = itemTag
			if first[0] == '>' {
				t = quoteTag
			}
			first = first[n:]
		}
		for j < len(all) && !all[j].gap && !startsBlock(all[j].s) && !strings.HasSuffix(all[j-1].s, "\\") {
			j++
		}
		if j > i+1 && t == noTag && !wrapped(all[i:j], 0) && apart(all[i:j]) {
			j = i + 1 // one paragraph a line
		}
		for _, more := range all[i+1 : j] {
			first += " " + strings.TrimPrefix(strings.TrimPrefix(more.s, ">"), " ")
		}
		r.mark(first, t)
		i = j
	}
	if c.doc.Title != "" && !r.has(c.doc.Title) {
		r = r.withTitle(c.doc.Title, "", nil)
	}
	c.doc.Text, c.blocks = r.text.String(), r.blocks
	c.stamp()
}

var (
	rule    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:[-*_=]\s*){3,}$|^<!--.*-->$|^\[[^\]]+\]:\s`) })
	setext  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:={3,}|-{3,})$`) })
	picture = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`!\[([^\]]*)\]\([^)]*\)|!\[([^\]]*)\]\[[^\]]*\]`) })
	link    = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\[([^\[\]]+)\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"]*")?\)|\[[^\]]*\])`)
	})
	strongRe = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(\*\*|__)([^*_\s](?:.*?[^\s])?)(\*\*|__)`) })
	emphasis = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(^|[\s(“"'—])[*_]([^*_\s](?:[^*_]*[^*_\s])?)[*_]($|[\s).,;:!?”"'—])`)
	})
	htmlTag = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`</?[a-zA-Z][^<>]*>|<!--.*?-->`) })
	escape  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+.!>-])") })
)

func startsBlock(s string) bool {
	_, item := marker(s)
	return item && s[0] != '>' || s[0] == '#' || rule().MatchString(s)
}

// apart tells whether the lines are paragraphs of their own: most end with a stop.
func apart(run []line) bool {
	n := 0
	for _, l := range run {
		if stopped(l) {
			n++
		}
	}
	return n*2 > len(run)
}

// mark adds a paragraph of Markdown. The descriptions of pictures become
// captions.
func (r *renderer) mark(s string, t tag) {
	for _, m := range picture().FindAllStringSubmatch(s, -1) {
		if alt := strings.TrimSpace(m[1] + m[2]); alt != "" {
			r.add(alt, captionTag, nil)
		}
	}
	s = picture().ReplaceAllString(s, "")
	for range 2 {
		s = link().ReplaceAllString(s, "$1")
	}
	s = htmlTag().ReplaceAllString(s, "")
	s = strongRe().ReplaceAllString(s, "$2")
	s = emphasis().ReplaceAllString(s, "$1$2$3")
	s = escape().ReplaceAllString(s, "$1")
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "`", "")), " ")
	if s != "" {
		r.add(s, t, nil)
	}
}

func (r *renderer) has(title string) bool {
	n := normal(title)
	for _, b := range r.blocks {
		if normal(b.s) == n {
			return true
		}
	}
	return false
}
