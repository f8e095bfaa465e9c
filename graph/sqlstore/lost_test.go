package sqlstore_test

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"newsgraph/graph/graphtest"
	"newsgraph/graph/sqlstore"
)

// A connection that is lost in the middle of a change is made again, and the change
// is whole; when the server stays away, it is as if the change had not begun.
func TestLostConnection(t *testing.T) {
	var qs []quad.Quad
	for i := range 3000 {
		qs = append(qs, quad.Quad{Subject: quad.IRI("s" + strings.Repeat("x", i%7)), Predicate: quad.IRI("p"), Object: quad.Int(i), Label: quad.IRI("doc/1")})
	}
	each(t, func(t *testing.T, store string, db *sqlstore.DB) {
		w := graphtest.NewWire(t, store)
		far := connect(t, w.Store)
		for i, after := range []int{100, 20_000, 90_000} {
			w.CutAfter(after, false)
			list := qs[:1000*(i+1)]
			if _, err := far.Change(t.Context(), sqlstore.Change{Base: string('0' + rune(i)), Graph: slices.Values(list), Put: marked(string('1' + rune(i)))}); err != nil {
				t.Fatalf("cut after %d bytes: %v", after, err)
			}
			if got := lines(t, db); !slices.Equal(got, printed(list)) {
				t.Fatalf("cut after %d bytes: %d quads, want %d", after, len(got), len(list))
			}
		}
		endless := func(yield func(quad.Quad) bool) {
			for i, q := range qs {
				if i == 500 {
					w.Cut(true)
				}
				if !yield(q) {
					return
				}
			}
		}
		_, err := far.Change(t.Context(), sqlstore.Change{Base: "3", Remove: endless, Put: marked("4")})
		if sqlstore.KindOf(err) != sqlstore.Unreachable || strings.Contains(err.Error(), "secret") {
			t.Errorf("the server is gone: %v", err)
		}
		if got := lines(t, db); !slices.Equal(got, printed(qs)) {
			t.Errorf("the server is gone: %d quads, want %d", len(got), len(qs))
		}
	})
}

// What a user may take for a URL, and how it is shown.
func TestShown(t *testing.T) {
	for _, tt := range []struct{ in, shown string }{
		{"postgres://me:geheim@host:5432/news", "postgres://me@host:5432/news"},
		{"postgres://me@host/news", "postgres://me@host/news"},
		{"postgresql:///news?host=/run/postgresql", "postgresql:///news?host=/run/postgresql"},
		{"mysql://me:ge@heim/x@h1,h2:3307/news", "mysql://me@h1,h2:3307/news"},
		{"postgres://host/news?user=me&password=geheim&sslmode=disable", "postgres://host/news?user=me&password=...&sslmode=disable"},
		{"postgres://host/news?sslpassword=geheim", "postgres://host/news?sslpassword=..."},
		{"news.db", "news.db"}, {"a@b:c.db", "a@b:c.db"}, {"", ""},
	} {
		if got := sqlstore.Shown(tt.in); got != tt.shown {
			t.Errorf("Shown(%q) = %q, want %q", tt.in, got, tt.shown)
		}
		if got, want := sqlstore.IsURL(tt.in), strings.Contains(tt.in, "://"); got != want {
			t.Errorf("IsURL(%q) = %v", tt.in, got)
		}
	}
}

func FuzzShown(f *testing.F) {
	f.Add("me", "geheim", "host/news?a=b")
	f.Fuzz(func(t *testing.T, user, password, rest string) {
		u := url.URL{Scheme: "mysql", User: url.UserPassword(user, "~"+password+"~"), Host: "h", Path: "/" + rest}
		secret := url.UserPassword("", "~"+password+"~").String()[1:]
		if shown := sqlstore.Shown(u.String()); strings.Contains(shown, secret) && !strings.Contains(user+rest, "~") {
			t.Errorf("%q shows the password of %q", shown, u.String())
		}
		_, err := sqlstore.OpenServer(u.String())
		if err != nil && strings.Contains(err.Error(), secret) && !strings.Contains(user+rest, "~") {
			t.Errorf("%v shows the password", err)
		}
	})
}

// Any text for a URL is refused with a cure, or names a server; its password is not shown.
func FuzzURL(f *testing.F) {
	for _, s := range []string{"postgres://a:~b~@h:1,h2/d?sslmode=disable", "mysql://a:~b~@[::1]:3306/d?tls=true", "mysql://h/d?timeout=~x~", "postgres://%zz", "mysql://%2Frun%2Fx.sock/d", "cockroachdb:///d?port=~"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		db, err := sqlstore.OpenServer(s)
		if err == nil {
			db.Close()
			return
		}
		var told *sqlstore.Error
		if !errors.As(err, &told) {
			t.Errorf("%q: %v has no cure", s, err)
		}
	})
}
