//go:build desktop

package desktop

import (
	"fmt"

	"github.com/google/uuid"
	wails2 "github.com/wailsapp/wails/v2/pkg/runtime"
)

// Notifications connects to the desktop's notification service, and hands
// over the function that shows one; a click on it goes to the host's
// NotificationClicked. It fails where there is no service.
func (w *Window) Notifications() (show func(title, body, story string) error, err error) {
	if err := wails2.InitializeNotifications(w.ctx); err != nil {
		return nil, fmt.Errorf("notifications of the window: %w", err)
	}
	wails2.OnNotificationResponse(w.ctx, func(answer wails2.NotificationResult) {
		if answer.Error != nil {
			return
		}
		story, _ := answer.Response.UserInfo["story"].(string)
		w.host.NotificationClicked(story)
	})
	return func(title, body, story string) error {
		return wails2.SendNotification(w.ctx, wails2.NotificationOptions{
			ID: uuid.NewString(), Title: title, Body: body,
			Data: map[string]any{"story": story},
		})
	}, nil
}
