package main

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os/exec"
	"runtime"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"newsgraph/graph"
	"newsgraph/web"
)

var serveCommand = &cli.Command{
	Name:      "serve",
	Usage:     "look at a store in the browser, and ask it by HTTP",
	ArgsUsage: "STORE",
	Description: `Serves pages to look at the graph, an API of JSON (/api/openapi.json describes it),
and Cayley's query endpoints, on this computer alone unless --addr says otherwise. Nothing is
ever written to STORE. A build of STORE may go on meanwhile: who asks next gets its result.

An address that other computers reach needs a --token of 16 letters or more. Open
http://HOST:PORT/?token=TOKEN once; programs send "Authorization: Bearer TOKEN". The token
goes through the net as it is: put a proxy with TLS in front, and name its --host.

` + example("newsgraph serve --open demo.db"),
	Flags: []cli.Flag{
		&cli.StringFlag{Name: "addr", Value: "127.0.0.1:8425", Usage: "listen on `ADDRESS:PORT` (port 0: any free one)"},
		&cli.BoolFlag{Name: "open", Usage: "open the browser"},
		&cli.StringFlag{Name: "token", EnvVars: []string{"NEWSGRAPH_TOKEN"}, Usage: "answer only those who have this `TOKEN`"},
		&cli.StringSliceFlag{Name: "host", Usage: "answer to this `NAME`, too (addresses and localhost always do)"},
		&cli.StringSliceFlag{Name: "cors", Usage: "let pages of this `ORIGIN` read the API, as in https://example.org"},
		&cli.DurationFlag{Name: "query-timeout", Usage: "stop a query after this `TIME` (default 30s)"},
		&cli.IntFlag{Name: "query-memory", Usage: "stop a query that takes more than `N` MiB (default 256)"},
	},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 1, 1); err != nil {
			return err
		}
		return serve(c)
	},
}

const leastToken = 16

func serve(c *cli.Context) error {
	addr, token := c.String("addr"), c.String("token")
	if token != "" && len(token) < leastToken {
		return usagef("--token has %d letters; %d or more are wanted", len(token), leastToken)
	}
	if token == "" && !isLoopback(addr) {
		err := usagef("--addr %s: other computers reach it, and anyone could read the store", addr)
		err.hint = "give a --token, or listen on 127.0.0.1"
		return err
	}
	s, err := web.New(c.Args().First(), web.Options{Token: token, Hosts: c.StringSlice("host"), CORS: c.StringSlice("cors"),
		QueryTime: c.Duration("query-timeout"), QueryMemory: int64(c.Int("query-memory")) << 20})
	var wrong *web.OptionError
	if errors.As(err, &wrong) {
		return usagef("%v", err)
	}
	if err != nil {
		return err
	}
	defer s.Close()
	l, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return failed(&usageError{"listen on " + addr + ": another program has this port", `"--addr 127.0.0.1:0" takes any free one`})
	}
	if err != nil {
		return err
	}
	at := "http://" + l.Addr().String() + "/"
	fmt.Fprintf(c.App.ErrWriter, "newsgraph serves %s at %s · ctrl-C stops it\n", graph.Shown(c.Args().First()), at)
	if c.Bool("open") {
		if token != "" {
			at += "?token=" + token
		}
		if err := openBrowser(at); err != nil {
			fmt.Fprintf(c.App.ErrWriter, "no browser could be opened (%v); open the address yourself\n", err)
		}
	}
	return s.Serve(c.Context, l)
}

// isLoopback tells whether only this computer reaches addr.
func isLoopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return true // Listen says what is wrong with it
	}
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.IsLoopback()
	}
	return strings.EqualFold(host, "localhost")
}

func openBrowser(address string) error {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go cmd.Wait()
	return nil
}
