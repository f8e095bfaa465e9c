package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"newsgraph/graph/quads"
	"newsgraph/graph/sqlstore"
	"newsgraph/schema"
)

// IsURL reports whether store names a database server's database, as
// postgres://user@host/database does, rather than a file.
func IsURL(store string) bool { return sqlstore.IsURL(store) }

// Shown is the name of a store as it may be printed: a URL without its password.
func Shown(store string) string { return sqlstore.Shown(store) }

// pendingBucket keeps, in a database, readings that no generation has yet: of builds
// that are at work, or were cut off. A key is document 00 reader.
const pendingBucket = "newsgraph.pending"

func table(bucket string) string { return strings.ReplaceAll(bucket, ".", "_") }

func allTables() []string {
	var list []string
	for _, bucket := range append(slices.Clone(ownBuckets), pendingBucket) {
		list = append(list, table(bucket))
	}
	return list
}

// inSQL keeps pairs in tables of the database of the quads.
type inSQL struct{ db *sqlstore.DB }

func (b inSQL) get(bucket string, key []byte, use func([]byte)) (bool, error) {
	v, found, err := b.db.Get(context.Background(), table(bucket), key)
	if found {
		use(v)
	}
	return found, told(err)
}

func (b inSQL) put(bucket string, pairs []pair) error {
	return told(b.db.Put(context.Background(), table(bucket), sqlPairs(pairs)))
}

func (b inSQL) scan(bucket string, from []byte, use func(key, value []byte) bool) error {
	return told(b.db.Scan(context.Background(), table(bucket), from, use))
}

func (b inSQL) keys(bucket string, from []byte, use func(key []byte) bool) error {
	return told(b.db.Keys(context.Background(), table(bucket), from, use))
}

func (b inSQL) drop(bucket string) error {
	return told(b.db.Clear(context.Background(), table(bucket)))
}

func sqlPairs(pairs []pair) []sqlstore.Pair {
	out := make([]sqlstore.Pair, len(pairs))
	for i, p := range pairs {
		out[i] = sqlstore.Pair{Key: p.key, Value: p.value}
	}
	return out
}

// told makes an error of a database one of this package.
func told(err error) error {
	var e *sqlstore.Error
	if !errors.As(err, &e) {
		return err
	}
	kind, ok := map[sqlstore.Kind]error{
		sqlstore.Missing: ErrNotExist, sqlstore.NotStore: ErrNotStore, sqlstore.Exists: ErrExist, sqlstore.Locked: ErrLocked,
		sqlstore.Conflict: ErrOutdated, sqlstore.ReadOnly: ErrReadOnly, sqlstore.BadURL: ErrNotStore,
	}[e.Kind]
	if !ok {
		kind = ErrUnreachable
	}
	return &Error{kind, e.Text, e.Hint}
}

// openDatabase opens the store in the database of the URL. Any number of processes
// may have it open, for writing too.
func openDatabase(store string, o *Options) (*Store, error) {
	ctx := context.Background()
	db, err := sqlstore.Connect(ctx, store)
	if err != nil {
		return nil, told(err)
	}
	s, err := checkedDatabase(ctx, db)
	if err != nil {
		db.Close()
		return nil, err
	}
	s.readOnly = !o.Write
	if s.readOnly {
		db.Pin()
	}
	if s.readOnly && s.Generation() == "" {
		s.Close()
		return nil, &Error{ErrUnfinished, s.path + " has no graph yet: its first build was never finished", "run that build again; it goes on from what was read"}
	}
	return s, nil
}

func checkedDatabase(ctx context.Context, db *sqlstore.DB) (*Store, error) {
	there, err := db.Exists(ctx)
	if err != nil {
		return nil, told(err)
	}
	if !there {
		return nil, noStore(db.Shown)
	}
	s := &Store{path: db.Shown, sql: db, beside: inSQL{db}}
	if err := s.checkFormat(); err != nil {
		return nil, err
	}
	qs, err := db.QuadStore()
	if err != nil {
		return nil, told(err)
	}
	s.setQuads(qs)
	return s, nil
}

// createDatabase makes an empty store in the database.
func createDatabase(store string) (*Store, error) {
	ctx := context.Background()
	db, err := sqlstore.Connect(ctx, store)
	if err != nil {
		return nil, told(err)
	}
	err = db.Create(ctx, allTables(), sqlstore.Pair{Key: []byte(metaFormat), Value: []byte(strconv.Itoa(Format))})
	db.Close()
	if err != nil {
		return nil, told(err)
	}
	return openDatabase(store, &Options{Write: true})
}

// A staging is what Replace gathers for a database, which Commit writes in one transaction.
type staging struct {
	base     string // the generation that it takes the place of
	readings []pair
	meta     map[string]string
	graph    *schema.Graph
}

// replaceDatabase opens the store in the database, or a new one, to be given another graph.
func replaceDatabase(store string) (*Store, error) {
	s, err := openDatabase(store, &Options{Write: true})
	if errors.Is(err, ErrFormat) { // it is about to be written in today's
		s, err = renewDatabase(store)
	}
	if errors.Is(err, ErrNotExist) {
		s, err = createDatabase(store)
		if errors.Is(err, ErrExist) { // another process was faster
			s, err = openDatabase(store, &Options{Write: true})
		}
	}
	if err == nil {
		s.staging = &staging{meta: map[string]string{}, base: s.Generation()}
	}
	return s, err
}

// renewDatabase opens a store of another format.
func renewDatabase(store string) (*Store, error) {
	db, err := sqlstore.Connect(context.Background(), store)
	if err != nil {
		return nil, told(err)
	}
	if err := db.Ensure(context.Background(), allTables()); err != nil {
		db.Close()
		return nil, told(err)
	}
	qs, err := db.QuadStore()
	if err != nil {
		db.Close()
		return nil, told(err)
	}
	s := &Store{path: db.Shown, sql: db, beside: inSQL{db}}
	s.setQuads(qs)
	return s, nil
}

// salvageDatabase reads the readings of a store whatever the state of its other tables.
func salvageDatabase(ctx context.Context, store string) (*Salvaged, error) {
	db, err := sqlstore.Connect(ctx, store)
	if err != nil {
		return nil, told(err)
	}
	defer db.Close()
	if there, err := db.Exists(ctx); err != nil || !there {
		return nil, cmp.Or(told(err), noStore(db.Shown))
	}
	s := &Salvaged{Meta: map[string]string{}}
	err = db.Scan(ctx, table(metaBucket), nil, func(key, value []byte) bool {
		s.Meta[string(key)] = string(value)
		return true
	})
	if err != nil {
		return nil, told(err)
	}
	err = db.Scan(ctx, table(readingBucket), nil, func(key, value []byte) bool {
		r, err := unpackReading(value)
		if err != nil || string(r.Doc.ID) != string(key) {
			s.Lost = append(s.Lost, string(key))
			return true
		}
		s.Readings = append(s.Readings, r)
		return true
	})
	return s, told(err)
}

func noStore(shown string) error {
	return &Error{ErrNotExist, shown + ": the database has no store yet", `build it with "newsgraph build -o ` + shown + ` PATH..."`}
}

// LockDatabase takes the lock on the graph of the store in a database, which is free
// again after unlock, or when this process ends. While another has it, ErrLocked. A
// change does without it, but may then find that another came first (ErrOutdated).
func LockDatabase(ctx context.Context, store string) (unlock func(), err error) {
	db, err := sqlstore.Connect(ctx, store)
	if err != nil {
		return nil, told(err)
	}
	if err := db.Lock(ctx); err != nil {
		db.Close()
		return nil, told(err)
	}
	return func() { db.Close() }, nil
}

// loadDatabase gives an empty store the graph g.
func (s *Store) loadDatabase(ctx context.Context, g *schema.Graph) (Stats, error) {
	if s.staging != nil {
		s.staging.graph = g
		st := newDigest()
		for r := range FlowOf(g).records() {
			st.add(r, nil, nil)
		}
		for range quads.Encode(*g) {
			st.stats.Quads++
		}
		return st.stats, nil
	}
	d, only := recordTables(g)
	_, err := s.sql.Change(ctx, sqlstore.Change{
		Base: s.Generation(), Graph: quads.Encode(*g), Only: only,
		Last: func(done sqlstore.Changed) []sqlstore.Pair { return metaPairs(d.meta(done.Quads)) },
	})
	if err != nil {
		return Stats{}, told(err)
	}
	return s.Counts()
}

// recordTables is what the tables of records and indexes shall have for g.
func recordTables(g *schema.Graph) (*digest, map[string][]sqlstore.Pair) {
	d := newDigest()
	only := map[string][]sqlstore.Pair{}
	for _, bucket := range derivedBuckets {
		only[table(bucket)] = nil
	}
	var entries []entry
	for r := range FlowOf(g).records() {
		key, value := r.key(), r.pack()
		d.add(r, key, value)
		entries = append(r.appendIndex(entries), entry{recordBucket, pair{key, value}})
	}
	for bucket, pairs := range byBucket(entries) {
		only[table(bucket)] = sqlPairs(pairs)
	}
	return d, only
}

func metaPairs(meta map[string]string) []sqlstore.Pair { return sqlPairs(justPairs(metaEntries(meta))) }

// commitDatabase writes what was staged.
func (s *Store) commitDatabase(ctx context.Context) error {
	st := s.staging
	s.staging = nil
	if st == nil || st.graph == nil {
		return nil
	}
	d, only := recordTables(st.graph)
	only[table(readingBucket)] = sqlPairs(st.readings)
	c := sqlstore.Change{Base: st.base, Anew: true, Graph: quads.Encode(*st.graph), Only: only, Settled: keysOf(st.readings)}
	st.meta[metaFormat] = strconv.Itoa(Format)
	c.LastOnly = true
	c.Last = func(done sqlstore.Changed) []sqlstore.Pair {
		meta := d.meta(done.Quads)
		maps.Copy(meta, st.meta)
		return metaPairs(meta)
	}
	_, err := s.sql.Change(ctx, c)
	return told(err)
}

func keysOf(pairs []pair) [][]byte {
	var keys [][]byte
	for _, p := range pairs {
		keys = append(keys, p.key)
	}
	return keys
}

// applyInDatabase writes a change in one transaction.
func (s *Store) applyInDatabase(ctx context.Context, c *Change) error {
	entries, err := s.entriesOf(ctx, c)
	if err != nil {
		return err
	}
	put := map[string][]sqlstore.Pair{}
	for bucket, pairs := range byBucket(entries) {
		put[table(bucket)] = sqlPairs(pairs)
	}
	var settled [][]byte
	for i := range c.Readings {
		settled = append(settled, []byte(c.Readings[i].Doc.ID))
	}
	_, err = s.sql.Change(ctx, sqlstore.Change{
		Base: c.from, Add: slices.Values(c.add), Remove: slices.Values(c.del), Put: put, Settled: settled,
		Last: func(done sqlstore.Changed) []sqlstore.Pair { return metaPairs(c.digest.meta(done.Quads)) },
	})
	return told(err)
}

// PutPending keeps readings in a database that no generation has yet: the graph
// stays as it is. Any number of processes may do so.
func (s *Store) PutPending(ctx context.Context, readings []schema.Reading) error {
	pairs := make([]pair, 0, len(readings))
	for i := range readings {
		value, err := packReading(&readings[i])
		if err != nil {
			return fmt.Errorf("pack reading of %s: %w", readings[i].Doc.ID, err)
		}
		pairs = append(pairs, pair{pendingKey(readings[i].Doc.ID, readings[i].Doc.Reader), value})
	}
	return told(s.sql.Put(ctx, table(pendingBucket), sqlPairs(pairs)))
}

func pendingKey(doc schema.DocID, reader string) []byte {
	return fmt.Appendf(nil, "%s\x00%s", doc, reader)
}

// Pending says which documents have a reading by that reader that PutPending kept
// and no generation has: each with the reader.
func (s *Store) Pending(ctx context.Context, reader string) (map[schema.DocID]string, error) {
	list := map[schema.DocID]string{}
	err := s.sql.Keys(ctx, table(pendingBucket), nil, func(key []byte) bool {
		if doc, by, _ := strings.Cut(string(key), "\x00"); by == reader {
			list[schema.DocID(doc)] = reader
		}
		return true
	})
	return list, told(err)
}

// PendingReading is one of those readings.
func (s *Store) PendingReading(ctx context.Context, doc schema.DocID, reader string) (r schema.Reading, err error) {
	value, found, err := s.sql.Get(ctx, table(pendingBucket), pendingKey(doc, reader))
	switch {
	case err != nil:
		return r, told(err)
	case !found:
		return r, fmt.Errorf("%w: pending reading of %q", ErrNotFound, doc)
	}
	if r, err = unpackReading(value); err != nil {
		return r, s.damaged("the pending reading of "+string(doc), err)
	}
	return r, nil
}
