package web

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// policy lets the pages load their own files and ask this server, and nothing else.
const policy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

var safeHeaders = [][2]string{
	{"Content-Security-Policy", policy},
	{"X-Content-Type-Options", "nosniff"},
	{"X-Frame-Options", "DENY"},
	{"Referrer-Policy", "no-referrer"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
}

const maxBody = 128 << 10 // of a request

// guarded lets through who may ask, and says on every answer what a browser may do with it.
func (s *Server) guarded(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	for _, origin := range s.opt.CORS {
		cross.AddTrustedOrigin(origin) // its form was checked by New
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		for _, kv := range safeHeaders {
			h.Set(kv[0], kv[1])
		}
		if !s.callable(r.Host) {
			refuse(w, r, &problem{Status: http.StatusForbidden, Message: "this server is not called " + clip(r.Host, 100),
				Hint: "call it by its address or as localhost, or serve with --host " + clip(hostName(r.Host), 100)})
			return
		}
		if s.shared(w, r) {
			return
		}
		if err := cross.Check(r); err != nil {
			refuse(w, r, &problem{Status: http.StatusForbidden, Message: "a page of another site may not ask this", Hint: "serve with --cors ORIGIN to let it"})
			return
		}
		if !s.admitted(w, r) {
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	})
}

// callable tells whether a client may call this server so. A page of another site whose
// name was made to lead here (DNS rebinding) calls it by that name; no one can make an
// address or "localhost" lead elsewhere.
func (s *Server) callable(host string) bool {
	name := hostName(host)
	if _, err := netip.ParseAddr(name); err == nil {
		return true
	}
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	return name == "localhost" || strings.HasSuffix(name, ".localhost") || slices.Contains(s.opt.Hosts, name)
}

// hostName is a Host header without port and brackets.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
}

// shared says which pages of other sites may read an answer, none unless they are named.
// It reports whether the request asked no more than that.
func (s *Server) shared(w http.ResponseWriter, r *http.Request) bool {
	h := w.Header()
	origin := r.Header.Get("Origin")
	if len(s.opt.CORS) == 0 || !slices.Contains(s.opt.CORS, origin) {
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
	} else {
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.Set("Access-Control-Allow-Origin", origin)
		h.Add("Vary", "Origin")
	}
	if r.Method != http.MethodOptions {
		return false
	}
	h.Set("Allow", "GET, HEAD, POST, OPTIONS")
	if h.Get("Access-Control-Allow-Origin") != "" {
		h.Set("Access-Control-Allow-Methods", "GET, HEAD, POST")
		h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match")
		h.Set("Access-Control-Max-Age", "600")
	}
	w.WriteHeader(http.StatusNoContent)
	return true
}

const cookieName = "newsgraph"

// admitted lets in who has the token: in the Authorization header, in a cookie, or once
// in the address, from where it goes into the cookie.
func (s *Server) admitted(w http.ResponseWriter, r *http.Request) bool {
	if s.opt.Token == "" || r.URL.Path == "/healthz" {
		return true
	}
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok && same(bearer, s.opt.Token) {
		return true
	}
	secret := cookieOf(s.opt.Token)
	if c, err := r.Cookie(cookieName); err == nil && same(c.Value, secret) {
		return true
	}
	q, err := url.ParseQuery(r.URL.RawQuery)
	if err == nil && q.Has("token") && same(q.Get("token"), s.opt.Token) && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
		http.SetCookie(w, &http.Cookie{Name: cookieName, Value: secret, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil})
		q.Del("token")
		w.Header().Set("Cache-Control", "no-store")
		// The path alone: what begins with // would lead to another site.
		to := url.URL{Path: "/" + strings.TrimLeft(r.URL.Path, "/"), RawQuery: q.Encode()}
		http.Redirect(w, r, to.String(), http.StatusSeeOther)
		return false
	}
	w.Header().Set("WWW-Authenticate", `Bearer realm="newsgraph"`)
	refuse(w, r, &problem{Status: http.StatusUnauthorized, Message: "a token is needed",
		Hint: "open the address with ?token=… once, or send it as Authorization: Bearer …"})
	return false
}

// cookieOf is what the cookie of a token holds: from it the token cannot be told.
func cookieOf(token string) string {
	sum := sha256.Sum256([]byte("newsgraph cookie\x00" + token))
	return hex.EncodeToString(sum[:])
}

// same compares without telling by its time how much is right.
func same(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}

// clip cuts what a stranger sent to what an answer may repeat.
func clip(s string, most int) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
