// Every screen in English and Arabic, light and dark, by the rules of axe.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults } from '../axe.js';
import { Place, browser, desk } from '../galley.js';
import { Person } from '../person.js';

let chrome;
let place;
before(async () => {
  chrome = await browser();
  place = new Place();
  place.env.GALLEY_ROOM = place.room;
  place.run('init', '--sample', '--room', place.room);
});
after(async () => {
  await chrome.close();
  await place.close();
});

/** The screens in the order in which one comes by them. */
async function* screens(page, person, story) {
  const go = (hash) => page.evaluate((to) => { location.hash = to; }, hash);
  await go('#/doors');
  await person.text('first_name').waitFor();
  yield 'first start';
  await person.button('door_sample').click();
  await person.button('sample_go').waitFor();
  yield 'the second door';
  await person.button('door_read').click();
  await person.button('paper_look').waitFor();
  yield 'the third door';
  await go('#/desk');
  await page.getByRole('complementary', { name: person.says('peek') }).getByRole('heading').waitFor();
  yield 'desk';
  await person.button('filter_status').click();
  await page.getByRole('menu').waitFor();
  yield 'desk with a menu';
  await page.keyboard.press('Escape');
  await go('#/search');
  await page.getByRole('heading', { name: person.says('search_empty') }).waitFor();
  yield 'search';
  await page.locator('#search-field').fill('turbine');
  await page.getByRole('list', { name: person.says('search_results') }).waitFor();
  await page.locator('[data-facet]').first().click();
  await page.locator('[data-facet][aria-pressed=true]').waitFor();
  await page.locator('[data-hit]').first().focus();
  yield 'search with results';
  await page.locator('#search-field').fill('"quartz xylophones"');
  await page.getByRole('heading', { name: /quartz xylophones/ }).waitFor();
  yield 'search with nothing found';
  await go(`#/write/${story}`);
  await person.saved();
  await person.preview.locator('body').waitFor();
  yield 'write';
  await person.act('publish');
  const panel = page.getByRole('dialog');
  await panel.waitFor();
  yield 'publish panel';
  await panel.getByRole('button', { name: person.says('cancel') }).click();
  await panel.waitFor({ state: 'detached' });
  await go(`#/history/${story}`);
  await page.getByRole('complementary', { name: person.says('revisions') }).getByRole('button').first().waitFor();
  yield 'history';
  await go('#/read/');
  await page.frameLocator('iframe').getByRole('main').waitFor();
  yield 'read';
  await page.keyboard.press('o');
  await page.getByRole('dialog', { name: person.says('read_own') }).waitFor();
  yield 'read with what its reader keeps';
  await page.keyboard.press('Escape');
  await go('#/settings');
  await person.text('first_person').waitFor();
  yield 'settings';
}

for (const language of ['en', 'ar']) {
  for (const scheme of ['light', 'dark']) {
    test(`the desk in ${language}, ${scheme}`, { timeout: 120_000 }, async (t) => {
      const { address } = await place.serve('serve');
      const locale = language === 'ar' ? 'ar' : 'en-GB';
      const page = await desk(chrome, address, { colorScheme: scheme, locale });
      t.after(() => page.context().close());
      const person = new Person(page, language);
      await page.locator(`html[lang=${language}][data-theme=${scheme}]`).waitFor();
      const ready = place.json('list', '--status', 'ready').stories[0];
      const found = {};
      for await (const screen of screens(page, person, ready.id)) {
        const there = await faults(page);
        if (there.length) found[screen] = there;
      }
      assert.deepEqual(found, {});
      assert.deepEqual(page.faults, []);
    });
  }
}

test('the edition, in its languages, light and dark', { timeout: 120_000 }, async () => {
  const { address } = await place.serve('read', '--room', place.room);
  const found = {};
  for (const scheme of ['light', 'dark']) {
    const reader = await desk(chrome, address, { colorScheme: scheme });
    for (const language of ['en', 'es', 'ar']) {
      const story = place.json('list', '--status', 'public', '--language', language, '--limit', '1').stories[0];
      const pages = ['index.html', 'section/economy/index.html', 'kind/opinion/index.html', `story/${story.address}.html`];
      for (const path of pages) {
        await reader.goto(new URL(`${language}/${path}`, address).href);
        const there = await faults(reader);
        if (there.length) found[`${language}/${path}, ${scheme}`] = there;
      }
    }
    assert.deepEqual(reader.faults, []);
    await reader.context().close();
  }
  assert.deepEqual(found, {});
});
