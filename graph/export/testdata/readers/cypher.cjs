// Reads Cypher with Neo4j's own grammar: every token must have its place in the tree. With
// --lint its semantic checks follow, which take seconds a statement.
const fs = require('fs')
const { getDebugTree, lintCypherQuery, parseStatementsStrs } = require('@neo4j-cypher/language-support')

const escapes = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const unquoted = (s) => s.slice(1, -1).replace(/\\(u[0-9A-Fa-f]{4}|[^])/g, (_, e) =>
  e.length > 1 ? String.fromCharCode(parseInt(e.slice(1), 16)) : escapes[e] || e)

function tokensOf (statement) {
  const tokens = []
  const walk = (n) => n.children.length ? n.children.forEach(walk) : tokens.push(n.name)
  walk(getDebugTree(statement))
  const bare = (s) => s.replace(/\s/g, '')
  if (bare(tokens.join('')) !== bare(statement) || tokens.includes("'")) throw new Error('not read to the end: ' + statement)
  return tokens
}

function read (path) {
  const statements = parseStatementsStrs(fs.readFileSync(path, 'utf8')).filter((s) => s.trim())
  const found = { statements: statements.length, nodes: {}, edges: 0, quotes: [] }
  for (const text of statements) {
    const statement = text.trim().replace(/^\/\/.*\n/, '').replace(/;$/, '')
    const tokens = tokensOf(statement)
    let id
    for (let i = 0; i + 2 < tokens.length; i++) {
      if (tokens[i + 1] !== ':' || !tokens[i + 2].startsWith("'")) continue
      let value = unquoted(tokens[i + 2])
      for (let j = i + 3; tokens[j] === '+'; j += 2) value += unquoted(tokens[j + 1])
      if (tokens[i] === 'id') id = value
      if (tokens[i] === 'name') found.nodes[id] = value
      if (tokens[i] === 'from') found.edges++
      if (tokens[i] === 'quote') found.quotes.push(value)
    }
  }
  return found
}

if (process.argv[2] === '--lint') {
  const errors = (path) => lintCypherQuery(fs.readFileSync(path, 'utf8'), {}, {}).diagnostics.map((d) => d.message)
  console.log(JSON.stringify(process.argv.slice(3).map(errors)))
} else {
  console.log(JSON.stringify(process.argv.slice(2).map(read)))
}
