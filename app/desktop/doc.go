// Package desktop is host 1: the window, by Wails. It is the only importer of
// Wails and imports news alone besides; what it shows, it is handed as a Host.
//
// Start from Run. The page reaches Go through one bound method, Door.Call, so
// that one place recovers every panic and words every error; whatever runs a
// script in the window could call it too, which is why foreign pages stand in
// sandboxed frames without scripts (docs/architecture.md).
package desktop
