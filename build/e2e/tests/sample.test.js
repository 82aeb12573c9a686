// The sample newsroom: every status on its desk, a front page in three
// languages, a story of every kind from the list of its kind.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Place, browser, desk } from '../galley.js';
import { Person } from '../person.js';

const statuses = ['draft', 'review', 'ready', 'scheduled', 'published', 'corrected', 'withdrawn', 'spiked'];
const languages = { en: 'ltr', es: 'ltr', ar: 'rtl' };
/** Where readers find each kind: the others stand under Articles. */
const kinds = ['article', 'opinion', 'analysis', 'blog', 'feature', 'video', 'infograph', 'gallery', 'live'];

let chrome;
let place;
let page;
let person;
before(async () => {
  chrome = await browser();
  place = new Place();
  place.env.GALLEY_ROOM = place.room;
  page = await desk(chrome, (await place.serve('serve')).address);
  person = new Person(page);
});
after(async () => {
  await chrome.close();
  await place.close();
});

test('the second door makes it, and its desk shows every status', async () => {
  await person.button('door_sample').click();
  await person.button('sample_go').click();
  const table = page.getByRole('table', { name: person.says('stories_table') });
  await table.waitFor();
  for (const status of statuses) {
    await person.button('filter_status').click();
    await page.getByRole('menuitem', { name: person.says(`status_${status}`) }).click();
    await table.getByRole('rowheader').filter({ hasText: person.says(`status_${status}`) }).waitFor();
    await table.locator('[role=row][id^=row-]').first().waitFor();
    await page.getByRole('button', { name: person.says('filter_clear') }).click();
    await page.getByRole('button', { name: person.says('filter_clear') }).waitFor({ state: 'detached' });
  }
  place.room = await room();
});

/** The folder of the room that the desk has open. */
async function room() {
  await page.evaluate(() => { location.hash = '#/settings'; });
  const folder = page.locator('.path');
  await folder.filter({ hasText: '/' }).waitFor();
  return folder.textContent();
}

test('a tag is found from any of its languages', async () => {
  await page.evaluate(() => { location.hash = '#/desk'; });
  await person.button('new_story_in').click();
  await page.getByRole('menuitem', { name: 'العربية' }).click();
  await page.locator('#f-headline:focus').waitFor();
  const tag = place.json('list', '--language', 'ar', '--status', 'public', '--limit', '50').stories
    .flatMap((s) => s.tags ?? []).find((name) => name === 'بورت ألدر');
  assert.ok(tag, 'the sample has the tag');
  await person.complete('field_tags', 'Port Al', tag);
  await person.saved();
});

test('Read shows the front page in three languages, and the way to the desk', async () => {
  await page.evaluate(() => { location.hash = '#/read/'; });
  const frame = page.frameLocator('iframe');
  const bar = page.locator('header.bar');
  for (const [language, direction] of Object.entries(languages)) {
    await bar.locator(`button[lang=${language}]`).click();
    await frame.locator(`html[lang=${language}][dir=${direction}]`).waitFor();
    await frame.getByRole('main').getByRole('heading').first().waitFor();
  }
  await frame.getByRole('main').getByRole('heading').getByRole('link').first().click();
  await person.button('read_edit').click();
  await person.stands('published');
});

test('readers find a story of each kind in the list of its kind', { timeout: 120_000 }, async () => {
  const { address } = await place.serve('read', '--room', place.room);
  const reader = await desk(chrome, address);
  for (const [language, direction] of Object.entries(languages)) {
    await reader.goto(new URL(`${language}/index.html`, address).href);
    assert.equal(await reader.locator('html').getAttribute('dir'), direction);
    assert.ok(await reader.getByRole('main').getByRole('article').count() > 10, `${language}: the front is full`);
    for (const kind of kinds) {
      const list = kind === 'article' ? 'section/economy' : `kind/${kind}`;
      await reader.goto(new URL(`${language}/${list}/index.html`, address).href);
      const story = reader.getByRole('main').getByRole('article').getByRole('heading').getByRole('link').first();
      const headline = await story.textContent();
      await story.click();
      await reader.waitForURL(/\/story\//);
      const shown = await reader.getByRole('heading', { level: 1 }).textContent();
      assert.ok(shown.length > 5 && headline.length > 5, `${language} ${kind}: ${headline}`);
      assert.ok(await reader.getByRole('main').locator('p').count() > 0, `${language} ${kind} has words`);
    }
  }
  assert.deepEqual(reader.faults, []);
  assert.deepEqual(page.faults, []);
});
