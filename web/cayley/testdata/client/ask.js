// Asks a server, argv[2], with a client of Cayley, and prints what it understood.
'use strict';

const base = process.argv[2];
const out = {};
const client = require('node-cayley')(base.replace('http://', ''), { promisify: true, logLevel: 0 });

async function ask(name, promise) {
  try {
    out[name] = await promise;
  } catch (e) {
    out[name] = { failed: String(e) };
  }
}

(async () => {
  const g = client.g;
  await ask('all', g.type('query').V('<person/nayib-bukele>').Out('<responded_to>').All());
  await ask('limit', g.type('query').V().GetLimit(3));
  await ask('tags', g.type('query').V('<person/nayib-bukele>').Tag('who').Out('<responded_to>').All());
  await ask('nothing', g.type('query').V('<person/nobody>').All());
  await ask('shape', new (g.constructor)(true, g._request, 'shape').type('shape').V('<person/nayib-bukele>').Out('<responded_to>').All());
  await ask('read', client.read());
  await ask('write', client.write([{ primaryKey: '</user/x>', name: 'x' }]));
  await ask('delete', client.delete([{ primaryKey: '</user/x>', name: 'x' }]));
  out.read = Array.isArray(out.read) ? { quads: out.read.length, first: Object.keys(out.read[0]) } : out.read;
  console.log(JSON.stringify(out));
})();
