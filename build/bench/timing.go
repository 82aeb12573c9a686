package main

import (
	"slices"
	"time"

	"galley/build/bench/report"
)

// times are how long the calls of one round took.
type times []time.Duration

// timed calls do n times.
func timed(n int, do func(i int) error) (times, error) {
	took := make(times, n)
	for i := range n {
		start := time.Now()
		if err := do(i); err != nil {
			return nil, err
		}
		took[i] = time.Since(start)
	}
	slices.Sort(took)
	return took, nil
}

// at is the time within which the share of the calls was done, in units.
func (t times) at(share float64, unit time.Duration) float64 {
	i := min(int(share*float64(len(t))), len(t)-1)
	return float64(t[i]) / float64(unit)
}

// p50 is the median time of n calls of do, in microseconds.
func p50(n int, do func(i int) error) (float64, error) {
	took, err := timed(n, do)
	if err != nil {
		return 0, err
	}
	return took.at(.5, time.Microsecond), nil
}

// stopwatch is how long do takes, in unit.
func stopwatch(unit time.Duration, do func() error) (float64, error) {
	took, err := elapsed(do)
	return float64(took) / float64(unit), err
}

// inTurns measures the reference and Galley, one after the other, round by
// round: what disturbs the machine for a while disturbs both.
func inTurns(reference, ours func(round int) (float64, error)) (values, against []float64, err error) {
	for round := range report.Rounds {
		a, err := reference(round)
		if err != nil {
			return nil, nil, err
		}
		v, err := ours(round)
		if err != nil {
			return nil, nil, err
		}
		values, against = append(values, v), append(against, a)
	}
	return values, against, nil
}

// elapsed is how long do takes.
func elapsed(do func() error) (time.Duration, error) {
	start := time.Now()
	err := do()
	return time.Since(start), err
}
