package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"strings"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
)

// models are trained on data under CC BY-SA 4.0 (see NOTICE) and embedded in the binary.
var models = []string{"extract/learn/clusters.bin", "extract/mention/model.bin", "extract/parse/model.bin", "extract/tag/model.bin"}

func sbom(out io.Writer, mods []module, version string) error {
	root := component("newsgraph", version, cyclonedx.ComponentTypeApplication, "Apache-2.0")
	list := []cyclonedx.Component{}
	refs := []string{}
	for _, m := range mods {
		c := component(m.path, m.version, cyclonedx.ComponentTypeLibrary, m.licences...)
		c.PackageURL = "pkg:golang/" + m.path + "@" + strings.ReplaceAll(m.version, "+", "%2B")
		if m.path == "go" {
			c.PackageURL = "pkg:golang/std@" + m.version
		}
		if m.sum != "" { // of go.sum: a hash of the list of the files' hashes
			c.Properties = &[]cyclonedx.Property{{Name: "go.sum", Value: m.sum}}
		}
		list, refs = append(list, c), append(refs, c.BOMRef)
	}
	for _, file := range models {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		c := component(file, "", cyclonedx.ComponentTypeMachineLearningModel, "CC-BY-SA-4.0")
		c.Hashes = &[]cyclonedx.Hash{{Algorithm: cyclonedx.HashAlgoSHA256, Value: hex.EncodeToString(sum[:])}}
		list, refs = append(list, c), append(refs, c.BOMRef)
	}
	bom := cyclonedx.NewBOM()
	bom.Metadata = &cyclonedx.Metadata{Component: &root}
	bom.Components = &list
	bom.Dependencies = &[]cyclonedx.Dependency{{Ref: root.BOMRef, Dependencies: &refs}}
	return cyclonedx.NewBOMEncoder(out, cyclonedx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(bom, cyclonedx.SpecVersion1_6)
}

func component(name, version string, kind cyclonedx.ComponentType, licences ...string) cyclonedx.Component {
	c := cyclonedx.Component{BOMRef: name, Type: kind, Name: name, Version: version}
	choices := cyclonedx.Licenses{}
	for _, id := range licences {
		choices = append(choices, cyclonedx.LicenseChoice{License: &cyclonedx.License{ID: id}})
	}
	c.Licenses = &choices
	return c
}
