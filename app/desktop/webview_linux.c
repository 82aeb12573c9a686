//go:build desktop

#include "webview_linux.h"

#include <webkit2/webkit2.h>

#define PATIENCE (2 * G_USEC_PER_SEC)

static GMutex mutex; // guards dropped
static char *dropped;

// What the drag over the window offers; the toolkit's thread alone uses it.
static char *offered;
static GdkDragContext *offering;

static void on_offer(GtkWidget *view, GdkDragContext *context, gint x, gint y, GtkSelectionData *data, guint info, guint time, gpointer unused) {
	char **uris = gtk_selection_data_get_uris(data);
	if (uris == NULL) return; // another form of what is dragged
	g_free(offered);
	offered = g_strjoinv("\n", uris);
	offering = context;
	g_strfreev(uris);
}

// The engine's own handler ends the signal before those that come after it: a
// hook is told first.
static gboolean on_drop(GSignalInvocationHint *hint, guint count, const GValue *values, gpointer view) {
	if (g_value_get_object(&values[0]) != view) return TRUE;
	g_mutex_lock(&mutex);
	g_free(dropped);
	dropped = g_value_get_object(&values[1]) == (gpointer)offering ? g_steal_pointer(&offered) : NULL;
	g_mutex_unlock(&mutex);
	return TRUE; // for the next drop too
}

static gboolean on_navigation(WebKitWebView *view, WebKitPolicyDecision *decision, WebKitPolicyDecisionType type, gpointer frames) {
	if (type != WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION) return FALSE;
	WebKitNavigationAction *action = webkit_navigation_policy_decision_get_navigation_action(WEBKIT_NAVIGATION_POLICY_DECISION(decision));
	const char *uri = webkit_uri_request_get_uri(webkit_navigation_action_get_request(action));
	if (g_str_has_prefix(uri, "wails://") || g_str_has_prefix(uri, frames) || g_str_has_prefix(uri, "about:")) return FALSE;
	webkit_policy_decision_ignore(decision);
	return TRUE;
}

static void find_view(GtkWidget *widget, gpointer found) {
	if (WEBKIT_IS_WEB_VIEW(widget)) {
		*(GtkWidget **)found = widget;
	} else if (GTK_IS_CONTAINER(widget)) {
		gtk_container_forall(GTK_CONTAINER(widget), find_view, found);
	}
}

static gboolean guard(gpointer frames) {
	GtkWidget *view = NULL;
	GList *windows = gtk_window_list_toplevels();
	for (GList *w = windows; w != NULL; w = w->next) find_view(w->data, &view);
	g_list_free(windows);
	if (view != NULL) {
		g_signal_connect(view, "decide-policy", G_CALLBACK(on_navigation), frames);
		g_signal_connect(view, "drag-data-received", G_CALLBACK(on_offer), NULL);
		g_signal_add_emission_hook(g_signal_lookup("drag-drop", GTK_TYPE_WIDGET), 0, on_drop, view, NULL);
	}
	return G_SOURCE_REMOVE;
}

void galley_guard(const char *frames) { g_idle_add(guard, (gpointer)frames); }

char *galley_dropped(void) {
	g_mutex_lock(&mutex);
	char *uris = g_steal_pointer(&dropped);
	g_mutex_unlock(&mutex);
	return uris;
}

typedef struct {
	GdkAtom target;
	GAsyncQueue *answers;
} Question;

static void on_answer(GtkClipboard *clipboard, GtkSelectionData *data, gpointer answers) {
	g_async_queue_push(answers, gtk_selection_data_copy(data));
	g_async_queue_unref(answers);
}

static gboolean ask(gpointer data) {
	Question *question = data;
	gtk_clipboard_request_contents(gtk_clipboard_get(GDK_SELECTION_CLIPBOARD), question->target, on_answer, question->answers);
	g_free(question);
	return G_SOURCE_REMOVE;
}

GtkSelectionData *galley_copied(const char *target) {
	GAsyncQueue *answers = g_async_queue_new_full((GDestroyNotify)gtk_selection_data_free); // one that comes too late is freed with it
	Question *question = g_new(Question, 1);
	question->target = gdk_atom_intern(target, FALSE);
	question->answers = g_async_queue_ref(answers);
	g_idle_add(ask, question);
	GtkSelectionData *data = g_async_queue_timeout_pop(answers, PATIENCE);
	g_async_queue_unref(answers);
	if (data != NULL && gtk_selection_data_get_length(data) < 0) {
		gtk_selection_data_free(data);
		return NULL;
	}
	return data;
}
