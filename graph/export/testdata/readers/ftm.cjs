// Loads FollowTheMoney entities into its published model: schema, properties, their
// ranges, and what is required. Prints how many there are of each schema.
const fs = require('fs')
const { Model, defaultModel } = require('@alephdata/followthemoney')
const model = new Model(defaultModel)
const fail = (e, what) => { throw new Error(`${what}: ${JSON.stringify(e)}`) }

function check (e, raw) {
  const entity = model.getEntity(e) // an unknown schema or property throws
  const schema = entity.schema
  if (schema.abstract) fail(e, 'abstract schema')
  for (const name of schema.required || []) if (!entity.hasProperty(name)) fail(e, `without ${name}`)
  for (const prop of entity.getProperties()) {
    for (const value of e.properties[prop.name]) {
      if (prop.stub) fail(e, `${prop.name} is not written`)
      if (prop.type.name === 'date' && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(value)) fail(e, 'no date')
      if (prop.type.name === 'url' && !/^https?:/.test(value)) fail(e, 'no URL')
      if (prop.type.isEntity) {
        const other = raw.get(value)
        if (!other) fail(e, `${prop.name} leads nowhere`)
        if (!model.getSchema(other.schema).isA(prop.range)) fail(e, `${prop.name} is no ${prop.range}`)
      }
    }
  }
}

function read (path) {
  const lines = fs.readFileSync(path, 'utf8').split('\n').filter((l) => l)
  const raw = new Map(lines.map((l) => JSON.parse(l)).map((e) => [e.id, e]))
  const schemata = {}
  for (const e of raw.values()) {
    check(e, raw)
    schemata[e.schema] = (schemata[e.schema] || 0) + 1
  }
  return { entities: lines.length, ids: raw.size, schemata }
}
console.log(JSON.stringify(process.argv.slice(2).map(read)))
