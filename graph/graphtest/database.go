package graphtest

import (
	"fmt"
	"net/url"
	"os"
	"sync/atomic"
	"testing"

	"newsgraph/graph/sqlstore"
)

// Databases are the kinds of database that a store can lie in, and the variables
// that name a server for tests: services/with sets them.
var Databases = map[string]string{"postgres": "NEWSGRAPH_TEST_POSTGRES", "mysql": "NEWSGRAPH_TEST_MYSQL"}

var count atomic.Int64

// Database is the URL of a place of its own, empty, in the test server of that
// kind. Without the server the test is skipped, but where CI is set it fails.
func Database(t testing.TB, kind string) string {
	t.Helper()
	server := os.Getenv(Databases[kind])
	switch {
	case server != "":
	case os.Getenv("CI") != "":
		t.Fatalf("no %s server: run the tests by \"services/with\"", kind)
	default:
		t.Skipf("no %s server: \"make services\" starts one", kind)
	}
	db, err := sqlstore.OpenServer(server)
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("newsgraph_%d_%d", os.Getpid(), count.Add(1))
	what, all, u := "SCHEMA", " CASCADE", url.URL{}
	if parsed, err := url.Parse(server); err == nil {
		u = *parsed
	}
	if kind == "mysql" {
		what, all = "DATABASE", ""
		u.Path = "/" + name
	} else {
		q := u.Query()
		q.Set("search_path", name)
		u.RawQuery = q.Encode()
	}
	if _, err := db.Exec("CREATE " + what + " " + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.Exec("DROP " + what + " " + name + all); err != nil {
			t.Error(err)
		}
		db.Close()
	})
	return u.String()
}

// Exec runs a statement in the database of a store.
func Exec(store, stmt string) error {
	db, err := sqlstore.OpenServer(store)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(stmt)
	return err
}
