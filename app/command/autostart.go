package command

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/google/renameio/v2/maybe"

	"galley/app/news"
)

// autostart is the file by which the system starts “galley watch” for a room
// when the person signs in: an autostart entry (freedesktop.org's Desktop
// Application Autostart), a launch agent, or a command in the Startup folder.
type autostart struct {
	path, text string
}

// autostartOf is the entry for the room in dir, run by the program exe.
func autostartOf(exe, dir string) (autostart, error) {
	config, err := os.UserConfigDir()
	if err != nil {
		return autostart{}, noAutostart(err)
	}
	sum := sha256.Sum256([]byte(dir))
	name := "galley-watch-" + hex.EncodeToString(sum[:4])
	switch runtime.GOOS {
	case "windows":
		return autostart{
			filepath.Join(config, "Microsoft", "Windows", "Start Menu", "Programs", "Startup", name+".cmd"),
			fmt.Sprintf("@start \"Galley\" /min \"%s\" watch --room \"%s\"\r\n", batch(exe), batch(dir)),
		}, nil
	case "darwin":
		home, err := os.UserHomeDir()
		if err != nil {
			return autostart{}, noAutostart(err)
		}
		return autostart{filepath.Join(home, "Library", "LaunchAgents", name+".plist"), launchAgent(name, exe, dir)}, nil
	}
	return autostart{filepath.Join(config, "autostart", name+".desktop"), desktopEntry(exe, dir)}, nil
}

func desktopEntry(exe, dir string) string {
	return "[Desktop Entry]\nType=Application\nName=Galley\nComment=Publishes what is due, and tells of new stories\n" +
		"Exec=" + execArg(exe) + " watch --room " + execArg(dir) + "\nNoDisplay=true\nTerminal=false\n"
}

// execArg quotes an argument of an Exec line (Desktop Entry Specification,
// "The Exec key"), which is read as a string first and as a command then.
func execArg(s string) string {
	s = strings.NewReplacer(`\`, `\\\\`, `"`, `\\"`, "`", "\\\\`", `$`, `\\$`, `%`, `%%`).Replace(s)
	return `"` + s + `"`
}

// batch keeps a path's percent signs in a command file.
func batch(s string) string { return strings.ReplaceAll(s, "%", "%%") }

func launchAgent(name, exe, dir string) string {
	var args strings.Builder
	for _, arg := range []string{exe, "watch", "--room", dir} {
		args.WriteString("<string>")
		_ = xml.EscapeText(&args, []byte(arg)) // a builder's Write cannot fail
		args.WriteString("</string>")
	}
	return xml.Header + `<plist version="1.0"><dict><key>Label</key><string>` + name +
		`</string><key>ProgramArguments</key><array>` + args.String() +
		"</array><key>RunAtLoad</key><true/></dict></plist>\n"
}

func noAutostart(err error) error {
	return &news.Error{
		Code: news.CodeReadOnly, Err: err,
		Message: "Galley could not write where this system keeps what starts at sign-in. Start “galley watch” by hand.",
	}
}

// installWatch has the system start watch for this room at sign-in.
func (c *cli) installWatch() error {
	entry, err := c.autostart()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(entry.path), 0o700); err != nil {
		return noAutostart(err)
	}
	if err := maybe.WriteFile(entry.path, []byte(entry.text), 0o600); err != nil {
		return noAutostart(err)
	}
	c.line("From the next sign-in on, Galley watches %s. Start it now with “galley watch”.", c.dir())
	return nil
}

// uninstallWatch takes that back; what is not there is no error.
func (c *cli) uninstallWatch() error {
	entry, err := c.autostart()
	if err != nil {
		return err
	}
	if err := os.Remove(entry.path); err != nil && !os.IsNotExist(err) {
		return noAutostart(err)
	}
	c.line("Galley no longer starts to watch %s at sign-in.", c.dir())
	return nil
}

func (c *cli) autostart() (autostart, error) {
	exe, err := os.Executable()
	if err != nil {
		return autostart{}, noAutostart(err)
	}
	dir, err := filepath.Abs(c.dir())
	if err != nil {
		return autostart{}, noAutostart(err)
	}
	return autostartOf(exe, dir)
}
