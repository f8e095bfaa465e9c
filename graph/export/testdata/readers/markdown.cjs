// Reads the pages of a dossier: front matter with gray-matter, the rest with markdown-it,
// HTML allowed, and prints what a reader sees: the words, and any HTML that came through.
const fs = require('fs')
const path = require('path')
const matter = require('gray-matter')
const md = require('markdown-it')({ html: true })

function read (dir) {
  const pages = {}
  for (const name of fs.readdirSync(dir, { recursive: true }).filter((n) => n.endsWith('.md')).sort()) {
    const { data, content } = matter(fs.readFileSync(path.join(dir, name), 'utf8'))
    const words = []
    const html = []
    const links = []
    for (const block of md.parse(content, {})) {
      if (block.type === 'html_block' || block.type === 'code_block' || block.type === 'fence') html.push(block.content)
      for (const token of block.children || []) {
        if (token.type === 'html_inline' || token.type === 'code_inline' || token.type === 'image') html.push(token.content)
        if (token.type === 'text' || token.type === 'text_special') words.push(token.content)
        if (token.type === 'link_open') links.push(token.attrGet('href'))
      }
      if (block.type === 'inline') words.push('\n')
    }
    const text = words.join('')
    pages[name] = { data, text, html, links, pages: [...text.matchAll(/\[\[([^|\]]+)\|[^\]]*\]\]/g)].map((m) => m[1]) }
  }
  return pages
}
console.log(JSON.stringify(process.argv.slice(2).map(read)))
