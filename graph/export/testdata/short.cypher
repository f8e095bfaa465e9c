// newsgraph: cypher-shell -f FILE
CREATE CONSTRAINT newsgraph_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
UNWIND [
  {id: 'facility/vesterhavn-dock', name: 'Vesterhavn Dock', type: 'Facility', mentions: 1, articles: 1}
] AS row
MERGE (n:Entity {id: row.id}) SET n += row, n:`Facility`;
UNWIND [
  {id: 'organization/falk-shipping', name: 'Falk Shipping', type: 'Organization', mentions: 1, articles: 1}
] AS row
MERGE (n:Entity {id: row.id}) SET n += row, n:`Organization`;
UNWIND [
  {id: 'person/edda-holm', name: 'Edda Holm', type: 'Person', mentions: 1, articles: 1}
] AS row
MERGE (n:Entity {id: row.id}) SET n += row, n:`Person`;
UNWIND [
  {id: 'fact/002/object', name: '"it is <over> & done"', type: 'Text', mentions: 0, articles: 0}
] AS row
MERGE (n:Entity {id: row.id}) SET n += row, n:`Text`;
UNWIND [
  {from: 'person/edda-holm', to: 'organization/falk-shipping', fact: {id: 'fact/000', relation: 'accused', modality: 'asserted', disputed: true, articles: 4, origins: 4, score: 0.9, quote: 'Person Edda Holm accused Organization Falk Shipping.', outlet: 'Umbra Wire', published: '2025-03-04', url: 'https://news.example/a?x=1&y=2'}}
] AS row
MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to}) MERGE (a)-[r:`accused` {id: row.fact.id}]->(b) SET r += row.fact;
UNWIND [
  {from: 'person/edda-holm', to: 'fact/002/object', fact: {id: 'fact/002', relation: 'said', modality: 'asserted', disputed: false, articles: 1, origins: 1, score: 0.9, quote: 'Person Edda Holm said "it is <over> & done".', outlet: 'Umbra Wire', published: '2025-03-04', url: 'https://news.example/a?x=1&y=2'}}
] AS row
MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to}) MERGE (a)-[r:`said` {id: row.fact.id}]->(b) SET r += row.fact;
UNWIND [
  {from: 'organization/falk-shipping', to: 'facility/vesterhavn-dock', fact: {id: 'fact/001', relation: 'sold', modality: 'negated', disputed: false, articles: 1, origins: 1, score: 0.9, quote: 'Organization Falk Shipping sold Facility Vesterhavn Dock.', outlet: 'Umbra Wire', published: '2025-03-04', url: 'https://news.example/a?x=1&y=2'}}
] AS row
MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to}) MERGE (a)-[r:`sold` {id: row.fact.id}]->(b) SET r += row.fact;
