package bundle

import (
	"fmt"

	"galley/app/news"
)

// notBundle says that a file is something else.
func notBundle(err error) error {
	return &news.Error{
		Code: news.CodeNotPaper, Err: err,
		Message: "This is not a newspaper that Galley can read. Give the address of an edition, a bundle, a backup, or a folder with one of them.",
	}
}

func newer(format int) error {
	return &news.Error{
		Code: news.CodeNewerBundle, Err: fmt.Errorf("bundle of format %d", format),
		Message: "This bundle was made by a newer Galley. Update this one, then read it.",
	}
}

// damaged says that a bundle is not as its newsroom made it.
func damaged(format string, args ...any) error {
	return &news.Error{
		Code: news.CodeBadBundle, Err: fmt.Errorf(format, args...),
		Message: "The bundle is damaged: it is not as its newsroom signed it. Nothing was taken from it; get it again.",
	}
}
