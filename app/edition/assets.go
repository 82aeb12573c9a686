package edition

import (
	"bytes"
	"embed"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed assets templates
var files embed.FS

// sheet is the style sheet without the newsroom's own colours: the files of
// assets/css in the order of their names.
var sheet = sync.OnceValues(func() ([]byte, error) {
	parts, err := fs.Glob(files, "assets/css/*.css")
	if err != nil {
		return nil, err
	}
	var all bytes.Buffer
	for _, name := range parts {
		part, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		all.Write(part)
		all.WriteByte('\n')
	}
	return []byte(compact(all.String())), nil
})

// asset is the style sheet, icon, script or font at address, where there is one.
func (e *Edition) asset(address string) (Page, bool, error) {
	switch address {
	case styleAddress:
		page, err := e.style()
		return page, true, err
	case lightStyleAddress:
		page, err := e.lightStyle()
		return page, true, err
	case iconAddress:
		page, err := e.icon()
		return page, true, err
	}
	if page, ok, err := scriptAt(address); ok || err != nil {
		return page, ok, err
	}
	name, isFont := strings.CutPrefix(address, fontFolder)
	if !isFont || strings.Contains(name, "/") || path.Ext(name) != ".woff2" {
		return Page{}, false, nil
	}
	body, err := files.ReadFile(address)
	if err != nil {
		return Page{}, false, nil //nolint:nilerr // no such font: not found like any address
	}
	return Page{Address: address, Status: http.StatusOK, Type: "font/woff2", Body: body}, true, nil
}

// style is the style sheet with the newsroom's brand colour.
func (e *Edition) style() (Page, error) {
	base, err := sheet()
	if err != nil {
		return Page{}, err
	}
	return e.branded(styleAddress, base)
}

func (e *Edition) lightStyle() (Page, error) {
	base, err := files.ReadFile(lightStyleFile)
	if err != nil {
		return Page{}, err
	}
	return e.branded(lightStyleAddress, []byte(compact(string(base))))
}

// branded is a style sheet with the newsroom's colour.
func (e *Edition) branded(address string, base []byte) (Page, error) {
	brand, err := e.brand()
	if err != nil {
		return Page{}, err
	}
	body := append(bytes.Clone(base), brandSheet(brand)...)
	return Page{Address: address, Status: http.StatusOK, Type: "text/css; charset=utf-8", Body: body}, nil
}

// icon is what browsers show beside a page's title, in the brand colour.
func (e *Edition) icon() (Page, error) {
	brand, err := e.brand()
	if err != nil {
		return Page{}, err
	}
	return Page{Address: iconAddress, Status: http.StatusOK, Type: "image/svg+xml", Body: []byte(brandIcon(brand))}, nil
}

// brand is the newsroom's colour; empty if it has none of its own.
func (e *Edition) brand() (brand string, err error) {
	err = e.src.Read(func(v View) error {
		settings, err := v.Settings()
		brand = settings.Brand
		return err
	})
	return brand, err
}

// Assets are the addresses of the style sheet, the icon, the scripts and the
// fonts: of what the pages are shown with.
func (e *Edition) Assets() []string {
	if e.opts.Light != "" {
		return []string{lightStyleAddress}
	}
	fonts, _ := fs.Glob(files, fontFolder+"*.woff2") // the pattern is well formed
	scripts := scriptAddresses()
	if e.opts.Worker {
		scripts = append(scripts, registerAddress)
	}
	return slices.Concat([]string{styleAddress, iconAddress}, scripts, fonts)
}
