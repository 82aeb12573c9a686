package main

import (
	"os/exec"
	"syscall"
	"time"
)

// spent is what a program took.
type spent struct {
	processor time.Duration // of all cores
	wall      time.Duration
	memory    float64 // the most that it held, in MB
}

// spend runs a program to its end.
func spend(cmd *exec.Cmd) (spent, error) {
	var s spent
	var err error
	if s.wall, err = elapsed(func() error {
		_, err := output(cmd)
		return err
	}); err != nil {
		return spent{}, err
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage) // on Unix, which ground.go asks for
	s.processor = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	s.memory = float64(usage.Maxrss) / 1024
	return s, nil
}
