package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"newsgraph/extract/resolve"
	"newsgraph/extract/source"
	"newsgraph/schema"
)

// What goes from worker to worker. At is the place in the input: At of an article that comes
// before another is smaller. Plain structs are rows to Beam; the others have a coder here.
type (
	// A Found is a file to be opened.
	Found struct {
		At   string
		File source.File
	}

	// An Item is an article to be read.
	Item struct {
		At   string
		Item source.Item
	}

	// A Reading is an article that was read. It goes as its lines in the line format.
	Reading struct {
		At      string
		Reading schema.Reading
	}

	// A Summary is what of a reading tells who is who.
	Summary struct{ resolve.Summary }

	// An IDs is the ids of the things of one reading.
	IDs struct{ Entity []string }

	// A Part is what one article says of a fact.
	Part struct {
		Fact   schema.Fact
		Origin schema.DocID // the article that it is a copy of, itself when it is none
	}

	// A Row is lines to be written, in the order of the keys.
	Row struct {
		Key  string
		Data []byte
	}
)

// at is the place of the nth file, or of the nth article after that of its file and a point.
func at(n int) string { return fmt.Sprintf("%09d", n) }

func init() {
	beam.RegisterCoder(reflect.TypeFor[Item](), encodeItem, decodeItem)
	beam.RegisterCoder(reflect.TypeFor[Reading](), encodeReading, decodeReading)
	beam.RegisterCoder(reflect.TypeFor[Summary](), encodeSummary, decodeSummary)
	beam.RegisterCoder(reflect.TypeFor[Part](), encodePart, decodePart)
	beam.RegisterType(reflect.TypeFor[Found]())
	beam.RegisterType(reflect.TypeFor[IDs]())
	beam.RegisterType(reflect.TypeFor[Row]())
	register.Emitter1[Found]()
	register.Emitter1[Item]()
	register.Emitter1[Reading]()
	register.Emitter1[Row]()
	register.Emitter1[string]()
	register.Emitter2[string, Reading]()
	register.Emitter2[string, IDs]()
	register.Emitter2[string, Part]()
	register.Emitter2[string, string]()
	register.Emitter2[int, Row]()
	register.Iter1[Reading]()
	register.Iter1[Summary]()
	register.Iter1[IDs]()
	register.Iter1[Part]()
	register.Iter1[Row]()
	register.Iter1[Sample]()
	register.Iter1[string]()
	register.Iter2[string, string]()
}

func encodeItem(x Item) ([]byte, error) { return json.Marshal(x) }

func decodeItem(b []byte) (x Item, err error) { return x, json.Unmarshal(b, &x) }

func encodeSummary(x Summary) ([]byte, error) { return json.Marshal(x) }

func decodeSummary(b []byte) (x Summary, err error) { return x, json.Unmarshal(b, &x) }

func encodePart(x Part) ([]byte, error) { return json.Marshal(x) }

func decodePart(b []byte) (x Part, err error) { return x, json.Unmarshal(b, &x) }

func encodeReading(x Reading) ([]byte, error) {
	b := bytes.NewBufferString(x.At + "\n")
	err := schema.WriteLines(b, x.Reading)
	return b.Bytes(), err
}

func decodeReading(b []byte) (Reading, error) {
	at, lines, _ := bytes.Cut(b, []byte("\n"))
	for r, err := range schema.ReadLines("a reading", bytes.NewReader(lines)) {
		return Reading{string(at), r}, err
	}
	return Reading{}, fmt.Errorf("a reading without lines: %q", b)
}
