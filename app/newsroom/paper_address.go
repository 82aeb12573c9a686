package newsroom

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"galley/app/news"
)

// Limits on what comes from an address.
const (
	connectTime = 10 * time.Second
	answerTime  = 30 * time.Second // for the first word of an answer
	bundleTime  = 30 * time.Minute // for all of it
	bundleBytes = 4 << 30
	redirects   = 3
)

// BundlePath is where an edition's server answers with its bundle:
// bundle?after=SEQUENCE.
const BundlePath = "bundle"

// address is an edition's server. A person gave its address, so it may be in
// their own network; it is told nothing but this program's name.
type address struct {
	base          string // with its closing slash
	agent         string
	scratch       string
	client        *http.Client
	roundTripping *http.Transport
}

func newAddress(base, agent, scratch string) (carrier, error) {
	if _, err := addressesOf(base); err != nil {
		return nil, err
	}
	t := &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            (&net.Dialer{Timeout: connectTime}).DialContext,
		TLSHandshakeTimeout:    connectTime,
		ResponseHeaderTimeout:  answerTime,
		MaxResponseHeaderBytes: 64 << 10,
		DisableCompression:     true, // a bundle is compressed in itself
		DisableKeepAlives:      true,
		ForceAttemptHTTP2:      true,
	}
	return &address{
		base: base, agent: agent, scratch: scratch, roundTripping: t,
		client: &http.Client{Transport: t, CheckRedirect: sameHost},
	}, nil
}

// addressesOf are the addresses at which the edition may be that a person saw
// at where: the folder of the page, then the server's root.
func addressesOf(where string) ([]string, error) {
	u, err := url.Parse(where)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return nil, &news.Error{
			Code: news.CodeInvalid, Field: "where", Err: err, Args: map[string]string{"it": clip(where)},
			Message: "“" + clip(where) + "” is not an address of a newspaper. Write it as http://192.168.1.5:8080/ or https://example.org/.",
		}
	}
	root := url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/"}
	folder := u.Path
	if strings.Contains(path.Base(folder), ".") {
		folder = path.Dir(folder)
	}
	deep := root
	deep.Path = strings.TrimSuffix("/"+strings.Trim(folder, "/"), "/") + "/"
	if deep.Path == root.Path {
		return []string{root.String()}, nil
	}
	return []string{deep.String(), root.String()}, nil
}

// sameHost lets an address lead on within its own server, and never from https
// to http.
func sameHost(r *http.Request, via []*http.Request) error {
	first := via[0].URL
	switch {
	case len(via) > redirects:
		return errors.New("the address leads on and on")
	case r.URL.Host != first.Host || r.URL.Scheme != first.Scheme && r.URL.Scheme != "https":
		return fmt.Errorf("the address leads to another server, %s", r.URL.Redacted())
	}
	r.Header.Del("Referer")
	return nil
}

func (a *address) stamp() (string, error) { return "", nil }

func (a *address) bring(ctx context.Context, after uint64, known string) (*brought, error) {
	ctx, stop := context.WithTimeout(ctx, bundleTime)
	defer stop()
	defer a.roundTripping.CloseIdleConnections()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, a.base+BundlePath+"?after="+strconv.FormatUint(after, 10), nil)
	if err != nil {
		return nil, a.silent(err)
	}
	r.Header.Set("User-Agent", a.agent)
	r.Header.Set("Accept", BundleType)
	if known != "" {
		r.Header.Set("If-None-Match", BundleTag(known, after))
	}
	answer, err := a.client.Do(r)
	if err != nil {
		return nil, a.silent(err)
	}
	defer func() { _ = answer.Body.Close() }()
	switch {
	case answer.StatusCode == http.StatusNotModified:
		return nil, nil //nolint:nilnil // nothing new
	case answer.StatusCode == http.StatusServiceUnavailable:
		return nil, a.silent(errors.New(answer.Status))
	case answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != BundleType:
		return nil, notPaper(a.base, fmt.Errorf("%s, %q", answer.Status, answer.Header.Get("Content-Type")))
	}
	return kept(a.scratch, func(w io.Writer) error {
		size, err := io.Copy(w, io.LimitReader(answer.Body, bundleBytes+1))
		var unwritten *fs.PathError
		switch {
		case errors.As(err, &unwritten):
			return cannotWrite(unwritten.Path, err)
		case err != nil:
			return a.silent(err)
		}
		if size > bundleBytes {
			return &news.Error{
				Code: news.CodeTooLarge, Args: map[string]string{"it": a.base, "megabytes": "4096"},
				Message: "What " + a.base + " sends is larger than 4 GB. Nothing was taken.",
			}
		}
		return nil
	})
}

// silent says that no whole answer came.
func (a *address) silent(err error) error {
	return &news.Error{
		Code: news.CodeNoAnswer, Field: "where", Err: err, Args: map[string]string{"it": a.base},
		Message: fmt.Sprintf("%s does not answer. See that it is right, that its server is on, and that this computer is in the same network.", a.base),
	}
}

// BundleType is the media type of a bundle.
const BundleType = "application/zip"

// BundleTag names, to a server and its reader, everything that the newsroom
// with the public key had made public up to a sequence.
func BundleTag(key string, to uint64) string {
	return `"` + key + "." + strconv.FormatUint(to, 10) + `"`
}
