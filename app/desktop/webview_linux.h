// What the page's engine keeps from it, by the toolkit: the files that are
// dropped on the window, and what is on the clipboard. And what it would do
// too much: load a dropped file in the place of the page.

#include <gtk/gtk.h>

// galley_guard lets the window load its own page and those below frames,
// nothing else, and notes what is dropped on it. It keeps frames.
void galley_guard(const char *frames);

// galley_dropped is the URIs of the files that were dropped last, one a line,
// or NULL; each drop is handed over once. The caller frees it.
char *galley_dropped(void);

// galley_copied is what the clipboard has of a target, or NULL. It waits for
// the program that has it, and not on the toolkit's thread. The caller frees it.
GtkSelectionData *galley_copied(const char *target);
