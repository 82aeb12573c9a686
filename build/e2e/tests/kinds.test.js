// Every kind of story in English and in Arabic, in a browser that runs no
// scripts, and what scripts and players add.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { Place, browser, desk } from '../galley.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A story of the sample for each kind, and what its page must show. */
const kinds = {
  article: ['night-ferry', ['.crumb', '.kicker', 'h1', '.standfirst', '.byline [rel=author]', '.byline time', '.leadpic img', '.leadpic .credit', '.body blockquote', '.note', '.tags a', '.ranked li', '.readthis .story']],
  opinion: ['slow-harbour', ['.ophead .portrait', '.ophead .who a', '.exchange a', '.kicker']],
  analysis: ['bread-price', ['.kicker', '.body [role=region] table', '.trust']],
  blog: ['lost-umbrellas', ['.kicker', '.body']],
  feature: ['forty-year-window', ['.kicker', '.leadpic img', '.body h2']],
  video: ['ground-staff', ['video[poster]', '.filmfacts', '.body h2']],
  infograph: ['four-ports-map', ['.leadpic.whole img', '.openpic', '.inwords summary', '.body table']],
  gallery: ['six-awnings', ['#picture-1 img', '#picture-1 .credit', '.thumbs a', '.body']],
  live: ['wake-vote', ['.livebadge', '.keys li', '.order a', '.post .flag', '.post time', '.post .sig']],
  corrected: ['town-ledger', ['.correction b', '.correction time', '.footnotes li', '.body table']],
};

let chrome;
let place;
let base;
let addresses;
before(async () => {
  chrome = await browser();
  place = new Place();
  place.run('init', '--sample', '--room', place.room);
  addresses = Object.fromEntries(['en', 'ar'].map((language) => [language, all(language)]));
  base = (await place.serve('read', '--room', place.room)).address;
});
after(async () => {
  await chrome.close();
  await place.close();
});

/** The addresses of a language's stories, by their slugs. */
function all(language) {
  const found = {};
  for (let next = []; next;) {
    const page = place.json('list', '--language', language, '--limit', '50', ...next);
    for (const s of page.stories) found[s.slug] = `${language}/story/${s.address}.html`;
    next = page.next && ['--after', page.next];
  }
  return found;
}

async function reader(t, path, options = {}) {
  const page = await desk(chrome, new URL(path, base).href, { colorScheme: 'light', ...options });
  t.after(() => page.context().close());
  return page;
}

/** Asks again and again until there is an answer: pages without scripts tell of no event. */
async function eventually(ask, what) {
  for (const until = Date.now() + 20_000; Date.now() < until;) {
    const answer = await ask();
    if (answer) return answer;
  }
  return assert.fail(what);
}

/** Waits until the middle of a picture is between the edges of the window and of the gallery. */
const comesIntoView = (page, picture) => eventually(() => page.locator(picture).evaluate((e) => {
  const [box, reel] = [e.getBoundingClientRect(), e.parentElement.getBoundingClientRect()];
  const middle = box.left + box.width / 2;
  return middle > reel.left && middle < reel.right && box.top < innerHeight;
}), `${picture} does not come into view`);

for (const language of ['en', 'ar']) {
  for (const [kind, [slug, parts]] of Object.entries(kinds)) {
    test(`${kind} in ${language}, without scripts`, { timeout: 60_000 }, async (t) => {
      const page = await reader(t, addresses[language][slug], { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
      for (const part of parts) assert.ok(await page.locator(part).first().isVisible(), `${part} is not to be seen`);
      assert.equal(await page.locator('h1').count(), 1);
      const [width, dir] = await page.evaluate(() => [document.documentElement.scrollWidth, document.dir]);
      assert.ok(width <= 390, `the page is ${width} wide`);
      assert.equal(dir, language === 'ar' ? 'rtl' : 'ltr');
      assert.deepEqual(page.faults, []);
    });
  }

  test(`axe, on each kind in ${language}`, { timeout: 120_000 }, async (t) => {
    const found = {};
    for (const colorScheme of ['light', 'dark']) {
      const page = await reader(t, 'index.html', { colorScheme });
      for (const [kind, [slug]] of Object.entries(kinds)) {
        await page.goto(new URL(addresses[language][slug], base).href);
        await page.evaluate(axe);
        const { violations } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values } }), rules);
        const faults = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`));
        if (faults.length) found[`${kind}, ${colorScheme}`] = faults;
      }
    }
    assert.deepEqual(found, {});
  });

  test(`a gallery in ${language} by links and keys`, { timeout: 60_000 }, async (t) => {
    const plain = await reader(t, addresses[language]['six-awnings'], { javaScriptEnabled: false });
    await plain.locator('.thumbs a').nth(4).click();
    await comesIntoView(plain, '#picture-5');
    await plain.locator('#picture-5 [rel=prev]').click();
    await comesIntoView(plain, '#picture-4');
    await plain.locator('.reel').focus();
    const [on, back] = language === 'ar' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    await plain.keyboard.press(back);
    await comesIntoView(plain, '#picture-3');
    const credits = await plain.locator('.plateau .credit').allTextContents();
    assert.equal(new Set(credits).size, 2, 'two photographers are credited');

    const page = await reader(t, addresses[language]['six-awnings']);
    await page.keyboard.press(on);
    await comesIntoView(page, '#picture-2');
    await page.locator('.thumbs a:nth-child(2)[aria-current]').waitFor();
    assert.deepEqual(page.faults, []);
  });

  test(`a live blog in ${language} the other way around`, { timeout: 60_000 }, async (t) => {
    const page = await reader(t, addresses[language]['wake-vote'], { javaScriptEnabled: false });
    const entries = () => page.locator('.post').evaluateAll((posts) => posts.map((p) => p.id));
    const [pinned, ...newest] = await entries();
    await page.locator('.order a:not([aria-current])').click();
    assert.deepEqual(await entries(), [pinned, ...newest.toReversed()]);
  });

  test(`opinions in ${language} answer each other`, { timeout: 60_000 }, async (t) => {
    const page = await reader(t, addresses[language]['slow-harbour'], { javaScriptEnabled: false });
    await page.locator('.exchange a').click();
    assert.equal(new URL(page.url()).pathname, `/${addresses[language]['dark-pier-reply']}`);
    await page.locator('.exchange a').click();
    assert.equal(new URL(page.url()).pathname, `/${addresses[language]['slow-harbour']}`);
  });

  test(`an infograph in ${language} opens whole and is not mirrored`, { timeout: 60_000 }, async (t) => {
    const page = await reader(t, addresses[language]['four-ports-map'], { javaScriptEnabled: false });
    assert.equal(await page.locator('.leadpic img').evaluate((e) => getComputedStyle(e).transform), 'none');
    await page.locator('.leadpic img').scrollIntoViewIfNeeded();
    const box = await page.locator('.leadpic img').boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForURL(/\.svg$/);
  });

  test(`a withdrawn story in ${language} leaves its notice`, { timeout: 60_000 }, async (t) => {
    const page = await reader(t, 'index.html', { javaScriptEnabled: false });
    const answer = await page.goto(new URL(addresses[language]['giant-marrow'], base).href);
    assert.equal(answer.status(), 410);
    assert.ok(await page.locator('.withdrawn time').isVisible());
    assert.equal(await page.locator('.body, .leadpic').count(), 0);
  });
}

/** Plays a film without sound and answers what its captions say on the way. */
async function play(film) {
  await film.evaluate((e) => { e.muted = true; void e.play(); });
  return eventually(() => film.evaluate((e) => {
    const track = e.textTracks[0];
    return e.currentTime > 0 && track.activeCues?.length
      ? { said: track.activeCues[0].text, cues: track.cues.length, mode: track.mode, language: track.language } : null;
  }), 'the film does not play with its captions');
}

for (const language of ['en', 'ar']) {
  test(`the film plays with its captions in ${language}, on a page and in a frame`, { timeout: 120_000 }, async (t) => {
    const page = await reader(t, addresses[language]['ground-staff']);
    const asked = [];
    page.on('request', (r) => asked.push(r.url()));
    await page.reload();
    assert.ok(!asked.some((url) => url.endsWith('.webm')), 'the film is asked for before it plays');
    const there = await play(page.locator('video'));
    assert.equal(there.cues, 4);
    assert.equal(there.mode, 'showing');
    assert.equal(there.language, language);
    assert.deepEqual(page.faults, []);

    const { address, child } = await place.serve('serve', '--room', place.room);
    const screen = await desk(chrome, address, { locale: language });
    t.after(async () => {
      await screen.context().close();
      await place.end(child);
    });
    await screen.evaluate(() => { location.hash = '#/read/'; });
    await screen.frameLocator('iframe').getByRole('main').waitFor();
    const frame = screen.frames().find((f) => f !== screen.mainFrame());
    await frame.goto(new URL(`../${addresses[language]['ground-staff']}`, frame.url()).href);
    const sandboxed = await play(frame.locator('video'));
    assert.equal(sandboxed.said, there.said);
    assert.deepEqual(screen.faults, []);
  });
}
