package main

import (
	"strings"
	"testing"
)

// Each licence by the words that it is known by, as they stand in the wild.
func TestIdentify(t *testing.T) {
	const bsd = "Redistribution and use in source and binary\nforms, with or without modification, are permitted"
	for _, tt := range []struct{ text, want string }{
		{"Apache License\n   Version 2.0, January 2004", "Apache-2.0"},
		{bsd, "BSD-2-Clause"},
		{bsd + " … may be used to endorse or\npromote products", "BSD-3-Clause"},
		{"Permission is hereby granted, free of charge, to any person\nobtaining a copy of this software", "MIT"},
		{"Permission to use, copy, modify, and/or distribute this software", "ISC"},
		{"Mozilla Public License, version 2.0\n… the GNU General Public License, Version 2.0, the GNU Affero General Public License, Version 3.0", "MPL-2.0"},
		{"GNU GENERAL PUBLIC LICENSE\nVersion 3, 29 June 2007", "GPL"},
		{"GNU LESSER GENERAL PUBLIC LICENSE Version 2.1", "GPL"},
		{"All rights reserved.", ""},
	} {
		if got := strings.Join(identify(tt.text), " "); got != tt.want {
			t.Errorf("identify(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestCheck(t *testing.T) {
	for _, tt := range []struct {
		licences []string
		want     string
	}{
		{[]string{"MIT", "BSD-3-Clause"}, ""},
		{[]string{"MIT", "GPL"}, "x is under GPL, which is not among those allowed"},
		{nil, "x has no licence"},
	} {
		m := module{path: "x", licences: tt.licences}
		if err := m.check(); (err != nil) != (tt.want != "") || err != nil && !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%v: %v, want %q", tt.licences, err, tt.want)
		}
	}
}
