// An exported site, opened from a folder without any server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Place, browser } from '../galley.js';

let place, chrome, site;

before(async () => {
  place = new Place();
  place.run('init', '--sample', '--person', 'Nell', '--room', place.room);
  const written = join(place.dir, 'written here');
  place.run('export', 'site', written, '--room', place.room);
  site = join(place.dir, 'and moved', 'to another folder');
  mkdirSync(join(place.dir, 'and moved'));
  renameSync(written, site);
  chrome = await browser();
});

after(async () => {
  await chrome?.close();
  await place?.close();
});

const at = (address) => pathToFileURL(join(site, ...address.split('/'))).href;

/** A page that keeps what it could not load, and what it asked for elsewhere. */
async function open(address, options = {}) {
  const page = await chrome.newPage(options);
  page.faults = [];
  page.on('pageerror', (e) => page.faults.push(e.message));
  page.on('requestfailed', (r) => { // what a page leaves behind is no fault
    if (r.failure()?.errorText !== 'net::ERR_ABORTED') page.faults.push(`${r.url()}: ${r.failure()?.errorText}`);
  });
  page.on('request', (r) => { if (!/^(file|data):/.test(r.url())) page.faults.push(r.url()); });
  await page.goto(at(address));
  return page;
}

test('every link of every page leads to a file', async () => {
  const page = await open('en/index.html');
  const seen = new Set(['index.html']);
  const waiting = ['en/index.html', 'es/index.html', 'ar/index.html'];
  const root = at('');
  while (waiting.length) {
    const address = waiting.pop();
    if (seen.has(address)) continue;
    seen.add(address);
    if (readFileSync(join(site, ...address.split('/')), 'utf8').includes('http-equiv="refresh"')) continue; // it leads on
    await page.goto(at(address));
    const links = await page.$$eval('a[href], link[href], script[src], img[src]', (all) => all.map((e) => e.href || e.src));
    for (const link of links) {
      if (!link.startsWith(root)) continue;
      const to = decodeURIComponent(new URL(link).pathname.slice(new URL(root).pathname.length));
      assert.ok(existsSync(join(site, ...to.split('/'))), `${address} leads to ${to}`);
      if (to.endsWith('.html') && !seen.has(to) && seen.size + waiting.length < 150) waiting.push(to);
    }
  }
  assert.ok(seen.size > 100, `only ${seen.size} pages were reached`);
  assert.deepEqual(page.faults, []);
  await page.close();
});

const questions = {
  en: ['ferries', 'the harbours', 'voted on wakes', 'umbrella -ferry', 'Nell Harrow', 'café'],
  es: ['barcos', 'publicación noche', 'ventana', 'años', 'Inés Cañabal'],
  ar: ['المدرسة', 'عبّارة', 'بالميناء', 'والمكتبات', 'مظلات'],
};

for (const [language, asked] of Object.entries(questions)) {
  test(`the search finds without a server what the program finds (${language})`, async () => {
    for (const question of asked) {
      const { results } = place.json('search', question, '--language', language, '--limit', '60');
      const page = await open(`${language}/search/index.html`);
      await page.fill('main [name="q"]', question);
      await Promise.all([page.waitForNavigation(), page.press('main [name="q"]', 'Enter')]);
      await page.waitForFunction(() => {
        const said = document.querySelector('#offline [role="status"]');
        return said.textContent && !said.textContent.includes(said.dataset.looking.slice(0, 8));
      });
      for (let more = page.locator('#offline button:visible'); await more.count();) await more.click();
      const found = await page.$$eval('[data-found] .hed', (all) => all.map((e) => e.textContent));
      for (const r of results) {
        assert.ok(found.includes(r.story.headline), `“${question}” does not find “${r.story.headline}”, but ${found.join(' | ')}`);
      }
      assert.ok(found.length <= results.length + 3, `“${question}” finds ${found.length}, not ${results.length}`);
      if (results.length) assert.equal(await page.locator('[data-found] a').first().getAttribute('href').then((h) => existsSync(join(site, language, 'search', ...decodeURIComponent(h).split('/')))), true);
      assert.deepEqual(page.faults, []);
      await page.close();
    }
  });
}

test('what no story has is said, and what only some words have is found', async () => {
  const page = await open('en/search/index.html');
  await page.goto(`${at('en/search/index.html')}?q=ferry%20xyzzyx`);
  await page.locator('[data-found] .hed').first().waitFor();
  assert.match(await page.textContent('#offline [role="status"]'), /xyzzyx/);
  await page.goto(`${at('en/search/index.html')}?q=xyzzyx`);
  await page.getByText('Nothing has').waitFor();
  await page.close();
});

test('without scripts the search leads to the archive', async () => {
  const page = await open('ar/search/index.html', { javaScriptEnabled: false });
  await page.click('#offline .note a');
  assert.match(page.url(), /ar\/archive\/index\.html$/);
  await page.close();
});
