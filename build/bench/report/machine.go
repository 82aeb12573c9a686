package report

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// Machine is what the figures were taken on.
type Machine struct {
	CPU, Memory, Kernel, Disk string
	Cores                     int
}

// String is the machine in one line.
func (m Machine) String() string {
	return fmt.Sprintf("%s, %d cores, %s of memory; disk: %s; %s.", m.CPU, m.Cores, m.Memory, m.Disk, m.Kernel)
}

// ThisMachine looks at the machine and at the disk that dir lies on.
func ThisMachine(dir string) Machine {
	return Machine{CPU: cpu(), Cores: runtime.NumCPU(), Memory: memory(), Kernel: kernel(), Disk: disk(dir)}
}

func cpu() string {
	info, err := os.Open("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH
	}
	defer info.Close()
	for lines := bufio.NewScanner(info); lines.Scan(); {
		if name, value, _ := strings.Cut(lines.Text(), ":"); strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}

func memory() string {
	var info unix.Sysinfo_t
	if unix.Sysinfo(&info) != nil {
		return "an unknown amount"
	}
	return fmt.Sprintf("%d GB", (info.Totalram*uint64(info.Unit)+1<<29)>>30)
}

func kernel() string {
	var name unix.Utsname
	if unix.Uname(&name) != nil {
		return runtime.GOOS
	}
	return unix.ByteSliceToString(name.Sysname[:]) + " " + unix.ByteSliceToString(name.Release[:])
}

// disk is the device that dir lies on, its file system, and whether it turns
// (as the kernel knows; a virtual disk says what its host made it say).
func disk(dir string) string {
	info, err := os.Stat(dir)
	if err != nil {
		return "unknown"
	}
	device := info.Sys().(*syscall.Stat_t).Dev
	mounts, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return "unknown"
	}
	defer mounts.Close()
	number := fmt.Sprintf("%d:%d", unix.Major(device), unix.Minor(device))
	for lines := bufio.NewScanner(mounts); lines.Scan(); {
		mount, system, _ := strings.Cut(lines.Text(), " - ")
		fields, of := strings.Fields(mount), strings.Fields(system)
		if len(fields) > 2 && len(of) > 1 && fields[2] == number {
			return of[1] + ", " + of[0] + turning(number)
		}
	}
	return "unknown"
}

func turning(number string) string {
	for _, place := range []string{"queue/rotational", "../queue/rotational"} {
		switch data, err := os.ReadFile(filepath.Join("/sys/dev/block", number, place)); {
		case err != nil:
		case strings.TrimSpace(string(data)) == "0":
			return ", solid state"
		default:
			return ", reported as rotational"
		}
	}
	return ""
}
