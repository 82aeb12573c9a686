// Judges the sample's edition by tools that are not Galley's, and writes what
// they say.
//
//	npm run judge                        every judge, every kind of page
//	npm run judge -- --out FILE          the same, kept in a file
//	npm run judge -- nu axe              only these judges
//	npm run judge -- --kind article nu   only this kind of page
//	npm run judge -- --runs 1 lighthouse one run of Lighthouse instead of three
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { browser, executable, flags } from '../e2e/galley.js';
import { judges } from './judges.js';
import { within } from './judges/requests.js';
import { kindNames, pagesOf } from './pages.js';
import { report } from './report.js';
import { Room } from './room.js';
import { versions } from './versions.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kind: { type: 'string', multiple: true }, runs: { type: 'string', default: '3' }, out: { type: 'string' } },
});
const unknown = [
  ...positionals.filter((id) => !(id in judges)),
  ...(values.kind ?? []).filter((kind) => !kindNames.includes(kind)),
];
if (unknown.length) {
  console.error(`Not known: ${unknown.join(', ')}. Judges: ${Object.keys(judges).join(', ')}. Kinds: ${kindNames.join(', ')}.`);
  process.exit(2);
}
const asked = positionals.length ? positionals : Object.keys(judges);

const started = Date.now();
const said = (line) => process.stderr.write(`${line}\n`);
const room = await Room.open();
room.export();
const chrome = await browser();
let text;
let bad;
try {
  const pages = await pagesOf(room, (kind) => !values.kind || values.kind.includes(kind));
  const place = {
    room, chrome, said, executable, flags, runs: Number(values.runs),
    inside: (address, page) => address.startsWith(page.kept ? page.url : room.address) || within(address),
  };
  const results = [];
  if (!room.site) said('The edition could not be exported: feeds are missing, and no page is judged from files.');
  for (const id of asked) {
    said(`${judges[id].name} …`);
    results.push({ judge: judges[id], found: await judges[id].judge(pages.filter((p) => p.html !== null), place) });
  }
  ({ text, bad } = report({ pages, results, versions: versions(asked.map((id) => judges[id]), chrome), runs: place.runs, took: Date.now() - started }));
} finally {
  await chrome.close();
  await room.close();
}
if (values.out) writeFileSync(values.out, text);
else process.stdout.write(text);
said(bad ? `${bad} faults` : 'no fault');
process.exit(bad ? 1 : 0);
