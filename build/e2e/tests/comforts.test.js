// What a reader's browser keeps for its reader: text size, theme, saved stories,
// where reading stopped, what is new. With scripts off nothing of it is shown.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { faults } from '../axe.js';
import { Place, browser, desk } from '../galley.js';
import { storyPage } from '../edition.js';
import { Person } from '../person.js';

const says = {
  en: {
    reading: 'Reading', large: 'Larger', sepia: 'Sepia', dark: 'Dark', save: 'Save', unsave: 'Saved · Remove',
    saved: 'Saved stories', remove: 'Remove', resume: 'Continue reading', stopped: 'Go to where reading stopped',
    forget: 'Forget my readings', forgotten: 'Forgotten', remember: 'Remember what was read', none: 'No story is saved',
    fresh: /^New on this page since the edition of .*: \d+$/, off: 'needs scripts',
  },
  ar: {
    reading: 'القراءة', large: 'أكبر', sepia: 'بنّية', dark: 'داكنة', save: 'حفظ', unsave: 'محفوظة · إزالة',
    saved: 'المواد المحفوظة', remove: 'إزالة', resume: 'متابعة القراءة', stopped: 'الانتقال إلى موضع توقف القراءة',
    forget: 'نسيان قراءاتي', forgotten: 'نُسي', remember: 'تذكُّر ما قُرئ', none: 'لا مواد محفوظة',
    fresh: /^الجديد في هذه الصفحة منذ نسخة .*: \u2068?[٠-٩]+\u2069?$/, off: 'برامج نصية',
  },
};
const length = 40; // paragraphs of a long story
const runs = 'script:not([type="application/ld+json"])'; // what machines read runs nothing
const hour = 60 * 60 * 1000;

let chrome;
let place;
let edition;
before(async () => {
  chrome = await browser();
  place = new Place();
  place.env.GALLEY_ROOM = place.room;
  place.run('init', '--sample', '--room', place.room);
  ({ address: edition } = await place.serve('read', '--room', place.room));
});
after(async () => {
  await chrome.close();
  await place.close();
});

const at = (path) => new URL(path, edition).href;

/** Publishes a long story and returns it. */
function publish(language, headline) {
  const file = join(place.dir, 'long.md');
  writeFileSync(file, Array(length).fill(headline).join('\n\n'));
  const { id } = place.json('new', '--language', language, '--section', 'economy', '--headline', headline, '--body-file', file);
  place.run('publish', id, '--room', place.room);
  return place.json('show', id);
}

async function reading(page, words) {
  await page.locator('summary', { hasText: words.reading }).click();
  return page.locator('details.reading .panel');
}

for (const language of ['en', 'ar']) {
  const words = says[language];

  test(`${language}: size and theme stay from page to page`, async (t) => {
    const page = await desk(chrome, at(`${language}/index.html`), { colorScheme: 'light' });
    t.after(() => page.context().close());
    const look = () => page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return { size: parseFloat(style.fontSize), scheme: style.colorScheme, paper: getComputedStyle(document.body).backgroundColor };
    });
    const usual = await look();
    const panel = await reading(page, words);
    await panel.getByLabel(words.large, { exact: true }).check();
    await panel.getByLabel(words.sepia, { exact: true }).check();
    const sepia = await look();
    assert.ok(sepia.size > usual.size);
    assert.notEqual(sepia.paper, usual.paper);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });

    await page.goto(at(`${language}/news/index.html`));
    assert.deepEqual(await look(), sepia);
    // Nothing is painted in another theme before: it is set in the page's head.
    await page.route('**/assets/edition.js', (r) => r.abort());
    await page.goto(at(`${language}/index.html`));
    assert.deepEqual(await look(), sepia);
    await page.unroute('**/assets/edition.js');
    await page.reload();
    await (await reading(page, words)).getByLabel(words.dark, { exact: true }).check();
    assert.equal((await look()).scheme, 'dark');
    assert.deepEqual(page.faults.filter((f) => !f.includes('ERR_FAILED')), []);
  });

  test(`${language}: a story is saved, found again, and gone when it is withdrawn`, async (t) => {
    const kept = publish(language, `${words.saved} 1`);
    const gone = publish(language, `${words.saved} 2`);
    const page = await desk(chrome, at(storyPage(kept)));
    t.after(() => page.context().close());
    await page.getByRole('button', { name: words.save, exact: true }).click();
    await page.goto(at(storyPage(gone)));
    await page.getByRole('button', { name: words.save, exact: true }).click();
    await page.getByRole('button', { name: words.unsave }).waitFor();

    await (await reading(page, words)).getByRole('link', { name: words.saved }).click();
    const list = page.locator('#saved');
    await list.getByRole('link').nth(1).waitFor();
    assert.deepEqual(await list.getByRole('link').allInnerTexts(), [gone.headline, kept.headline]);
    place.run('withdraw', gone.id, '--reason', 'It was wrong.', '--room', place.room);
    await page.reload();
    await list.getByRole('link').first().waitFor();
    assert.deepEqual(await list.getByRole('link').allInnerTexts(), [kept.headline]);
    await list.getByRole('link').click();
    await page.waitForURL(at(storyPage(kept)));
    await page.goBack();
    await list.getByRole('button', { name: words.remove }).click();
    await page.getByText(words.none).waitFor();
    assert.deepEqual(page.faults, []);
  });

  test(`${language}: reading goes on where it stopped, until it is forgotten`, async (t) => {
    const long = publish(language, `${words.resume} 1`);
    const page = await desk(chrome, at(storyPage(long)));
    t.after(() => page.context().close());
    const places = () => page.evaluate(() => Object.entries(localStorage).find(([key]) => key.endsWith(':places'))?.[1] ?? '[]');
    const block = page.locator('.text > .body > *').nth(20);
    await block.evaluate((e) => e.scrollIntoView());
    await page.waitForFunction(() => Object.entries(localStorage).some(([key, value]) => key.endsWith(':places') && value.includes('block')));

    await page.goto(at(`${language}/index.html`));
    await page.getByRole('region', { name: words.resume }).getByRole('link', { name: long.headline }).click();
    await page.waitForURL('**#reading-stopped');
    await page.waitForFunction(() => scrollY > 500);
    assert.ok(await block.evaluate((e) => Math.abs(e.getBoundingClientRect().top) < innerHeight));
    await page.getByRole('link', { name: words.stopped }).waitFor();

    const panel = await reading(page, words);
    await panel.getByRole('button', { name: words.forget }).click();
    await panel.getByRole('status').filter({ hasText: words.forgotten }).waitFor();
    assert.equal(await places(), '[]');
    assert.equal(await page.getByRole('link', { name: words.stopped }).count(), 0);
    await panel.getByLabel(words.remember).uncheck();
    await page.evaluate(() => scrollTo(0, 0));
    await block.evaluate((e) => e.scrollIntoView());
    await page.waitForTimeout(600);
    assert.equal(await places(), '[]');
    await page.goto(at(`${language}/index.html`));
    assert.equal(await page.getByRole('region', { name: words.resume }).count(), 0);
    assert.deepEqual(page.faults, []);
  });

  test(`${language}: what is new since the last visit is marked`, async (t) => {
    const page = await desk(chrome, 'about:blank');
    t.after(() => page.context().close());
    await page.clock.install();
    await page.goto(at(`${language}/index.html`));
    assert.equal(await page.locator('.new').count(), 0);
    const seen = publish(language, `${words.reading} 1`);
    await page.reload();
    assert.equal(await page.locator('.new').count(), 0, 'within one visit nothing becomes new');
    await page.clock.fastForward(2 * hour);
    while (Date.now() - Date.parse(seen.publishedAt) < 1500) await wait(100); // editions are dated to the second
    publish(language, `${words.reading} 2`);
    await page.reload();
    await page.locator('p.comfort').filter({ hasText: words.fresh }).waitFor();
    assert.equal(await page.locator('article', { has: page.getByRole('link', { name: `${words.reading} 2` }) }).locator('.new').count(), 1);
    await page.reload();
    assert.ok(await page.locator('.new').count() > 0, 'it stays so during the visit');
    assert.deepEqual(page.faults, []);
  });

  test(`${language}: without scripts nothing is missing and nothing is dead`, async (t) => {
    const page = await desk(chrome, at(`${language}/index.html`), { javaScriptEnabled: false });
    t.after(() => page.context().close());
    const control = '.reading, [data-part], button:visible';
    assert.equal(await page.locator(control).count(), 0);
    await page.locator('main h2 a, main h3 a').first().click();
    assert.equal(await page.locator(control).count(), 0);
    await page.goto(at(`${language}/saved/index.html`));
    await page.getByText(words.off).waitFor();
    assert.equal(await page.locator(control).count(), 0);
    assert.deepEqual(page.faults, []);
  });
}

test('a page whose storage is closed shows no control', async (t) => {
  const page = await desk(chrome, 'about:blank');
  t.after(() => page.context().close());
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } }));
  await page.goto(at('en/index.html'));
  assert.equal(await page.locator('.reading').count(), 0);
  assert.deepEqual(page.faults, []);
});

for (const language of ['en', 'ar']) {
  test(`${language}: no theme and no size breaks a rule of axe`, { timeout: 120_000 }, async (t) => {
    const words = says[language];
    const story = publish(language, `${words.sepia} 1`);
    const found = {};
    for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
      const page = await desk(chrome, at(storyPage(story)), { viewport });
      t.after(() => page.context().close());
      await page.getByRole('button', { name: words.save, exact: true }).click();
      for (const theme of ['light', 'sepia', 'dark']) {
        for (const path of [`${language}/index.html`, storyPage(story), `${language}/saved/index.html`]) {
          await page.goto(at(path));
          const panel = await reading(page, words);
          await panel.locator(`[name=theme][value=${theme}]`).check();
          await panel.locator('[name=size][value="3"]').check();
          const there = await faults(page);
          if (there.length) found[`${path}, ${theme}, ${viewport.width}`] = there;
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (wide > 0) found[`${path}, ${viewport.width}`] = [`it is ${wide} pixels too wide`];
        }
      }
      assert.deepEqual(page.faults, []);
    }
    assert.deepEqual(found, {});
  });

  test(`${language}: the desk keeps the same, around a frame without scripts`, async (t) => {
    const story = publish(language, `${says[language].large} 1`);
    const { address } = await place.serve('serve');
    const page = await desk(chrome, new URL(`#/read/${language}/index.html`, address).href, { locale: language, colorScheme: 'light' });
    t.after(() => page.context().close());
    const person = new Person(page, language);
    const frame = page.frameLocator('iframe');
    const paper = () => frame.locator('body').evaluate((e) => getComputedStyle(e).backgroundColor);
    await frame.getByRole('main').waitFor();
    assert.equal(await frame.locator(`${runs}, template, .reading`).count(), 0);
    const shows = async (look) => {
      await page.locator(`iframe[src*="${look}"]`).waitFor();
      await frame.getByRole('main').waitFor();
    };

    await page.keyboard.press('o');
    const panel = page.getByRole('dialog', { name: person.says('read_own') });
    await panel.getByRole('button', { name: person.says('read_size_usual') }).click();
    await panel.getByRole('button', { name: person.says('theme_light') }).click();
    await shows('look-light-0');
    const light = await paper();
    await panel.getByRole('button', { name: person.says('theme_sepia') }).click();
    await shows('look-sepia-0');
    assert.notEqual(await paper(), light);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.keyboard.press('Equal');
    await shows('look-sepia-1');

    await frame.getByRole('link', { name: story.headline }).first().click();
    await frame.getByRole('heading', { level: 1, name: story.headline }).waitFor();
    assert.equal(await frame.locator(runs).count(), 0);
    await person.button('read_save').click();
    await person.button('read_unsave').waitFor();
    await person.button('read_own').click();
    const saved = panel.getByRole('button', { name: story.headline, exact: true });
    assert.equal(await saved.count(), 2, 'it was opened last, and is saved');
    await panel.getByRole('button', { name: person.says('read_forget') }).click();
    await panel.getByRole('status').filter({ hasText: person.says('read_forgotten') }).waitFor();
    assert.equal(await saved.count(), 1, 'what was saved stays');
    await page.reload();
    await shows('look-sepia-1');
    assert.deepEqual(page.faults, []);
  });
}

test('a look that is changed at once changes nothing but the look', async (t) => {
  const story = publish('en', 'Left behind');
  const { address } = await place.serve('serve');
  const before = await desk(chrome, new URL(`#/read/${storyPage(story)}`, address).href);
  await before.frameLocator('iframe').getByRole('heading', { level: 1, name: story.headline }).waitFor();
  await before.context().close();

  // Where the frame stands was asked before it had its page, and is answered late.
  const page = await desk(chrome, 'about:blank');
  t.after(() => page.context().close());
  let asked = 0;
  const first = new Promise((resolve) => {
    void page.route('**/api/Reading/Where', async (route) => {
      const response = await route.fetch();
      const answer = () => route.fulfill({ response });
      if (asked++ === 0) resolve({ answer });
      else await answer();
    });
  });
  const again = await place.serve('serve');
  await page.goto(new URL('#/read/ar/index.html', again.address).href);
  await page.frameLocator('iframe').locator('html[lang=ar]').getByRole('main').waitFor();
  const { answer } = await first;
  const late = page.waitForEvent('requestfinished', (r) => r.url().endsWith('/api/Reading/Where'));
  await answer();
  await late;
  await page.keyboard.press('Equal');
  await page.keyboard.press('Minus');
  await page.keyboard.press('Equal');
  assert.match(await page.locator('iframe').getAttribute('src'), /\/ar\/index\.html$/);
  assert.deepEqual(page.faults, []);
});

test('an exported site keeps the same from a folder, without a server', async (t) => {
  const words = says.en;
  const kept = publish('en', 'Kept on a stick');
  const gone = publish('en', 'Gone from the stick');
  const site = join(place.dir, 'site');
  const from = (path) => pathToFileURL(join(site, path)).href;
  place.run('export', 'site', site, '--room', place.room);
  const page = await desk(chrome, from('en/index.html'), { colorScheme: 'light' });
  t.after(() => page.context().close());
  await (await reading(page, words)).getByLabel(words.sepia, { exact: true }).check();
  for (const story of [kept, gone]) {
    await page.goto(from(storyPage(story)));
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'sepia');
    await page.getByRole('button', { name: words.save, exact: true }).click();
  }
  place.run('withdraw', gone.id, '--reason', 'It was wrong.', '--room', place.room);
  place.run('export', 'site', site, '--room', place.room);
  await (await reading(page, words)).getByRole('link', { name: words.saved }).click();
  await page.locator('#saved').getByRole('link').first().waitFor();
  assert.deepEqual(await page.locator('#saved').getByRole('link').allInnerTexts(), [kept.headline]);
  await page.locator('#saved').getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: kept.headline }).waitFor();
  assert.deepEqual(page.faults, []);
});
