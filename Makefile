# `make` alone says what can be made.
.DEFAULT_GOAL := help
.PHONY: help build demo test check browser bundle tidy lint race fuzz torture soak services services-cluster bench bench-store bench-corpus licences sbom reproducible vuln golden models eval clean beam bench-peers bench-growth bench-go
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-16s %s\n", $$1, $$2}' Makefile

build: ## bin/newsgraph, one static file
	CGO_ENABLED=0 go build -trimpath -tags urfave_cli_no_docs -ldflags='-s -w' -o bin/newsgraph ./cmd/newsgraph

demo: build ## the main job on examples/: read, load, ask, draw demo.svg
	rm -f demo.db demo.svg
	bin/newsgraph build -o demo.db examples/articles
	bin/newsgraph query demo.db 'g.V("<person/nayib-bukele>").Out("<responded_to>").All()'
	bin/newsgraph export --format svg --engine own --top 40 -o demo.svg demo.db
	bin/newsgraph ask --limit 3 demo.db "CBS News"
	@echo "the picture is in demo.svg"

test: ## the tests
	go test -timeout 20m ./...

beam: ## build and test the pipeline on Apache Beam, a module of its own
	go -C cmd/newsgraph-beam mod tidy -diff
	go -C cmd/newsgraph-beam vet .
	go -C cmd/newsgraph-beam test .

check: tidy lint test browser licences race eval ## what must pass before a commit

browser: ## the pages in Chromium, of serve and of export, over a made graph of 100,000 facts, and a picture of 5,000 things
	go test -count=1 -v -timeout 30m -run '^TestBrowser(Made|Large)$$' ./web -browser-facts $(or $(FACTS),100000) | grep -v '^==='
	go test -count=1 -v -timeout 30m -run '^TestPageMade$$' ./graph/export -page-facts $(or $(FACTS),100000) | grep -v '^==='

bundle: ## web/vendor, from npm
	go -C tools/bundle run . -o ../../web/vendor

tidy:
	go mod tidy -diff
	go mod verify

lint: ## format, vet, staticcheck
	@test -z "$$(gofmt -l .)" || { gofmt -d . ; exit 1; }
	go vet ./...
	go -C tools vet ./...
	go -C tools test ./...
	go -C tools/bundle vet .
	go -C tools/bundle test .
	go tool -modfile=tools/go.mod staticcheck ./...

# Left out: what starts whole processes (the detector sees one at a time, and makes each
# ten times slower), and what counts allocations (its own count too).
race: ## the tests with the race detector
	go test -race -timeout 20m -skip '^(TestTorture|TestKilledInDatabase|TestFourProcesses|TestDisk|TestDatabaseScript|TestServerLost|TestClockJumps|TestSessionsEnded|TestSlowDisk|TestScript|TestReadme|TestDocs|TestCompletion|TestAllocations|TestBrowser|TestBrowserMade|TestBrowserLarge|TestPageMade)$$' ./...

fuzz: ## each fuzz test for a while (FUZZTIME=20s)
	tools/fuzz $(or $(FUZZTIME),20s)

soak: ## ask a server with 200 clients for MINUTES (10), while its store is built over and over
	go test -run '^TestSoak$$' -v -timeout 120m ./web -soak $(or $(MINUTES),10)m -soak-clients 200

services: ## the tests of stores in databases, on PostgreSQL and MariaDB servers of their own
	services/install
	services/with env CI=true go test -count=1 -timeout 30m ./graph/... ./corpus ./web ./cmd/newsgraph

services-cluster: ## a PostgreSQL standby and a Galera cluster, with a node killed in the middle of a load
	services/install
	services/cluster

torture: ## kill 200 builds at random moments (KILLS=n) and look at the store each time
	go test -run '^TestTorture$$' -v -timeout 60m ./cmd/newsgraph -kills $(or $(KILLS),200) -torture-seed $(or $(SEED),1)

bench: build ## builds, questions, exports and stages: the first tables of docs/benchmarks.md (ARTICLES=10000, some four minutes)
	go run ./cmd/ngbench -articles $(or $(ARTICLES),10000)

bench-peers: build ## prose, wink-nlp, compromise and Cayley's loader beside newsgraph: the other tables
	npm ci --no-audit --no-fund --prefix bench || echo 'hint: without node two peers are left out' >&2
	go run ./cmd/ngbench -peers

bench-growth: build ## builds of 1,000, 10,000 and 100,000 short articles, and what a million would take (ARTICLES=100000)
	go run ./cmd/ngbench -growth -articles $(or $(ARTICLES),100000)

bench-go: build ## every benchmark of the packages, to bench.txt; what takes part in the start
	go test -run '^$$' -bench . -benchmem ./... | grep -v '^?\|no test files' | tee bench.txt
	@GODEBUG=inittrace=1 bin/newsgraph --help 2>&1 >/dev/null | sort -k5 -rn | head -3

sizes = 10000,100000,1000000
bench-store: ## speed of the store at 10 k, 100 k and 1 M quads beside stock bolt (SIZES=10000000 by hand)
	go test -v -run '^TestBenchStore$$' -timeout 120m ./graph -store-sizes $(or $(SIZES),$(sizes)) | grep -v '^ok\|^PASS\|^=== \|^--- '
	go test -run '^TestMovies$$' -v ./graph -movies $(or $(MOVIES),500000) | grep ' ms$$'
	go test -run '^$$' -bench 'BenchmarkBuild' -benchtime 3x ./corpus -args -articles $(or $(ARTICLES),1000) | grep Benchmark

bench-corpus: ## time and memory of each phase of a build of ARTICLES made ones, and of finding copies among so many
	go test -run '^TestScale$$' -v -timeout 600m ./corpus -scale 10000 -sentences $(or $(SENTENCES),4) | grep -E 'at most|quads$$'
	go test -run '^TestScale$$' -v -timeout 600m ./corpus -scale $(or $(ARTICLES),100000) -sentences $(or $(SENTENCES),4) | grep -E 'at most|quads$$'
	go test -run '^TestManyCopies$$' -v -timeout 60m ./extract/resolve -copies $(or $(ARTICLES),100000) | grep 'articles:'

SUPPLY = go -C tools build -o ../bin/supply ./supply && bin/supply

licences: build ## licences of all that is linked, held against NOTICE; their texts in bin/LICENCES.txt
	@$(SUPPLY) licences -notice NOTICE -texts bin/LICENCES.txt bin/newsgraph

sbom: build ## bin/sbom.json: what the binary is made of, in CycloneDX
	@$(SUPPLY) sbom bin/newsgraph >bin/sbom.json
	@echo bin/sbom.json

reproducible: ## two builds of the last commit in two places give the same bytes
	tools/reproducible

vuln: ## known holes in what is linked, from vuln.go.dev (docs/security.md, where that cannot be reached)
	@go tool -modfile=tools/go.mod govulncheck ./... || { echo 'hint: where vuln.go.dev is not reached, see docs/security.md' >&2; exit 1; }

golden: ## rewrite the expected results; read the diff before you commit it
	UPDATE_GOLDEN=1 go test ./...

models: ## train every model again (DATA=folder); killed, it goes on from bin/training
	go run ./cmd/ngtrain -keep bin/training -data $(or $(DATA),../shared/data)

eval: ## scores on the labelled data, held against eval/baseline.json
	go run ./cmd/ngeval

clean:
	rm -rf bin demo.db demo.svg bench.txt
