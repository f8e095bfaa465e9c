package web

import (
	"embed"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"sync"
)

//go:embed assets vendor
var files embed.FS

//go:embed openapi.json
var openAPI []byte

var specification = sync.OnceValue(func() *answer { return newAnswer("application/json", openAPI) })

// embedded is every file of the pages, by address, packed once.
var embedded = sync.OnceValue(func() map[string]*answer {
	all := map[string]*answer{}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := files.ReadFile(name)
		all["/"+name] = newAnswer(kindOf(name), body)
		return err
	})
	if err != nil {
		panic("web: embedded files: " + err.Error())
	}
	return all
})

// kinds are told here, not by the tables of the computer that serves.
var kinds = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".json": "application/json", ".txt": "text/plain; charset=utf-8", ".md": "text/plain; charset=utf-8",
	".woff2": "font/woff2",
}

func kindOf(name string) string {
	if k, ok := kinds[path.Ext(name)]; ok {
		return k
	}
	if k := mime.TypeByExtension(path.Ext(name)); k != "" {
		return k
	}
	return "application/octet-stream"
}

// assets serves the pages and their files.
func (s *Server) assets(mux *http.ServeMux) {
	file := func(w http.ResponseWriter, r *http.Request) { serveFile(w, r, embedded()[r.URL.Path]) }
	page := func(w http.ResponseWriter, r *http.Request) { serveFile(w, r, embedded()["/assets/index.html"]) }
	mux.HandleFunc("GET /assets/", file)
	mux.HandleFunc("GET /vendor/", file)
	for _, address := range pages {
		mux.HandleFunc("GET "+address, page)
	}
}

func serveFile(w http.ResponseWriter, r *http.Request, a *answer) {
	if a == nil {
		http.Error(w, "no such file", http.StatusNotFound)
		return
	}
	tag := tagOf(string(a.plain))
	w.Header().Set("ETag", tag)
	if hasIt(r, tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	write(w, r, a)
}
