// Package report turns what was measured into docs/benchmarks.md and the
// chart beside it. It measures nothing itself but the machine.
//
// Start from Figure and Report.
package report
