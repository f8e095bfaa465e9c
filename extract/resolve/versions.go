package resolve

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"newsgraph/schema"
)

// SameArticle tells whether two documents are versions of one article by their address, or by
// outlet and title.
func SameArticle(a, b *schema.Document) bool {
	keys := articleKeys(b)
	return slices.ContainsFunc(articleKeys(a), func(k string) bool { return slices.Contains(keys, k) })
}

// articleKeys are what versions of one article have in common: the address, or outlet and title.
func articleKeys(d *schema.Document) []string {
	var keys []string
	if u, err := url.Parse(d.URL); err == nil && u.Host != "" && strings.Trim(u.Path, "/") != "" { // no front page
		keys = append(keys, "url "+strings.TrimPrefix(strings.ToLower(u.Host), "www.")+strings.TrimRight(u.Path, "/")+"?"+u.RawQuery)
	}
	if title := titleStem(d.Title); d.Outlet != "" && title != "" {
		keys = append(keys, "title "+strings.ToLower(d.Outlet)+"\x00"+title)
	}
	return keys
}

var (
	titleStart = regexp.MustCompile(`^(?:update ?\d*|updated|live|wrapup ?\d*|refile|corrected|breaking)\s*[-:–—]\s*`)
	titleEnd   = regexp.MustCompile(`\s*[-–—(\[|:]\s*(?:updated?|live|live updates|as it happened|corrected)\s*[)\]]?$`)
)

// titleStem is a title without what a desk adds when it changes the article: "UPDATE 2-Fleet sails".
func titleStem(title string) string {
	s := strings.Join(strings.Fields(strings.ToLower(title)), " ")
	s = titleEnd.ReplaceAllString(titleStart.ReplaceAllString(s, ""), "")
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
