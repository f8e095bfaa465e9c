package web

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what a Prometheus server reads of this one: of this server alone, as a
// process may have several.
type metrics struct{ http.Handler }

func newMetrics(s *Server) *metrics {
	reg := prometheus.NewRegistry()
	return &metrics{promhttp.HandlerFor(reg, promhttp.HandlerOpts{})}
}
