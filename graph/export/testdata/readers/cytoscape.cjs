// Loads Cytoscape JSON into Cytoscape.js, headless, and prints what it holds.
const fs = require('fs')
const cytoscape = require('cytoscape')

function read (path) {
  const cy = cytoscape({ headless: true, elements: JSON.parse(fs.readFileSync(path, 'utf8')).elements })
  const nodes = {}
  cy.nodes().forEach((n) => { nodes[n.id()] = n.data('name') })
  const quotes = cy.edges().map((e) => e.data('quote')).filter((q) => q)
  return { nodes, edges: cy.edges().length, quotes }
}
console.log(JSON.stringify(process.argv.slice(2).map(read)))
