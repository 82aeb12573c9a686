// A site with a service worker, on a server that is then gone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Place, browser } from '../galley.js';

const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.webp': 'image/webp', '.woff2': 'font/woff2' };
const languages = { en: 'There is no network', ar: 'لا شبكة الآن' };

let place, chrome, site, server, base;

before(async () => {
  place = new Place();
  place.run('init', '--sample', '--person', 'Nell', '--room', place.room);
  site = join(place.dir, 'site');
  place.run('export', 'site', site, '--service-worker', '--room', place.room);
  server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname).replace(/^\/paper\//, '');
    try {
      const body = await readFile(join(site, path));
      response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'text/plain' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
  base = `http://127.0.0.1:${server.address().port}/paper/`;
  chrome = await browser();
});

after(async () => {
  await chrome?.close();
  server?.close();
  server?.closeAllConnections();
  await place?.close();
});

function stories(language) {
  const all = [];
  for (let next = []; next;) {
    const page = place.json('list', '--language', language, '--status', 'public', '--limit', '50', '--room', place.room, ...next);
    all.push(...page.stories);
    next = page.next && ['--after', page.next];
  }
  return all.sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
}

/** Opens the front page and waits until the worker has the edition. */
async function visitor(t, language) {
  const context = await chrome.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${base}${language}/index.html`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  return { context, page, at: (story) => `${base}${language}/story/${story.address}.html` };
}

for (const [language, away] of Object.entries(languages)) {
  test(`${language}: without a network the newest is there, and what is not says so`, async (t) => {
    const all = stories(language);
    const { context, page, at } = await visitor(t, language);
    await context.setOffline(true);
    await page.goto(`${base}${language}/index.html`);
    await page.getByRole('main').waitFor();
    await page.goto(at(all[0]));
    assert.equal(await page.locator('h1').innerText(), all[0].headline);
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink')), '', 'its style is there');
    await page.goto(`${base}${language}/trending/index.html`);
    assert.match(await page.locator('h1').innerText(), new RegExp(away));
    await page.getByRole('link').click();
    assert.equal(page.url(), `${base}${language}/index.html`);
  });
}

test('what was read leaves no trace in what is kept', async (t) => {
  const [newest] = stories('en');
  const { page, at } = await visitor(t, 'en');
  const other = `${base}en/trending/index.html`;
  const kept = () => page.evaluate(async () => {
    const names = await caches.keys();
    return (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((r) => r.url)))).flat().sort();
  });
  const before = await kept();
  assert.ok(before.includes(at(newest)) && !before.includes(other));
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.goto(other);
  assert.deepEqual(await kept(), before);
});

test('a withdrawn story is let go of with the next export', async (t) => {
  const [story] = stories('es');
  const { context, page, at } = await visitor(t, 'es');
  place.run('withdraw', story.id, '--reason', 'No era así.', '--room', place.room);
  place.run('export', 'site', site, '--service-worker', '--room', place.room);
  await page.evaluate(async () => {
    const worker = await navigator.serviceWorker.getRegistration();
    const changed = new Promise((resolve) => { navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }); });
    await worker.update();
    await changed;
  });
  await context.setOffline(true);
  await page.goto(at(story));
  assert.match(await page.locator('h1').innerText(), /No hay red/);
});

test('without the option there is no worker', async () => {
  const plain = join(place.dir, 'plain');
  place.run('export', 'site', plain, '--room', place.room);
  assert.ok(!(await readFile(join(plain, 'en/index.html'), 'utf8')).includes('worker.js'));
  await assert.rejects(readFile(join(plain, 'en/worker.js')));
});
