// A desk with two thousand stories: jumps down the list, filters, counts.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Place, browser, desk } from '../galley.js';
import { Person } from '../person.js';

const many = 2000;
const sections = ['economy', 'politics', 'sports', 'health'];

let chrome;
let place;
let page;
let person;
before(async () => {
  chrome = await browser();
  place = new Place();
  place.env.GALLEY_ROOM = place.room;
  place.run('init', '--title', 'The Long List', '--editions', 'en', '--zone', 'UTC', '--person', 'Ada', '--room', place.room);
  const folder = join(place.dir, 'stories');
  mkdirSync(folder);
  for (let n = 1; n <= many; n++) {
    writeFileSync(join(folder, `${n}.md`), [
      '---', `headline: Story number ${n}`, `section: ${sections[n % sections.length]}`, `language: en`,
      ...(n % 100 ? [] : ['regions: [europe]']), '---', `What happened, for the ${n}th time.`, '',
    ].join('\n'));
  }
  place.run('import', folder, '--as', 'draft', '--room', place.room);
  page = await desk(chrome, (await place.serve('serve')).address);
  person = new Person(page);
});
after(async () => {
  await chrome.close();
  await place.close();
});

const total = many + 1; // and the draft that a new newsroom begins with
const table = () => page.getByRole('table', { name: person.says('stories_table') });
const count = (n) => page.locator('.filters [role=status]').filter({ hasText: new Intl.NumberFormat('en').format(n) }).waitFor();
const shown = () => table().locator('[role=row][id^=row-]').evaluateAll((rows) => rows.map((row) => row.textContent.replace(/\d+ (s|min) ago$/, '')));

/** Drags the scrollbar to a place and waits until the rows there are read. */
async function jump(to) {
  await table().evaluate((scroller, part) => { scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * part; }, to);
  await page.waitForFunction(() => {
    const table = document.querySelector('[role=table]');
    const { top, bottom } = table.getBoundingClientRect();
    const rows = [...table.querySelectorAll('[role=row]')].filter((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > top + 60 && box.top < bottom - 5;
    });
    return rows.length > 5 && rows.every((row) => !row.classList.contains('blank'));
  });
}

test('the counts are those of the room', async () => {
  await count(total);
  await table().getByRole('rowheader').filter({ hasText: new Intl.NumberFormat('en').format(total) }).waitFor();
  const rail = page.getByRole('navigation', { name: person.says('rail') });
  await rail.getByText(new Intl.NumberFormat('en').format(total)).waitFor();
});

test('the list is as long as it is, and every place of it is read', async () => {
  await table().getByRole('button').click(); // show all
  await count(total);
  await jump(0);
  const first = await shown();
  assert.ok(await table().evaluate((e) => e.scrollHeight) > many * 38);
  const seen = new Set(first);
  for (const part of [0.5, 1, 0.25, 0.75, 0]) {
    await jump(part);
    const rows = await shown();
    assert.ok(rows.length < 120, `${rows.length} rows stand in the page`);
    rows.forEach((row) => seen.add(row));
  }
  assert.ok(seen.size > 100, `${seen.size} different rows`);
  const [top] = await shown();
  assert.equal(top, first[0]);
});

test('End goes to the last row of all, and Home to the first', async () => {
  const last = new Intl.NumberFormat('en').format(total);
  const selected = (at) => page.locator('footer [role=status]').filter({ hasText: person.says('selected_of', { at, n: last }) }).waitFor();
  await page.keyboard.press('End');
  await page.locator('[role=row][aria-selected=true]:focus').waitFor();
  await selected(last);
  // The draft that the newsroom began with is the oldest of all.
  await page.locator('[role=row][aria-selected=true]').filter({ hasText: person.says('no_headline') }).waitFor();
  await page.keyboard.press('Home');
  await selected('1');
});

test('a section, then a region of it', async () => {
  await person.button('filter_clear').click();
  await count(total);
  await person.button('filter_section').click();
  await page.getByRole('menuitem', { name: 'Economy' }).click();
  await count(many / sections.length); // one filter has a counter
  await person.button('filter_status').click();
  await page.getByRole('menuitem', { name: person.says('status_draft') }).click();
  // How many pass two filters is known at the end of the list.
  await page.locator('.filters [role=status]').filter({ hasText: 'at least' }).waitFor();
  await page.keyboard.press('End');
  await page.locator('.filters [role=status]').filter({ hasText: /^500 stories/ }).waitFor();
  for (const row of await shown()) assert.match(row, /Economy/);
  await person.button('filter_region').click();
  await page.getByRole('menuitem', { name: 'Europe' }).click();
  await count(many / 100);
  await page.waitForFunction((n) => document.querySelectorAll('[role=row][id^=row-]').length === n, many / 100);
});

test('a filter that nothing fits says so', async () => {
  await person.button('filter_clear').click();
  await person.button('filter_status').click();
  await page.getByRole('menuitem', { name: person.says('status_spiked') }).click();
  await page.getByRole('heading', { name: person.says('filter_none') }).waitFor();
  await person.button('filter_clear').first().click();
  await count(total);
});

test('nothing failed on the way', () => assert.deepEqual(page.faults, []));
