// Pictures of every screen and page, for eyes: npm run shots [part of a name].
// They land in shots/, which is not kept.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Place, browser, desk } from './galley.js';
import { Person } from './person.js';

const folder = new URL('shots/', import.meta.url).pathname;
const wanted = process.argv[2] ?? '';
const schemes = ['light', 'dark'];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const place = new Place();
place.env.GALLEY_ROOM = place.room;
place.run('init', '--sample', '--room', place.room);
const chrome = await browser();
try {
  for (const scheme of schemes) {
    for (const language of ['en', 'ar', 'es']) await screens(language, scheme);
    for (const width of [1440, 390]) await pages(scheme, width);
  }
  await readme();
} finally {
  await chrome.close();
  await place.close();
}

async function shoot(page, name, options = {}) {
  if (!name.includes(wanted)) return;
  await whole(page);
  await page.screenshot({ path: join(folder, `${name}.png`), ...options });
  console.log(name);
}

/** Waits until every face and picture of a page is there: pictures come when they are scrolled to. */
async function whole(page) {
  await page.evaluate(async () => {
    for (const picture of document.images) {
      picture.loading = 'eager';
      await picture.decode().catch(() => undefined);
    }
    await document.fonts.ready;
  });
}

/** The story of the sample with this slug in an edition. */
function story(slug, language) {
  let after = [];
  for (;;) {
    const { stories, next } = place.json('list', '--language', language, '--limit', '50', ...after);
    const found = stories.find((s) => s.slug === slug);
    if (found) return found;
    if (!next) throw new Error(`the sample has no ${slug} in ${language}`);
    after = ['--after', next];
  }
}

async function screens(language, scheme) {
  const name = (screen) => `desk-${screen}-${language}-${scheme}`;
  const { address } = await place.serve('serve');
  const page = await desk(chrome, address, { colorScheme: scheme, locale: language });
  const person = new Person(page, language);
  const go = (hash) => page.evaluate((to) => { location.hash = to; }, hash);
  await page.locator(`html[lang=${language}]`).waitFor();

  await go('#/doors');
  await person.text('first_name').waitFor();
  await shoot(page, name('first'));
  await person.button('door_sample').click();
  await person.button('sample_go').waitFor();
  await shoot(page, name('first-sample'));

  await go('#/desk');
  const peek = page.getByRole('complementary', { name: person.says('peek') });
  await peek.getByRole('heading').waitFor();
  await shoot(page, name('list'));

  await go('#/search');
  await page.locator('#search-field').fill({ en: 'ferries', ar: 'عبارة', es: 'muelles' }[language]);
  await page.getByRole('list', { name: person.says('search_results') }).waitFor();
  await page.keyboard.press('ArrowDown');
  await shoot(page, name('search'));

  const ferry = story('night-ferry', language);
  await go(`#/write/${ferry.id}`);
  await person.saved();
  await person.preview.locator('body').waitFor();
  await page.waitForLoadState('networkidle');
  await shoot(page, name('write'));

  await go(`#/history/${ferry.id}`);
  await page.locator('.diff').getByRole('heading').first().waitFor().catch(() => undefined);
  await shoot(page, name('history'));

  const ready = place.json('list', '--status', 'ready').stories[0];
  await go(`#/write/${ready.id}`);
  await person.saved();
  await person.act('publish');
  await page.getByRole('dialog').getByRole('button', { name: person.says('publish_go') }).waitFor();
  await shoot(page, name('publish'));
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await go('#/read/');
  await page.frameLocator('iframe').getByRole('main').waitFor();
  await page.waitForLoadState('networkidle');
  await shoot(page, name('read'));

  await go(`#/compose/${language}`);
  await page.locator('[data-slot="lead 0"]').focus();
  await page.keyboard.press('KeyH');
  await page.locator('[data-slot="lead 0"] .pin').waitFor();
  await shoot(page, name('compose'));

  await go('#/settings');
  await person.text('first_person').waitFor();
  await shoot(page, name('settings'));
  if (page.faults.length) console.error(page.faults);
  await page.context().close();
}

async function pages(scheme, width) {
  const { address } = await place.serve('read', '--room', place.room);
  const reader = await desk(chrome, address, { colorScheme: scheme, viewport: { width, height: 900 } });
  for (const language of ['en', 'es', 'ar']) {
    const pages = {
      front: 'index.html',
      section: 'section/economy/index.html',
      story: `story/${story('night-ferry', language).address}.html`,
    };
    for (const [page, path] of Object.entries(pages)) {
      await reader.goto(new URL(`${language}/${path}`, address).href, { waitUntil: 'networkidle' });
      await shoot(reader, `page-${page}-${language}-${scheme}-${width}`, { fullPage: true });
    }
  }
  await reader.context().close();
}

/** The picture of the Arabic edition in the README. */
async function readme() {
  const { address } = await place.serve('read', '--room', place.room);
  const reader = await desk(chrome, address, { colorScheme: 'light', viewport: { width: 1280, height: 1600 } });
  await reader.goto(new URL(`ar/story/${story('night-ferry', 'ar').address}.html`, address).href, { waitUntil: 'networkidle' });
  await shoot(reader, 'edition-ar');
  await reader.context().close();
}
