package export

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/schema"
)

// mdLink is a link as Obsidian has it. Its text cannot be escaped, so what would end
// it or mean something is replaced.
func mdLink(id schema.EntityID, name string) string {
	return "[[" + mdPath(id) + "|" + mdLinkSigns.Replace(cmp.Or(plain(name), string(id))) + "]]"
}

var mdLinkSigns = strings.NewReplacer("[", "(", "]", ")", "|", "/", "<", "‹", ">", "›", "\\", "/", "`", "'", "$", "＄", "%%", "% %")

// mdText escapes text for one line of Markdown, and what Obsidian adds to it.
func mdText(s string) string {
	var b strings.Builder
	for _, r := range plain(s) {
		if strings.ContainsRune("\\`*_{}[]<>#+!|~$=%^&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// mdPath is the page of an entity, without ".md": person/ann-lee.
func mdPath(id schema.EntityID) string {
	folder, name := safeName(string(id))
	return folder + "/" + name
}

// ftmID is an id that may stand in a URL's path: person-ann-lee.
func ftmID[T ~string](id T) string {
	folder, name := safeName(string(id))
	return folder + "-" + name
}

const longName = 80 // bytes of a safe name before its hash

// windowsName is what no file may be called there.
var windowsName = regexp.MustCompile(`^(con|prn|aux|nul|com\d|lpt\d)$`)

// safeName makes a name for files and URLs of an id such as "person/ann-lee": its kind,
// all of a to z, and the rest in lower case without signs. A rest that is not like that
// already gets the hash of the id, so that no two ids become one, in whatever way a
// file system compares names.
func safeName(id string) (kind, name string) {
	kind, rest, _ := strings.Cut(id, "/")
	same := strings.Trim(kind, "abcdefghijklmnopqrstuvwxyz") == "" && kind != ""
	if !same {
		kind, rest = "other", id
	}
	name = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '~':
			return r
		case unicode.IsLetter(r) && r != utf8.RuneError:
			same = false // an accent may be written in two ways
			return unicode.ToLower(r)
		}
		same = false
		return '-'
	}, rest)
	for len(name) > longName {
		_, size := utf8.DecodeLastRuneInString(name)
		name, same = name[:len(name)-size], false
	}
	if same && name != "" && !windowsName.MatchString(name) {
		return kind, name
	}
	sum := sha256.Sum256([]byte(id))
	return kind, name + "_" + hex.EncodeToString(sum[:6])
}
