package store

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"

	"galley/app/news"

	berrors "go.etcd.io/bbolt/errors"
)

// ErrClosed is what a closed store answers.
var ErrClosed = errors.New("the room is closed")

// explain turns what bbolt and the system say into what a person can read.
// Errors that are already readable, and those of the caller, stay as they are.
func explain(path string, err error) error {
	var known *news.Error
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case errors.Is(err, berrors.ErrDatabaseNotOpen):
		return ErrClosed
	case errors.Is(err, berrors.ErrTimeout):
		return fail(news.CodeBusy, path, err, "The newsroom in %s is open in another Galley. Close it there, or wait until it is done.")
	case errors.Is(err, berrors.ErrDatabaseReadOnly), errors.Is(err, berrors.ErrTxNotWritable):
		return fail(news.CodeReadOnly, path, err, "The newsroom in %s is open for reading only. Nothing was changed.")
	case isDiskFull(err), errors.Is(err, berrors.ErrMaxSizeReached):
		return fail(news.CodeDiskFull, path, err, "The disk that holds %s is full. Nothing was changed; make room and try again.")
	case isReadOnly(err), errors.Is(err, fs.ErrPermission):
		return fail(news.CodeReadOnly, path, err, "%s cannot be written: the disk or folder is read-only. Nothing was changed.")
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrVersionMismatch),
		errors.Is(err, berrors.ErrChecksum), strings.Contains(err.Error(), "file size too small"):
		return damagedFile(path, err)
	}
	return err
}

func fail(code news.Code, path string, err error, sentence string) error {
	return &news.Error{Code: code, Message: fmt.Sprintf(sentence, path), Args: map[string]string{"path": path}, Err: err}
}

func damagedFile(path string, err error) error {
	return fail(news.CodeDamaged, path, err, "The newsroom's file in %s is damaged. Recover the latest copy in its backup folder, or a backup of your own.")
}

// damaged names the value that failed its check.
func damaged(b bucket, what string, err error) error {
	return &news.Error{
		Code:    news.CodeDamaged,
		Message: "The newsroom's file is damaged: " + b.String() + " " + what + " fails its check. Recover a backup.",
		Args:    map[string]string{"part": b.String(), "what": what},
		Err:     fmt.Errorf("%s %s: %w", b, what, err),
	}
}

func notFound(what, id string) error {
	return &news.Error{Code: news.CodeNotFound, Message: "There is no " + what + " “" + id + "”.",
		Args: map[string]string{"what": what, "id": id}}
}

// isNotFound says whether err is an answer of nothing there.
func isNotFound(err error) bool { return errors.Is(err, &news.Error{Code: news.CodeNotFound}) }

// misuse is a caller that breaks one of the store's rules: a fault in Galley.
func misuse(format string, args ...any) error {
	err := fmt.Errorf("store: "+format, args...)
	return &news.Error{Code: news.CodeInternal, Message: "Something went wrong inside Galley. Nothing was changed.", Err: err}
}

// fromPanic makes the error of a panic. bbolt panics on damaged pages, and a
// page beyond the end of a cut file faults where it is read; anything else is
// a fault of ours.
func fromPanic(path string, value any) error {
	cause, isError := value.(error)
	if !isError {
		cause = fmt.Errorf("%v", value)
	}
	var fault interface{ Addr() uintptr }
	if errors.As(cause, &fault) || raisedIn("go.etcd.io/bbolt") {
		return damagedFile(path, fmt.Errorf("panic: %w", cause))
	}
	return misuse("panic: %w", cause)
}

// raisedIn says whether the panic being recovered began in package path.
func raisedIn(path string) bool {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	panicking := false
	for {
		frame, more := frames.Next()
		inRuntime := strings.HasPrefix(frame.Function, "runtime.")
		if panicking && !inRuntime {
			return strings.HasPrefix(frame.Function, path)
		}
		panicking = panicking || frame.Function == "runtime.gopanic"
		if !more {
			return false
		}
	}
}
