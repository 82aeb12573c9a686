// What a browser is sent for a story, and whether anything moves when the
// paper's own type arrives.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Place, browser, desk } from '../galley.js';

const most = { text: 60_000, fonts: 100_000, all: 150_000, shift: 0.1 };

let chrome;
let place;
let base;
before(async () => {
  chrome = await browser();
  place = new Place();
  place.run('init', '--sample', '--room', place.room);
  base = (await place.serve('read', '--room', place.room)).address;
});
after(async () => {
  await chrome.close();
  await place.close();
});

/** The public stories of the sample in an edition. */
function stories(language) {
  const all = [];
  for (let next = []; next;) {
    const page = place.json('list', '--language', language, '--status', 'public', '--limit', '50', ...next);
    all.push(...page.stories);
    next = page.next && ['--after', page.next];
  }
  return all;
}

const at = (story) => new URL(`${story.language}/story/${story.address}.html`, base).href;

/** How many bytes of text and of fonts have come. */
async function sent(answers) {
  const bytes = { text: 0, fonts: 0 };
  for (const answer of answers) {
    const kind = answer.request().resourceType();
    const { responseBodySize: size } = await answer.request().sizes();
    if (['document', 'stylesheet', 'script'].includes(kind)) bytes.text += size;
    if (kind === 'font') bytes.fonts += size;
  }
  return bytes;
}

function light(bytes, what) {
  assert.ok(bytes.text > 0 && bytes.text <= most.text, `${what}: ${bytes.text} bytes of text`);
  assert.ok(bytes.fonts > 0 && bytes.fonts <= most.fonts, `${what}: ${bytes.fonts} bytes of fonts`);
  assert.ok(bytes.text + bytes.fonts <= most.all, `${what}: ${bytes.text + bytes.fonts} bytes`);
}

for (const language of ['en', 'es', 'ar']) {
  test(`a long story in ${language} is light, and stands still`, { timeout: 60_000 }, async (t) => {
    const page = await desk(chrome, 'about:blank', { viewport: { width: 1280, height: 900 } });
    t.after(() => page.context().close());
    const loaded = [];
    page.on('response', (r) => loaded.push(r));
    let release;
    const released = new Promise((resolve) => { release = resolve; });
    await page.route('**/*.woff2', async (route) => { await released; await route.continue(); });
    await page.addInitScript(() => {
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const long = stories(language).find((s) => s.slug === 'forty-year-window');
    await page.goto(at(long), { waitUntil: 'domcontentloaded' });
    await page.locator('.body p').first().waitFor(); // the text is there before its type
    await page.evaluate(() => new Promise((shown) => { requestAnimationFrame(() => requestAnimationFrame(shown)); }));
    assert.ok(!loaded.some((answer) => answer.request().resourceType() === 'font'));
    release();
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready);

    const bytes = await sent(loaded);
    const shift = await page.evaluate(() => window.shift);
    t.diagnostic(`text ${bytes.text}, fonts ${bytes.fonts}, shift ${shift.toFixed(4)}`);
    light(bytes, long.headline);
    assert.ok(shift < most.shift, `what stands moves by ${shift}`);
    assert.deepEqual(page.faults, []);
  });
}

for (const language of ['en', 'es', 'ar']) {
  test(`a story of every kind in ${language} is light`, { timeout: 120_000 }, async (t) => {
    const kinds = new Map(stories(language).map((s) => [s.kind, s]));
    assert.equal(kinds.size, 9);
    for (const [kind, story] of kinds) {
      const page = await desk(chrome, 'about:blank');
      const loaded = [];
      page.on('response', (r) => loaded.push(r));
      await page.goto(at(story), { waitUntil: 'networkidle' });
      await page.evaluate(() => document.fonts.ready);
      const bytes = await sent(loaded);
      t.diagnostic(`${kind}: text ${bytes.text}, fonts ${bytes.fonts}`);
      light(bytes, story.headline);
      await page.context().close();
    }
  });
}
