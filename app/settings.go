package app

import "galley/app/news"

// Settings are the newsroom's own settings.
type Settings struct{ desk }

// Get is what they are.
func (s *Settings) Get() (view SettingsView, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return SettingsView{}, err
	}
	settings, err := r.newsroom.Settings(background())
	return settingsView(settings), err
}

// Save changes them.
func (s *Settings) Save(view SettingsView) (saved SettingsView, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return SettingsView{}, err
	}
	if err := r.newsroom.PutSettings(background(), s.who(r), settingsOf(view)); err != nil {
		return SettingsView{}, err
	}
	return s.Get()
}

func settingsView(s news.Settings) SettingsView {
	return SettingsView{
		Name: texts(s.Name), Slogan: texts(s.Slogan), About: texts(s.About), Rights: texts(s.Rights),
		Editions: each(s.Editions, func(e news.Edition) EditionSetting { return EditionSetting(e) }),
		Zone:     s.Zone, PlaceInText: s.PlaceInText, NativeAddresses: s.NativeAddresses, Brand: s.Brand, BaseURL: s.BaseURL, FullFeeds: s.FullFeeds,
	}
}

func settingsOf(v SettingsView) news.Settings {
	return news.Settings{
		Name: v.Name, Slogan: v.Slogan, About: v.About, Rights: v.Rights,
		Editions: each(v.Editions, func(e EditionSetting) news.Edition { return news.Edition(e) }),
		Zone:     v.Zone, PlaceInText: v.PlaceInText, NativeAddresses: v.NativeAddresses, Brand: v.Brand, BaseURL: v.BaseURL, FullFeeds: v.FullFeeds,
	}
}

// texts are labels that are never null.
func texts(l news.Labels) map[string]string {
	if l == nil {
		return map[string]string{}
	}
	return l
}
