module galley/build/bench

go 1.26.0

require (
	github.com/google/uuid v1.6.0
	golang.org/x/sync v0.22.0
	golang.org/x/sys v0.50.0
	modernc.org/sqlite v1.62.0
)
