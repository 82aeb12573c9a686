// The desk's search over the sample newsroom, in English and in Arabic.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
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

/** What a person does and sees on the screen for searching. */
class Searcher extends Person {
  static async at(t, { language = 'en', ...options } = {}) {
    const { address } = await place.serve('serve');
    // Not where the test before has left the desk.
    const page = await desk(chrome, new URL('#/desk', address).href, { locale: language, ...options });
    t.after(() => page.context().close());
    await page.locator(`html[lang=${language}]`).waitFor();
    return new Searcher(page, language);
  }

  get field() {
    return this.page.getByRole('searchbox', { name: this.says('search_everything') });
  }

  get hits() {
    return this.page.getByRole('list', { name: this.says('search_results') }).getByRole('article');
  }

  get links() {
    return this.hits.getByRole('heading').getByRole('link');
  }

  get published() {
    return this.page.getByRole('switch', { name: this.says('search_published_only') });
  }

  get narrowing() {
    return this.page.getByRole('complementary', { name: this.says('search_narrow') });
  }

  /** Comes to the field by its keys, from wherever the desk stands. */
  async come() {
    await this.page.locator('#main').waitFor();
    await this.page.keyboard.press('Control+Shift+KeyF');
    await this.page.locator('#search-field:focus').waitFor();
  }

  /** Types a question, and waits for its answer. */
  async ask(text) {
    await this.field.fill('');
    const answered = this.page.waitForResponse((r) => {
      return r.url().endsWith('/api/Search/Find') && JSON.parse(r.request().postData())[0].text === text;
    });
    await this.field.pressSequentially(text);
    return (await (await answered).json()).value;
  }

  /** The headline and excerpt of the hit with this slug. */
  hit(slug, language = this.language) {
    return this.hits.filter({ has: this.page.getByText(slug, { exact: true }) }).filter({ has: this.page.locator(`h2 bdi[lang=${language}]`) });
  }

  async nothing(text) {
    await this.page.getByRole('heading', { name: text }).waitFor();
    assert.equal(await this.hits.count(), 0);
  }

  count(n) {
    const said = new Intl.NumberFormat(this.language === 'ar' ? 'ar-u-nu-arab' : this.language).format(n);
    return this.page.locator('.filters [role=status]').filter({ hasText: said }).waitFor();
  }
}


test('a word in another form, a phrase, an exclusion', { timeout: 90_000 }, async (t) => {
  const person = await Searcher.at(t);
  await person.come();
  await person.page.getByRole('heading', { name: person.says('search_empty') }).waitFor();

  await person.ask('turbines');
  const turbine = person.hit('tide-turbine');
  await turbine.getByRole('heading').locator('mark', { hasText: /^turbine$/ }).waitFor();
  await turbine.getByText(person.says('status_published'), { exact: true }).waitFor();
  await turbine.getByText('Technology', { exact: true }).waitFor();
  assert.ok(await turbine.locator('time').getAttribute('datetime'));
  assert.equal(await turbine.getByRole('img', { name: 'Arabic: Published' }).count(), 1);

  await person.ask('"eleven quiet years"');
  await person.count(1);
  assert.deepEqual(await person.hits.getByText('night-ferry', { exact: true }).count(), 1);
  await person.ask('"quiet eleven years"');
  await person.nothing(/quiet eleven years/);

  const all = await person.ask('ferry');
  await person.count(all.total);
  const without = await person.ask('ferry -port');
  await person.count(without.total);
  assert.ok(without.total > 0 && without.total < all.total, `${without.total} of ${all.total}`);
  for (const { story } of without.hits) assert.doesNotMatch(`${story.headline} ${story.standfirst} ${story.body}`, /\bports?\b/i);
  assert.deepEqual(person.page.faults, []);
});

test('a word as it was misspelt', async (t) => {
  const person = await Searcher.at(t);
  await person.come();
  const { corrected } = await person.ask('turbne');
  assert.ok(corrected, 'another spelling is found');
  await person.page.getByText(person.says('search_corrected', { text: '\u2068turbne\u2069', corrected: `\u2068${corrected}\u2069` })).waitFor();
  await person.hit('tide-turbine').first().waitFor();
  await person.ask('section:nowhere');
  await person.page.getByRole('alert').filter({ hasText: '“nowhere”' }).waitFor();
  assert.equal(await person.hits.count(), 0);
});

test('an Arabic word without its article, on a desk that reads from the right', { timeout: 90_000 }, async (t) => {
  const person = await Searcher.at(t, { language: 'ar' });
  await person.come();
  await person.ask('ميناء');
  const harbour = person.hit('slow-harbour');
  await harbour.getByRole('heading').locator('mark', { hasText: /^الميناء$/ }).waitFor();
  assert.equal(await harbour.locator('p[lang=ar][dir=rtl]').count(), 1);

  // Each excerpt stands in its own language, at the edge that the list has.
  await person.ask('turbine');
  const excerpt = person.hit('tide-turbine', 'en').locator('p[lang=en][dir=ltr]');
  const box = await excerpt.boundingBox();
  const text = await excerpt.evaluate((p) => {
    const range = document.createRange();
    range.selectNodeContents(p);
    return Math.max(...[...range.getClientRects()].map((line) => line.right));
  });
  assert.ok(Math.abs(box.x + box.width - text) < 2, `its lines end at ${text}, the list's at ${box.x + box.width}`);

  const rail = await person.page.getByRole('navigation', { name: person.says('rail') }).boundingBox();
  assert.ok(rail.x > box.x, 'the rail stands at the right');
  assert.deepEqual(person.page.faults, []);
});

test('facets narrow, are removed, and Back undoes them', { timeout: 90_000 }, async (t) => {
  const person = await Searcher.at(t);
  const { page } = person;
  await person.come();
  const all = await person.ask('harbour');
  await person.count(all.total);
  const [first] = all.facets.find((f) => f.name === 'section').values;
  const choice = person.narrowing.getByRole('button', { name: `${first.label} ${first.count}` });
  await choice.click();
  await person.count(first.count);
  for (const hit of await person.hits.all()) assert.ok((await hit.textContent()).includes(first.label));
  assert.equal(await choice.getAttribute('aria-pressed'), 'true');
  // The others stay on offer, as many as they would be.
  const [, second] = all.facets.find((f) => f.name === 'section').values;
  await person.narrowing.getByRole('button', { name: `${second.label} ${second.count}` }).click();
  await person.count(second.count);

  await person.narrowing.getByRole('button', { name: /^English/ }).click();
  await page.getByRole('button', { name: person.says('filter_remove', { name: second.label }) }).click();
  const english = all.facets.find((f) => f.name === 'lang').values.find((v) => v.value === 'en').count;
  await person.count(english);
  await page.goBack();
  await page.getByRole('button', { name: person.says('filter_remove', { name: second.label }) }).waitFor();
  await page.goForward();
  await person.count(english);
  await page.reload();
  await person.count(english);
  assert.equal(await person.field.inputValue(), 'harbour');

  await person.button('search_by_date').click();
  await page.locator('[aria-pressed=true]', { hasText: person.says('search_by_date') }).waitFor();
  const answered = page.waitForResponse('**/api/Search/Find');
  await page.reload();
  const { hits } = (await (await answered).json()).value;
  const days = hits.map(({ row }) => row.publishedAt ?? row.updatedAt);
  assert.deepEqual(days, days.toSorted().reverse());
  assert.deepEqual(page.faults, []);
});

test('by the keys to a story, and back to the results', { timeout: 90_000 }, async (t) => {
  const person = await Searcher.at(t, { viewport: { width: 960, height: 640 } });
  const { page } = person;
  await person.come();
  const all = await person.ask('status:published');
  assert.ok(all.next, 'there are more than a page');
  await person.button('search_more').click();
  await page.waitForFunction((n) => document.querySelectorAll('[data-hit]').length > n, all.hits.length);
  const focused = () => page.evaluate(() => document.activeElement?.dataset.hit);
  await person.field.focus();
  for (let n = 0; n < 35; n++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const id = await person.links.nth(33).getAttribute('data-hit');
  assert.equal(await focused(), id);
  await page.keyboard.press('Enter');
  await page.locator('#f-headline').waitFor();
  assert.equal(await page.evaluate(() => location.hash), `#/write/${id}`);
  await page.goBack();
  await page.waitForFunction((hit) => document.activeElement?.dataset.hit === hit, id);
  assert.equal(await person.field.inputValue(), 'status:published');
  assert.ok(await person.links.nth(33).isVisible());
  await page.keyboard.press('Escape');
  await page.locator('#search-field:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: person.says('search_empty') }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 960, `${wide} wide`);
  assert.deepEqual(page.faults, []);
});

test('while the index is being made it says how far it is', async (t) => {
  const person = await Searcher.at(t);
  const { page } = person;
  let indexing = { running: true, done: 12_400, total: 100_000 };
  await page.route('**/api/Search/Find', async (route) => {
    const answer = await route.fetch();
    const { value } = await answer.json();
    const none = { hits: [], total: 0, facets: [] };
    await route.fulfill({ response: answer, json: { value: { ...value, ...(indexing.running && none), indexing } } });
  });
  await page.route('**/api/Search/P*', (route) => route.fulfill({ json: { value: indexing } }));
  await person.come();
  const progress = page.getByRole('progressbar', { name: person.says('search_indexing', { done: '12,400', total: '100,000' }) });
  await progress.waitFor();
  await person.ask('turbine');
  await person.nothing(person.says('search_nothing_yet'));
  indexing = { running: false, done: 0, total: 0 };
  await person.hit('tide-turbine').waitFor();
  await progress.waitFor({ state: 'detached' });
  assert.deepEqual(page.faults, []);
});

test('drafts are hidden when only what is published is looked for', { timeout: 90_000 }, async (t) => {
  const person = await Searcher.at(t);
  await person.come();
  await person.ask('"what became of lunch"');
  const draft = person.hit('tide-diary');
  await draft.getByText(person.says('status_draft'), { exact: true }).waitFor();
  await person.published.click();
  await person.nothing(/what became of lunch/);
  await person.button('search_with_drafts').click();
  await draft.waitFor();
  assert.deepEqual(person.page.faults, []);
});

test('what is published is found at once, and what is withdrawn is gone', { timeout: 90_000 }, async (t) => {
  const person = await Searcher.at(t);
  const { page } = person;
  const { id } = place.json('new', '--headline', 'A quizzical heron moves into the fish hall', '--section', 'economy', '--language', 'en');
  place.run('edit', id, '--set', 'body=It waits by the ice.', '--room', place.room);
  await person.come();
  await person.published.click();
  // A phrase is not looked for in another spelling.
  await person.ask('"quizzical herons"');
  await person.nothing(/quizzical herons/);
  place.run('submit', id, '--room', place.room);
  place.run('approve', id, '--room', place.room);
  place.run('publish', id, '--room', place.room);
  await person.links.filter({ hasText: 'quizzical heron' }).waitFor();

  place.run('withdraw', id, '--reason', 'It was a stork.', '--room', place.room);
  await person.nothing(/quizzical herons/);
  await person.published.click();
  const gone = person.hits.filter({ hasText: 'quizzical heron' });
  await gone.getByText(person.says('status_withdrawn'), { exact: true }).waitFor();
  assert.deepEqual(page.faults, []);
});
