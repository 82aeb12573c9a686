package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

func main() {
	var o options
	flag.StringVar(&o.galley, "galley", "", "the binary to measure")
	flag.StringVar(&o.out, "out", "", "the page to write, its chart beside it; default the standard output, without a chart")
	flag.StringVar(&o.dir, "dir", ".cache", "a folder on a real disk to work in and to keep things in")
	flag.Uint64Var(&o.seed, "seed", 7, "the archive's seed")
	flag.IntVar(&o.stories, "stories", 100_000, "stories in the large room and in the index")
	flag.IntVar(&o.files, "files", 10_000, "files of the import")
	only := flag.String("only", "", "the steps to take, with commas between them; default all")
	files := flag.String("files-of", "", "serve this folder with http.FileServer, and do nothing else")
	flag.Parse()
	if *files != "" {
		fmt.Fprintln(os.Stderr, "bench:", serveFiles(*files))
		os.Exit(1)
	}
	if *only != "" {
		o.only = strings.Split(*only, ",")
	}
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

type options struct {
	galley, out, dir string
	seed             uint64
	stories, files   int
	only             []string
}
