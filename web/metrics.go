package web

import (
	"cmp"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what a Prometheus server reads of this one: of this server alone, as a
// process may have several.
type metrics struct {
	http.Handler
	took    *prometheus.HistogramVec
	working prometheus.Gauge
}

func newMetrics(s *Server) *metrics {
	reg := prometheus.NewRegistry()
	m := &metrics{
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "newsgraph_request_seconds", Help: "How long requests took, by route and status.",
			Buckets: []float64{.001, .005, .02, .1, .5, 2, 10, 60}}, []string{"route", "status"}),
		working: prometheus.NewGauge(prometheus.GaugeOpts{Name: "newsgraph_requests_working", Help: "Requests that are being answered."}),
		Handler: promhttp.HandlerFor(reg, promhttp.HandlerOpts{}),
	}
	gauge := func(name, help string, value func() int) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() float64 { return float64(value()) })
	}
	held := func(value func(*holder) int) func() int {
		return func() int {
			s.store.mu.Lock()
			defer s.store.mu.Unlock()
			return value(s.store)
		}
	}
	reg.MustRegister(m.took, m.working, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		gauge("newsgraph_queries_working", "Queries at work.", func() int { return len(s.queries) }),
		gauge("newsgraph_files_sending", "Exports on their way.", func() int { return len(s.streams) }),
		gauge("newsgraph_generations_open", "Generations of the store that are held open.", held(func(h *holder) int { return h.open })),
		gauge("newsgraph_generations_seen", "Generations of the store since the start.", held(func(h *holder) int { return h.opened })),
		gauge("newsgraph_store_behind", "1 while a newer generation of the store cannot be opened.", held(func(h *holder) int { return btoi(h.missed != nil) })),
	)
	return m
}

// counting notes how long each request took and how it ended.
func (m *metrics) counting(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, c := time.Now(), &statusWriter{ResponseWriter: w}
		m.working.Inc()
		defer func() {
			m.working.Dec()
			// The pattern of the mux, not the address: that is the client's, and without end.
			route := cmp.Or(r.Pattern, "none")
			m.took.WithLabelValues(route, strconv.Itoa(cmp.Or(c.status, http.StatusOK))).Observe(time.Since(start).Seconds())
		}()
		next.ServeHTTP(c, r)
	})
}

// A statusWriter notes the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (c *statusWriter) WriteHeader(status int) {
	c.status = cmp.Or(c.status, status)
	c.ResponseWriter.WriteHeader(status)
}

// Unwrap is for http.ResponseController.
func (c *statusWriter) Unwrap() http.ResponseWriter { return c.ResponseWriter }
