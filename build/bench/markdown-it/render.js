// Renders the texts of a JSON array with markdown-it, once to warm up and once
// by the clock; prints the milliseconds.
import { readFileSync } from 'node:fs'
import markdownIt from 'markdown-it'

const texts = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const renderer = markdownIt({ linkify: true })

function renderAll() {
  let length = 0
  for (const text of texts) length += renderer.render(text).length
  return length
}

renderAll()
const start = process.hrtime.bigint()
if (renderAll() === 0) throw new Error('nothing was rendered')
console.log(Number(process.hrtime.bigint() - start) / 1e6)
