// Every judge sees what it is there to see: a page, a feed or a book that is
// broken in one place is told, the whole one is not.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { browser, executable, flags } from '../../e2e/galley.js';
import { judges } from '../judges.js';
import { faultsOf as feedFaults } from '../judges/feeds.js';

const jsonld = (extra) => `<script type="application/ld+json">${JSON.stringify({
  '@context': 'https://schema.org', '@type': 'BreadcrumbList',
  itemListElement: [{ '@type': 'ListItem', position: 1, name: 'Economy', ...extra }],
})}</script>`;

const whole = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="description" content="A page for the judges."><title>A page</title>${jsonld()}</head>
<body><nav aria-label="Sections"><a href="/next">The next page of this newspaper</a></nav>
<main><h1>A page</h1><p>A sentence that is long enough to be taken for the text of a page.</p></main></body></html>`;

const broken = {
  nu: [whole.replace('<p>', '<p><b>'), /Unclosed element|open elements/],
  axe: [whole.replace('<p>', '<img src="/seen.svg"><p>'), /image-alt/],
  lighthouse: [whole.replace('<title>A page</title>', '').replace(' lang="en"', '').replace('<meta name="description" content="A page for the judges.">', ''), /seo \d+: .*document-title/],
  data: [whole.replace(jsonld(), jsonld({ position: 'first' })), /ListItem’s position/],
  requests: [whole.replace('<p>', '<img alt="" src="http://elsewhere.invalid/spy.png"><p>'), /asks for http:\/\/elsewhere\.invalid\/spy\.png/],
  plain: [whole.replace('<main>', '<main hidden>'), /no main part/],
};

let server;
let chrome;
let base;
let shown;
before(async () => {
  chrome = await browser();
  server = createServer((request, response) => {
    if (request.url === '/robots.txt') response.statusCode = 404;
    const picture = request.url.endsWith('.svg');
    response.setHeader('Content-Type', picture ? 'image/svg+xml' : 'text/html; charset=utf-8');
    response.end(picture ? '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' : shown);
  });
  await new Promise((r) => { server.listen(0, '127.0.0.1', r); });
  base = `http://127.0.0.1:${server.address().port}/`;
});
after(async () => {
  await chrome?.close();
  server?.close();
  server?.closeAllConnections();
});

async function faults(id, html) {
  shown = html;
  const page = { key: 'section · en', kind: 'section', language: 'en', url: `${base}page`, html, status: 200 };
  const place = { chrome, executable, flags, runs: 1, said() {}, inside: (address) => address.startsWith(base) };
  return (await judges[id].judge([page], place)).get(page.key).faults;
}

for (const [id, [page, said]] of Object.entries(broken)) {
  test(`${judges[id].name} tells a broken page from a whole one`, { timeout: 120_000 }, async () => {
    // How fast this machine is today is not this test's matter.
    assert.deepEqual((await faults(id, whole)).filter((f) => !f.startsWith('performance')), []);
    assert.match((await faults(id, page)).join('\n'), said);
  });
}

const rss = (item) => `<rss version="2.0"><channel><title>A</title><link>http://localhost/</link><description/>
<item><title>B</title><guid>http://localhost/b</guid>${item}</item></channel></rss>`;
const atom = (entry) => `<feed xmlns="http://www.w3.org/2005/Atom"><id>http://localhost/</id><title>A</title><updated>2026-06-08T10:00:00Z</updated>
<author><name>C</name></author><entry><id>http://localhost/b</id><title>B</title>${entry}</entry></feed>`;
const sitemap = (url) => `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>${url}</url></urlset>`;
const json = (item) => JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'A', items: [item] });

const feeds = [
  ['rss', rss('<pubDate>Mon, 08 Jun 2026 10:00:00 GMT</pubDate>'), rss('<pubDate>2026-06-08</pubDate>')],
  ['atom', atom('<updated>2026-06-08T10:00:00Z</updated>'), atom('')],
  ['sitemap', sitemap('<loc>http://localhost/</loc>'), sitemap('<loc>index.html</loc>')],
  ['json', json({ id: '1', content_text: 'x' }), json({ id: '1' })],
];
for (const [format, good, bad] of feeds) {
  test(`a broken ${format} is told from a whole one`, () => {
    assert.deepEqual(feedFaults(good, format), []);
    assert.notDeepEqual(feedFaults(bad, format), []);
  });
}
