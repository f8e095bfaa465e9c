package extract

import (
	_ "embed"
	"strings"
)

// fingerprint is a hash of every source file and model under this folder, so
// that a store knows which of its readings another program would read alike.
// TestFingerprint fails when it is not up to date; `make golden` rewrites it.
//
//go:embed fingerprint.txt
var fingerprint string

func version(o Options) string {
	engine := o.Engine
	if engine == "" {
		engine = Engines[0]
	}
	return strings.TrimSpace(fingerprint) + "-" + o.Vocabulary.Version() + "-" + string(engine)
}
