package ninjs_test

import (
	"reflect"
	"strings"
	"testing"

	"galley/app/ninjs"
)

func full() ninjs.Item {
	return ninjs.Item{
		URI: "urn:uuid:5d3b8f3e-2f7e-5a51-9a0e-54f1b8b0a001", Type: ninjs.Text, PubStatus: ninjs.Usable, Urgency: 3, Language: "ar",
		Headlines: []ninjs.Words{{Role: "main", Value: "عودة العبّارة <الليلية>"}},
		Bodies:    []ninjs.Body{{Role: "main", ContentType: "text/html", Value: "<p>A & B</p>"}},
		Subjects:  []ninjs.Concept{{Name: "Economy", Rel: "section", Literal: "economy"}},
		Associations: []ninjs.Item{{
			Name: "lead-1", URI: "urn:uuid:5d3b8f3e-2f7e-5a51-9a0e-54f1b8b0a002", Type: ninjs.Picture,
			Renditions: []ninjs.Rendition{{Name: "800-webp", ContentType: "image/webp", Width: 800}},
		}},
	}
}

func TestRoundTrip(t *testing.T) {
	data, err := ninjs.Encode(full())
	if err != nil {
		t.Fatal(err)
	}
	got, err := ninjs.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	want := full()
	want.Standard = ninjs.Of
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestWrongItems(t *testing.T) {
	for name, spoil := range map[string]func(*ninjs.Item){
		"no uri":      func(i *ninjs.Item) { i.URI = "" },
		"a bare uri":  func(i *ninjs.Item) { i.URI = "night-ferry" },
		"a type":      func(i *ninjs.Item) { i.Type = "poem" },
		"a status":    func(i *ninjs.Item) { i.PubStatus = "lost" },
		"an urgency":  func(i *ninjs.Item) { i.Urgency = 10 },
		"association": func(i *ninjs.Item) { i.Associations[0].Name = "" },
		"rendition":   func(i *ninjs.Item) { i.Associations[0].Renditions[0].Name = "" },
	} {
		item := full()
		spoil(&item)
		if _, err := ninjs.Encode(item); err == nil {
			t.Errorf("%s is written", name)
		}
	}
	for _, wrong := range []string{"", "[]", "{}", "{", `{"uri":1}`, `{"uri":"urn:x:y","urgency":"high"}`, strings.Repeat(`{"uri":"urn:x:y","associations":[`, 50)} {
		if _, err := ninjs.Decode([]byte(wrong)); err == nil {
			t.Errorf("%q is read", wrong)
		}
	}
}

func FuzzDecode(f *testing.F) {
	data, err := ninjs.Encode(full())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"uri":"urn:x:y","associations":[{"name":"a","uri":"urn:x:z"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		item, err := ninjs.Decode(data)
		if err != nil {
			return
		}
		again, err := ninjs.Encode(item)
		if err != nil {
			t.Fatalf("what is read cannot be written: %v", err)
		}
		if _, err := ninjs.Decode(again); err != nil {
			t.Fatalf("what is written cannot be read: %v", err)
		}
	})
}
