package notify

import (
	"os"
	"path/filepath"
	"runtime"

	"github.com/godbus/dbus/v5"
)

const addressVariable = "DBUS_SESSION_BUS_ADDRESS"

// speaksBus says whether desktops of this system are told by D-Bus.
func speaksBus() bool { return runtime.GOOS != "windows" && runtime.GOOS != "darwin" }

// busAddress is where the session's bus is, empty where there is none. The
// library would start one then, which nobody ends.
func busAddress() string {
	if given := os.Getenv(addressVariable); given != "" && given != "autolaunch:" {
		return given
	}
	folder := os.Getenv("XDG_RUNTIME_DIR")
	socket := filepath.Join(folder, "bus")
	if _, err := os.Stat(socket); folder == "" || err != nil {
		return ""
	}
	return "unix:path=" + dbus.EscapeBusAddressValue(socket)
}
