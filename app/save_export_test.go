package app

// Save keeps a file as the host of a frame has it kept.
func (a *App) Save(name string, data []byte) (string, error) { return a.save(name, data) }
