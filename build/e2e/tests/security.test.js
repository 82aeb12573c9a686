// The desk answers to its own page on this computer, and to nobody else.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { Place, browser, desk } from '../galley.js';
import { Person } from '../person.js';

let chrome;
let place;
let page;
let address;
let cookie;
before(async () => {
  chrome = await browser();
  place = new Place();
  place.env.GALLEY_ROOM = place.room;
  ({ address } = await place.serve('serve'));
  page = await desk(chrome, address);
  await new Person(page).makeNewsroom();
  cookie = (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join('; ');
});
after(async () => {
  await chrome.close();
  await place.close();
});

/** One request as it stands, Host and Origin too: no browser writes them. */
function ask(path, { method = 'GET', headers = {}, body } = {}) {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (answer) => {
      answer.setEncoding('utf8');
      let text = '';
      answer.on('data', (d) => { text += d; });
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const state = (headers) => ask('/api/Rooms/State', { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: '[]' });

test('an address opens the desk once', async () => {
  const { pathname, search } = new URL(address);
  const again = await ask(pathname + search);
  assert.equal(again.status, 403);
  assert.equal(again.headers['set-cookie'], undefined);
  const { address: fresh } = await place.serve('serve');
  const first = await ask(new URL(fresh).pathname + new URL(fresh).search);
  assert.equal(first.status, 303);
  assert.match(first.headers['set-cookie'][0], /HttpOnly/);
  assert.match(first.headers['set-cookie'][0], /SameSite=Strict/);
  assert.equal((await ask(new URL(fresh).pathname + new URL(fresh).search)).status, 403);
  assert.ok(!page.url().includes('token'), 'no token stays in the address bar');
});

test('without its cookie nothing is answered', async () => {
  for (const path of ['/', '/index.html', '/api/events?after=0']) assert.equal((await ask(path)).status, 401, path);
  assert.equal((await state({})).status, 401);
  assert.equal((await state({ Cookie: cookie.replace(/.$/, (c) => (c === '0' ? '1' : '0')) })).status, 401);
  assert.equal((await state({ Cookie: cookie })).status, 200);
});

test('foreign names and pages are turned away', async () => {
  const { host, port } = new URL(address);
  const refused = [
    { Host: 'galley.example' }, { Host: `galley.example:${port}` }, { Host: '127.0.0.1' },
    { Origin: 'http://galley.example' }, { Origin: 'null' }, { Origin: `http://127.0.0.1:${Number(port) + 1}` },
    { 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' },
  ];
  for (const headers of refused) {
    const { status, text } = await state({ Host: host, Cookie: cookie, ...headers });
    assert.ok(status === 403 || status === 421, `${JSON.stringify(headers)}: ${status}`);
    assert.ok(!text.includes(place.room));
  }
  assert.equal((await state({ Host: host, Cookie: cookie, Origin: `http://${host}` })).status, 200);
});

test('another port of this computer cannot frame or call the desk', async () => {
  const { createServer } = await import('node:http');
  const stranger = createServer((_, answer) => {
    answer.setHeader('Content-Type', 'text/html');
    answer.end(`<iframe src="${new URL('/', address)}"></iframe>`);
  });
  await new Promise((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  try {
    const tab = await page.context().newPage(); // with the desk's cookie in the jar
    await tab.goto(`http://127.0.0.1:${stranger.address().port}/`);
    assert.equal(await tab.frameLocator('iframe').getByRole('navigation').count(), 0);
    const answer = await tab.evaluate(async (url) => {
      try {
        return (await fetch(url, { method: 'POST', body: '[]', credentials: 'include', mode: 'no-cors' })).type;
      } catch (e) {
        return String(e);
      }
    }, new URL('/api/Stories/New', address).href);
    assert.ok(answer === 'opaque' || /Failed/.test(answer), answer);
    assert.equal(place.json('list').stories.length, 1, 'no story was made');
    await tab.close();
  } finally {
    stranger.closeAllConnections();
    stranger.close();
  }
});

test('every answer carries a policy', async () => {
  const answers = [];
  page.on('response', (r) => { if (r.url().startsWith('http')) answers.push(r); });
  await page.reload();
  const person = new Person(page);
  await person.saved();
  await page.frameLocator('.preview iframe').first().locator('html').waitFor();
  await page.goto(new URL('/#/read/', address).href);
  await page.frameLocator('iframe').getByRole('main').waitFor();
  assert.ok(answers.length > 10);
  for (const answer of answers) {
    const headers = await answer.allHeaders();
    assert.match(headers['content-security-policy'] ?? '', /default-src 'none'/, answer.url());
    assert.equal(headers['x-content-type-options'], 'nosniff', answer.url());
    assert.equal(headers['referrer-policy'], 'no-referrer', answer.url());
  }
  for (const path of ['/nothing', '/api/Nothing/At', '/?token=wrong']) {
    assert.ok((await ask(path, { headers: { Cookie: cookie } })).headers['content-security-policy'], path);
  }
});

test('what a story says is never run', async () => {
  const traps = [
    '<script>top.trapped = self.trapped = 1; document.title = "trapped"</script>',
    '<img src="x" onerror="top.trapped = 1; document.title = \'trapped\'">',
    '[a link](javascript:top.trapped=1) and ![](http://tracker.example/dot.png)',
    '<iframe src="http://tracker.example/"></iframe><link rel="stylesheet" href="http://tracker.example/a.css">',
    '<svg onload="top.trapped = 1"></svg>',
  ];
  await page.goto(new URL('/#/desk', address).href);
  const person = new Person(page);
  await person.button('new_story').first().click();
  await page.locator('#f-headline:focus').waitFor();
  await page.keyboard.type('A story <script>top.trapped = 1</script> with traps');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText([...traps, 'The last line.'].join('\n\n'));
  await person.preview.getByText('The last line.').waitFor();
  assert.equal(await page.locator('.preview iframe').first().getAttribute('sandbox'), '');
  const frame = page.frames().find((f) => f.parentFrame() && f.url().includes('preview')) ?? page.frames()[1];
  for (const element of ['script', 'iframe', 'link[href*=tracker]', 'img[src*=tracker]', '[onerror]', '[onload]', 'a[href^="javascript:"]']) {
    assert.equal(await frame.locator(element).count(), 0, element);
  }
  assert.equal(await page.evaluate(() => window.trapped), undefined);
  // Published, on the edition's own port, it is as harmless.
  await person.choice('field_section').selectOption('economy');
  await person.saved();
  const { id } = place.json('list').stories.find((s) => s.headline.includes('traps'));
  place.run('publish', id, '--room', place.room);
  const story = JSON.parse(place.run('show', id, '--room', place.room, '--json'));
  const { address: edition } = await place.serve('read', '--room', place.room);
  const reader = await desk(chrome, new URL(`en/story/${story.address}.html`, edition).href);
  await reader.getByText('The last line.', { exact: true }).waitFor();
  assert.equal(await reader.evaluate(() => window.trapped), undefined);
  assert.ok(!(await reader.title()).startsWith('trapped'));
  assert.deepEqual(reader.faults, []);
  await reader.context().close();
  assert.deepEqual(page.faults, []);
});
