"""Reads N-Quads and JSON-LD files with rdflib and prints their quads, sorted, as a JSON list."""
import json
import sys

import rdflib

FORMS = {"nquads": "nquads", "jsonld": "json-ld"}


def label(c):
    name = c.identifier
    return "" if name.startswith("file:") else name.n3()  # the default graph is named as the file


def read(path):
    g = rdflib.ConjunctiveGraph()
    g.parse(path, format=FORMS[path.rsplit(".", 1)[1]])
    return sorted(" ".join([s.n3(), p.n3(), o.n3(), label(c)]) for s, p, o, c in g.quads())


json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
