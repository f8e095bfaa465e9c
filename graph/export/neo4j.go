package export

import (
	"context"
	"fmt"
	"strings"
)

// writeNeo4j writes nodes.csv and relationships.csv for Neo4j's bulk import into a new
// database, and import.txt with the command. Text that is a fact's object is a node :Text.
func writeNeo4j(ctx context.Context, dir Folder, src Source, _ Options) error {
	fields := vertexFields[2:] // type is a label, aliases a list
	header := append([]string{"id:ID", "name", ":LABEL", "aliases:string[]"}, neo4jNames(fields)...)
	err := csvFile(dir, "nodes.csv", neo4jCell, header, func(row func(...any) error) error {
		return eachVertex(ctx, src, true, func(v *vertex) error {
			return row(append([]any{v.id, v.name, []string{"Entity", v.kind}, v.Aliases}, fieldValues(fields, v)...)...)
		})
	})
	if err != nil {
		return err
	}
	header = append([]string{":START_ID", ":END_ID", ":TYPE", "id"}, neo4jNames(arcFields)...)
	err = csvFile(dir, "relationships.csv", neo4jCell, header, func(row func(...any) error) error {
		return eachArc(ctx, src, func(a *arc) error {
			return row(append([]any{a.from, a.to, a.Relation, string(a.ID)}, fieldValues(arcFields, a)...)...)
		})
	})
	if err != nil {
		return err
	}
	w, err := dir.Create("import.txt")
	if err == nil {
		_, err = fmt.Fprintln(w, "neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv neo4j")
	}
	return err
}

var neo4jTypes = [...]string{textField: "", wholeField: ":int", numberField: ":float", truthField: ":boolean"}

func neo4jNames[T any](fields []field[T]) []string {
	names := fieldNames(fields)
	for i := range names {
		names[i] += neo4jTypes[fields[i].kind]
	}
	return names
}

// neo4jCell writes a value for the import, which reads a record a line unless told
// otherwise, and lists with ";" between. No database runs formulas.
func neo4jCell(v any) string {
	if list, ok := v.([]string); ok {
		var out []string
		for _, s := range list {
			out = append(out, strings.ReplaceAll(plain(s), ";", ","))
		}
		return strings.Join(out, ";")
	}
	return plain(fmt.Sprint(v))
}
