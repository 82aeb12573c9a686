// What a browser loads for a story of six hundred words, and whether anything
// moves when the paper's own type arrives.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
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

function longStory(language) {
  for (let next = []; next;) {
    const page = place.json('list', '--language', language, '--limit', '50', ...next);
    const found = page.stories.find((s) => s.slug === 'forty-year-window');
    if (found) return new URL(`${language}/story/${found.address}.html`, base).href;
    next = page.next && ['--after', page.next];
  }
  return assert.fail('the sample has no long story');
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
    const story = longStory(language);
    await page.goto(story, { waitUntil: 'domcontentloaded' });
    await page.locator('.body p').first().waitFor(); // the text is there before its type
    await page.evaluate(() => new Promise((shown) => { requestAnimationFrame(() => requestAnimationFrame(shown)); }));
    assert.ok(!loaded.some((answer) => answer.request().resourceType() === 'font'));
    release();
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready);

    let text = 0; // as servers send it, compressed
    let fonts = 0;
    for (const answer of loaded) {
      const kind = answer.request().resourceType();
      if (['document', 'stylesheet', 'script'].includes(kind)) text += gzipSync(await answer.body()).length;
      if (kind === 'font') fonts += (await answer.body()).length;
    }
    const shift = await page.evaluate(() => window.shift);
    t.diagnostic(`text ${text}, fonts ${fonts}, shift ${shift.toFixed(4)}`);
    assert.ok(text > 0 && text <= most.text, `${text} bytes of text`);
    assert.ok(fonts > 0 && fonts <= most.fonts, `${fonts} bytes of fonts`);
    assert.ok(text + fonts <= most.all);
    assert.ok(shift < most.shift, `what stands moves by ${shift}`);
    assert.deepEqual(page.faults, []);
  });
}
