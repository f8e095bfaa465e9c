// Reads a file of texts, parted by form feeds, with a peer, and prints how many seconds
// of the processor it took, the best of three rounds:
//
//	node peers.js wink|compromise FILE
const fs = require('fs')

const peers = {
  // Tokens, sentences, universal tags, and its entities (dates, amounts, mails; no names of people).
  wink() {
    const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'))
    const its = nlp.its
    return text => {
      const doc = nlp.readDoc(text)
      return doc.sentences().length() + doc.tokens().out(its.pos).length + doc.entities().out(its.type).length
    }
  },
  // Tokens, sentences, its own tags, and people, places and organizations.
  compromise() {
    const nlp = require('compromise')
    return text => {
      const doc = nlp(text)
      return doc.length + doc.people().length + doc.places().length + doc.organizations().length
    }
  },
}

const read = peers[process.argv[2]]()
const texts = fs.readFileSync(process.argv[3], 'utf8').split('\f')
for (const t of texts.slice(0, 3)) read(t)
let best = Infinity
for (let round = 0; round < 3; round++) {
  const before = process.cpuUsage()
  for (const t of texts) read(t)
  const used = process.cpuUsage(before)
  best = Math.min(best, (used.user + used.system) / 1e6)
}
console.log(best)
