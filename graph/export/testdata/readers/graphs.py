"""Reads GraphML or GEXF files with networkx and prints what it found, as a JSON list."""
import json
import sys

import networkx
from networkx.readwrite import gexf

if "1.3" not in gexf.GEXF.versions:  # networkx before 3.3 lacks the name space only
    gexf.GEXF.versions["1.3"] = {
        "NS_GEXF": "http://gexf.net/1.3",
        "NS_VIZ": "http://gexf.net/1.3/viz",
        "NS_XSI": "http://www.w3.org/2001/XMLSchema-instance",
        "SCHEMALOCATION": "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd",
        "VERSION": "1.3",
    }


def read(path):
    if path.endswith(".graphml"):
        return networkx.read_graphml(path, force_multigraph=True)
    return networkx.read_gexf(path, version="1.3")


def found(g):
    edges = [d for _, _, d in g.edges(data=True)]
    return {
        "nodes": {n: d.get("label", "") for n, d in g.nodes(data=True)},
        "edges": len(edges),
        "quotes": sorted(d["quote"] for d in edges if "quote" in d),
        "spells": sorted(str(s) for d in edges for s in d.get("spells", [])),
        "kinds": sorted({"%s:%s" % (k, type(v).__name__) for d in edges for k, v in d.items()}),
    }


json.dump([found(read(path)) for path in sys.argv[1:]], sys.stdout)
