# Galley: everything is behind two commands, `make run` and `make test`.
SHELL   := /bin/bash
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
COMMIT  := $(shell git rev-parse --short HEAD 2>/dev/null || echo unknown)
LDFLAGS := -s -w -X galley/app/command.Version=$(VERSION) -X galley/app/command.Commit=$(COMMIT)
BIN     := build/bin
STATIC  := $(BIN)/galley
WINDOW  := $(BIN)/galley-window
LINTER  := $(BIN)/golangci-lint

export GOFLAGS := -buildvcs=false

UI_SOURCES := $(shell find frontend/src frontend/messages frontend/project.inlang -type f -not -path '*/paraglide/*' 2>/dev/null) \
              $(wildcard frontend/*.json frontend/*.ts frontend/*.js frontend/index.html)
GO_SOURCES := $(shell find . -name '*.go' -not -path './frontend/node_modules/*' -not -path './build/bench/*') \
              $(shell find app -type f -not -name '*.go' 2>/dev/null) go.mod go.sum

.DEFAULT_GOAL := help
.PHONY: help run test test-go test-ui test-browser test-judges test-window judge check window static bench clean tools-run tools-window tools-test tools-bench

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: tools-run ## install what is missing, build and start Galley
	@if build/has-display; then $(MAKE) --no-print-directory window && exec $(WINDOW); \
	else $(MAKE) --no-print-directory static && exec $(STATIC); fi

test: tools-test test-go test-ui test-browser test-judges test-window ## install what the tests need and pass all of them

test-go: frontend/dist/index.html ## the Go tests alone
	CGO_ENABLED=0 go vet ./...
	CGO_ENABLED=0 GALLEY_TOOLS=1 go test ./... # the tools of other makers are there: no test may do without

test-ui: frontend/node_modules/.package-lock.json ## the desk's unit tests
	cd frontend && npm run --silent test

test-browser: static build/e2e/node_modules/.package-lock.json ## the whole job in a real browser
	cd build/e2e && GALLEY=$(CURDIR)/$(STATIC) npm run --silent test

test-judges: static build/e2e/node_modules/.package-lock.json build/judge/node_modules/.package-lock.json ## every kind of page by the Nu HTML checker and axe
	cd build/judge && GALLEY=$(CURDIR)/$(STATIC) npm run --silent test

test-window: tools-window window ## the real window, through its accessibility tree
	build/window-test $(CURDIR)/$(WINDOW)

check: tools-test $(LINTER) frontend/dist/index.html ## format, vet and lint everything
	@test -z "$$(gofmt -l app frontend/*.go main*.go build)" || { gofmt -l app frontend/*.go main*.go build; echo 'gofmt these files'; exit 1; }
	CGO_ENABLED=0 go vet ./...
	CGO_ENABLED=0 $(LINTER) run ./...
	cd frontend && npm run --silent check && npm run --silent lint && npm run --silent style

static: $(STATIC) ## the binary without a window: every command, the desk in a browser

window: $(WINDOW) ## the binary with the window

$(STATIC): frontend/dist/index.html $(GO_SOURCES)
	CGO_ENABLED=0 go build -trimpath -ldflags "$(LDFLAGS)" -o $@ .

$(WINDOW): frontend/dist/index.html $(GO_SOURCES)
	go build -trimpath -tags desktop,production,webkit2_41 -ldflags "$(LDFLAGS)" -o $@ .

# Not `npm ci`: it refuses a lock file that leaves out optional packages for
# other platforms, and one part's are not to be had. The lock's versions and
# hashes bind all the same.
frontend/node_modules/.package-lock.json: frontend/package-lock.json
	cd frontend && npm install --no-save --no-audit --no-fund --loglevel=error
	@touch $@

frontend/dist/index.html: frontend/node_modules/.package-lock.json $(UI_SOURCES)
	cd frontend && npm run --silent build
	@touch $@

build/e2e/node_modules/.package-lock.json: build/e2e/package-lock.json
	cd build/e2e && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

build/judge/node_modules/.package-lock.json: build/judge/package-lock.json
	cd build/judge && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(LINTER):
	GOBIN=$(CURDIR)/$(BIN) go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

judge: tools-test static build/e2e/node_modules/.package-lock.json build/judge/node_modules/.package-lock.json ## have others' tools judge the edition and write docs/quality.md
	cd build/judge && GALLEY=$(CURDIR)/$(STATIC) npm run --silent judge -- --out $(CURDIR)/docs/quality.md

bench: tools-bench static ## measure every figure and write docs/benchmarks.md and its chart
	build/bench/run $(CURDIR)/$(STATIC)

tools-run:
	@build/tools run

tools-window:
	@build/tools window

tools-test:
	@build/tools test

tools-bench:
	@build/tools bench

clean: ## remove what was built
	rm -rf $(BIN) frontend/dist/assets frontend/dist/index.html frontend/node_modules build/e2e/node_modules build/judge/node_modules build/bench/.cache
