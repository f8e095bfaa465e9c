// Reads GEXF with graphology's reader, the one of Gephi Lite.
const fs = require('fs')
const { MultiDirectedGraph, MultiGraph } = require('graphology')
const gexf = require('graphology-gexf')

function read (path) {
  const text = fs.readFileSync(path, 'utf8')
  const g = gexf.parse(text.includes('<edge ') ? MultiDirectedGraph : MultiGraph, text, { addMissingNodes: false })
  const nodes = {}
  g.forEachNode((n, a) => { nodes[n] = a.label || '' })
  const quotes = g.mapEdges((e, a) => a.quote || '').filter((q) => q)
  return { nodes, edges: g.size, quotes }
}
console.log(JSON.stringify(process.argv.slice(2).map(read)))
