package parse

import "testing"

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(modelFile); err != nil {
			b.Fatal(err)
		}
	}
}
