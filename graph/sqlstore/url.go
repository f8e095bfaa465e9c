package sqlstore

import (
	"context"
	"database/sql/driver"
	"errors"
	"net"
	"net/url"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/go-sql-driver/mysql"
	"github.com/lib/pq"
)

// schemes are the ones a URL of a store may have.
var schemes = map[string]*dialect{
	"postgres": postgres, "postgresql": postgres, "cockroachdb": postgres, "cockroach": postgres, "yugabytedb": postgres,
	"mysql": mariadb, "mariadb": mariadb,
}

// IsURL reports whether store names a database rather than a file.
func IsURL(store string) bool {
	scheme, _, ok := strings.Cut(store, "://")
	return ok && schemes[strings.ToLower(scheme)] != nil
}

var secrets = regexp.MustCompile(`(?i)([?&](?:ssl)?password=)[^&]*`)

// Shown is the URL as it may be printed: without its password.
func Shown(store string) string {
	scheme, rest, ok := strings.Cut(store, "://")
	if !ok {
		return store
	}
	rest = secrets.ReplaceAllString(rest, "${1}...")
	if at := strings.LastIndexByte(rest, '@'); at >= 0 {
		user, _, _ := strings.Cut(rest[:at], ":")
		rest = user + rest[at:]
	}
	return scheme + "://" + rest
}

const urlHint = `write postgres://USER@HOST:PORT/DATABASE or mysql://USER@HOST:PORT/DATABASE; in a password, @ : / ? % are %40 %3A %2F %3F %25`

// dialectOf returns what the database of the URL speaks, and how to connect to it.
func dialectOf(store string) (*dialect, driver.Connector, error) {
	u, err := url.Parse(store)
	if err != nil { // its text would show the password
		return nil, nil, &Error{BadURL, Shown(store) + " cannot be read as a URL", urlHint}
	}
	d := schemes[strings.ToLower(u.Scheme)]
	if d == nil {
		return nil, nil, &Error{BadURL, Shown(store) + ": no store of kind " + u.Scheme, urlHint}
	}
	if strings.Trim(u.Path, "/") == "" {
		return nil, nil, &Error{BadURL, Shown(store) + " names no database", urlHint}
	}
	c, err := d.connector(u)
	if err != nil {
		text := strings.ReplaceAll(err.Error(), store, Shown(store))
		if password, ok := u.User.Password(); ok && password != "" && strings.Contains(text, password) {
			text = "an option is wrong"
		}
		return nil, nil, &Error{BadURL, Shown(store) + ": " + text, urlHint}
	}
	return d, c, nil
}

const dialTimeout = 10 * time.Second

// postgresConnector differs from lib/pq in two defaults: like psql it takes a
// server without TLS (sslmode=prefer), and it does not wait for ever to connect.
// Several hosts are tried in turn.
func postgresConnector(u *url.URL) (driver.Connector, error) {
	v := *u
	v.Scheme = "postgres"
	q := v.Query()
	if !q.Has("sslmode") && os.Getenv("PGSSLMODE") == "" {
		q.Set("sslmode", "prefer")
	}
	if hosts := strings.Split(v.Host, ","); len(hosts) > 1 { // lib/pq wants their ports apart
		var names, ports []string
		for _, h := range hosts {
			name, port, ok := strings.Cut(h, ":")
			if !ok {
				port = "5432"
			}
			names, ports = append(names, name), append(ports, port)
		}
		v.Host = strings.Join(names, ",")
		q.Set("port", strings.Join(ports, ","))
	}
	v.RawQuery = q.Encode()
	cfg, err := pq.NewConfig(v.String())
	if err != nil {
		return nil, err
	}
	if cfg.ConnectTimeout == 0 {
		cfg.ConnectTimeout = dialTimeout
	}
	if cfg.ApplicationName == "" {
		cfg.ApplicationName = "newsgraph"
	}
	return pq.NewConnectorConfig(cfg)
}

// mysqlConnector takes several hosts, as the nodes of a cluster are: the first that answers is used.
func mysqlConnector(u *url.URL) (driver.Connector, error) {
	var all anyOf
	for host := range strings.SplitSeq(u.Host, ",") {
		cfg := mysql.NewConfig()
		if q := u.RawQuery; q != "" {
			var err error
			if cfg, err = mysql.ParseDSN("/?" + q); err != nil {
				return nil, err
			}
		}
		cfg.User, cfg.DBName = u.User.Username(), strings.Trim(u.Path, "/")
		cfg.Passwd = os.Getenv("MYSQL_PWD")
		if password, ok := u.User.Password(); ok {
			cfg.Passwd = password
		}
		cfg.Net, cfg.Addr = "tcp", hostPort(host)
		if strings.HasPrefix(host, "%2F") || strings.HasPrefix(host, "/") {
			path, _ := url.PathUnescape(host)
			cfg.Net, cfg.Addr = "unix", path
		}
		cfg.Timeout = dialTimeout
		cfg.InterpolateParams = true // one round trip a statement instead of three
		cfg.Collation = "utf8mb4_bin"
		cfg.Logger = &mysql.NopLogger{} // a lost connection is our error to tell
		if cfg.Params == nil {
			cfg.Params = map[string]string{}
		}
		cfg.Params["sql_mode"] = "'STRICT_ALL_TABLES'" // a value that does not fit is an error, not cut
		c, err := mysql.NewConnector(cfg)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

func hostPort(host string) string {
	if host == "" {
		host = "127.0.0.1"
	}
	if _, _, err := net.SplitHostPort(host); err != nil {
		return net.JoinHostPort(strings.Trim(host, "[]"), "3306")
	}
	return host
}

// anyOf connects to the first that answers, and is ready to.
type anyOf []driver.Connector

func (a anyOf) Connect(ctx context.Context) (driver.Conn, error) {
	var errs []error
	for _, c := range a {
		conn, err := c.Connect(ctx)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if len(a) == 1 {
			return conn, nil
		}
		// A node that has lost its cluster takes connections, and no statement.
		if _, err = conn.(driver.ExecerContext).ExecContext(ctx, "DO (SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE())", nil); err == nil {
			return conn, nil
		}
		conn.Close()
		errs = append(errs, err)
	}
	return nil, errors.Join(errs...)
}

func (a anyOf) Driver() driver.Driver { return a[0].Driver() }
