package edition

import "html/template"

// What narrows results, as readers call it; of what is gone, its id.

func (m *maker) sectionLabel(id string) (template.HTML, error) {
	if s, ok := m.section(id); ok {
		return m.text(m.label(s.Labels)), nil
	}
	return m.text(id), nil
}

func (m *maker) regionLabel(id string) (template.HTML, error) {
	if r, ok := m.region(id); ok {
		return m.text(m.label(r.Labels)), nil
	}
	return m.text(id), nil
}

func (m *maker) tagLabel(id string) (template.HTML, error) {
	t, err := found(m.view.Tag(id))
	if err != nil || t == nil {
		return m.text(id), err
	}
	return m.text(m.label(t.Names)), nil
}

func (m *maker) authorLabel(id string) (template.HTML, error) {
	a, err := m.author(id)
	if err != nil || a == nil {
		return m.text(id), err
	}
	return m.text(m.label(a.Names)), nil
}

func (m *maker) yearLabel(year string) (template.HTML, error) { return m.text(m.loc.Digits(year)), nil }
