"""Reads CSV files with Python's csv module, strictly, and prints the rows as a JSON list."""
import csv
import json
import sys


def read(path):
    with open(path, newline="", encoding="utf-8") as f:
        return list(csv.reader(f, strict=True))


json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
