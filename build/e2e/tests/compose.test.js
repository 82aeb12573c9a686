// The front page of the sample newsroom composed in the desk, by dragging and
// by keys, in English and in Arabic, and read by readers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults } from '../axe.js';
import { Place, browser, desk } from '../galley.js';
import { Person } from '../person.js';

let chrome;
before(async () => {
  chrome = await browser();
});
after(() => chrome.close());

/** Who composes the front page of an edition of a sample newsroom of its own. */
class Composer extends Person {
  static async at(t, language = 'en', options = {}) {
    const place = new Place();
    place.env.GALLEY_ROOM = place.room;
    place.run('init', '--sample', '--room', place.room);
    t.after(() => place.close());
    const { address } = await place.serve('serve');
    const person = await Composer.come(t, address, language, options);
    person.place = place;
    return person;
  }

  static async come(t, address, language = 'en', options = {}) {
    const page = await desk(chrome, new URL(`#/compose/${language}`, address).href, { locale: language, ...options });
    t.after(() => page.context().close());
    await page.locator(`html[lang=${language}]`).waitFor();
    const person = new Composer(page, language);
    person.address = address;
    await person.at('lead 0').waitFor();
    await person.pool.first().waitFor();
    return person;
  }

  /** A place of the page, as "beside 1". */
  at(slot) {
    return this.page.locator(`[data-slot="${slot}"]`);
  }

  async headline(slot) {
    return (await this.at(slot).locator('.head').textContent()).trim();
  }

  get pool() {
    return this.page.locator('[data-story]');
  }

  get said() {
    return this.page.locator('footer [role=status]');
  }

  get go() {
    return this.page.getByRole('button', { name: this.says('front_put') });
  }

  /** Waits until a story stands in a place, held by hand or not. */
  async stands(slot, headline, held = true) {
    await this.at(slot).filter({ hasText: headline }).locator(held ? '.pin' : '.why:not(:has(.pin))').waitFor();
  }

  async dragTo(from, slot) {
    await from.scrollIntoViewIfNeeded();
    const a = await from.boundingBox();
    const b = await this.at(slot).boundingBox();
    const { mouse } = this.page;
    await mouse.move(a.x + 40, a.y + 20);
    await mouse.down();
    await mouse.move(a.x + 60, a.y + 40, { steps: 3 });
    await mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 8 });
    await this.page.locator(`[data-slot="${slot}"].over`).waitFor();
    await mouse.up();
  }

  /** Puts the page in front of readers. */
  async put() {
    await this.page.keyboard.press('Control+Enter');
    await this.said.filter({ hasText: this.says('front_said_put') }).waitFor();
  }

  /** What leads the edition's front as readers have it, and whether it has a banner of ours. */
  async read() {
    await this.page.getByRole('link', { name: this.says('front_read'), exact: true }).click();
    const frame = this.page.frameLocator('iframe');
    const lead = (await frame.locator('main .lead h2').first().textContent()).trim();
    return { lead, banner: await frame.getByText('The tide is high').count() };
  }
}

test('by dragging', { timeout: 120_000 }, async (t) => {
  const person = await Composer.at(t);
  const second = await person.headline('beside 1');
  const before = await person.headline('lead 0');
  await person.dragTo(person.at('beside 1'), 'lead 0');
  await person.stands('lead 0', second);
  await person.said.filter({ hasText: second }).waitFor();

  const story = (await person.pool.first().locator('.head').textContent()).trim();
  await person.dragTo(person.pool.first(), 'beside 2');
  await person.stands('beside 2', story);
  await person.page.getByText(person.says('front_changes', { n: '2' })).waitFor();

  // Beside every place nothing is put, and Esc lets go.
  const box = await person.at('beside 2').boundingBox();
  await person.page.mouse.move(box.x + 30, box.y + 20);
  await person.page.mouse.down();
  await person.page.mouse.move(box.x + 80, box.y + 60, { steps: 4 });
  await person.said.filter({ hasText: story }).waitFor();
  await person.page.keyboard.press('Escape');
  await person.page.mouse.up();
  await person.stands('beside 2', story);

  await person.put();
  assert.equal((await person.read()).lead, second);
  assert.notEqual(second, before);
  assert.deepEqual(person.page.faults, []);
});

for (const language of ['en', 'ar']) {
  test(`by keys alone, in ${language}`, { timeout: 120_000 }, async (t) => {
    const person = await Composer.at(t, language);
    const { keyboard } = person.page;
    const third = await person.headline('beside 1');
    await person.at('lead 0').focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Alt+ArrowUp');
    await person.stands('beside 0', third);
    await person.said.filter({ hasText: third }).waitFor();
    assert.equal(await person.page.evaluate(() => document.activeElement.dataset.slot), 'beside 0', 'the focus goes along');
    await keyboard.press('KeyL');
    await person.stands('lead 0', third);
    await keyboard.press('KeyH');
    await person.at('lead 0').locator('.pin').waitFor({ state: 'detached' });
    await keyboard.press('Control+KeyZ');
    await person.stands('lead 0', third);

    await keyboard.press('KeyB');
    await person.page.locator('#front-breaking:focus').waitFor();
    await keyboard.type('The tide is high');
    const set = person.button('front_breaking_set');
    await person.page.waitForFunction((el) => !el.disabled, await set.elementHandle());
    await set.focus();
    await keyboard.press('Enter');
    await person.page.locator('.breaking').filter({ hasText: 'The tide is high' }).waitFor();

    await person.put();
    assert.equal(await person.go.isDisabled(), true, 'there is nothing more to put');
    assert.deepEqual(await person.read(), { lead: third, banner: 1 });
    assert.deepEqual(person.page.faults, []);
  });
}

test('held until, kept off, and hidden', { timeout: 120_000 }, async (t) => {
  const person = await Composer.at(t);
  const { page } = person;
  await person.at('lead 0').click();
  await person.page.getByRole('button', { name: person.says('front_held'), exact: true }).click();
  await person.at('lead 0').locator('.pin').waitFor();
  await person.button('front_set_end').click();
  const end = page.locator('.insp section').first();
  await end.locator('input[type=date]').fill('2099-12-31');
  await end.locator('input[type=time]').fill('18:00');
  await person.button('front_end_here').click();
  await person.at('lead 0').getByText(/18:00/).waitFor();

  const off = await person.headline('beside 0');
  await person.at('beside 0').focus();
  await page.keyboard.press('Delete');
  await page.locator('.insp li').filter({ hasText: off }).waitFor();
  await page.waitForFunction((was) => !document.querySelector('.sheet').textContent.includes(was), off);
  await page.getByRole('checkbox', { name: person.says('front_show_live') }).uncheck();
  await page.locator('.live').getByText(person.says('front_rule_live_hidden')).waitFor();
  await person.button('front_allow').click();
  await page.locator('.sheet').filter({ hasText: off }).waitFor();
  assert.deepEqual(page.faults, []);
});

test('with a headline for the front alone, looked at before it is put', { timeout: 120_000 }, async (t) => {
  const person = await Composer.at(t);
  const { page } = person;
  const own = await person.headline('lead 0');
  await person.at('lead 0').focus();
  const field = page.getByRole('textbox', { name: person.says('front_headline') });
  await field.fill('The boats are back');
  await field.press('Enter');
  await person.stands('lead 0', 'The boats are back');
  await person.at('lead 0').focus();
  await page.keyboard.press('KeyP');
  const looked = page.frameLocator('iframe').locator('main .lead h2').first();
  await looked.filter({ hasText: 'The boats are back' }).waitFor();
  assert.equal(await person.at('lead 0').isVisible(), false, 'the page stands in the place of the screen');
  await page.keyboard.press('Escape');
  await person.at('lead 0').waitFor();

  await person.put();
  assert.equal((await person.read()).lead, 'The boats are back');
  await page.getByRole('link', { name: person.says('front_mode_compose'), exact: true }).click();
  await person.stands('lead 0', 'The boats are back');
  await person.button('front_headline_own').click();
  await person.stands('lead 0', own);
  assert.deepEqual(page.faults, []);
});

test('from the pool by keys, and first where no rule stands', { timeout: 120_000 }, async (t) => {
  const person = await Composer.at(t);
  const { page } = person;
  const lead = await person.headline('lead 0');
  const first = (await person.pool.first().locator('.head').textContent()).trim();
  await page.keyboard.press('Slash');
  await page.locator('#front-find:focus').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('[data-story]:focus').waitFor();
  await page.keyboard.press('Enter');
  await person.stands('beside 0', first);
  assert.equal(await person.headline('lead 0'), lead, 'the lead changes by its own key alone');
  assert.deepEqual(page.faults, []);
});

test('from the English front, with what has no version named', { timeout: 120_000 }, async (t) => {
  const person = await Composer.at(t);
  await person.at('lead 0').focus();
  await person.page.keyboard.press('KeyH');
  await person.at('lead 0').locator('.pin').waitFor();
  await person.put();
  await person.page.getByRole('button', { name: 'العربية', exact: true }).click();
  await person.page.locator('.canvas bdi, .head[lang=ar]').first().waitFor();
  const start = person.button('front_start_from', { edition: 'English' });
  await start.click();
  await person.said.filter({ hasText: person.says('front_started', { edition: 'English' }) }).waitFor();
  await person.at('lead 0').locator('.pin').waitFor();
  assert.match(await person.headline('lead 0'), /[\u0600-\u06ff]/);
  assert.deepEqual(person.page.faults, []);
});

test('two at once lose nothing', { timeout: 120_000 }, async (t) => {
  const person = await Composer.at(t);
  const mine = await person.headline('beside 1');
  const theirs = await person.headline('beside 2');
  await person.at('beside 1').focus();
  await person.page.keyboard.press('KeyL');
  await person.stands('lead 0', mine);

  // The other is another desk of the same program, which this one is told of.
  const other = await Composer.come(t, (await person.place.serve('serve')).address).catch(() => undefined);
  assert.ok(other, 'a second desk opens');
  await other.at('beside 2').focus();
  await other.page.keyboard.press('KeyL');
  await other.stands('lead 0', theirs);
  await other.put();

  await person.page.getByRole('alert').getByText(person.says('front_newer')).waitFor();
  await person.stands('lead 0', mine);
  await person.button('front_put_over').click();
  await person.said.filter({ hasText: person.says('front_said_put') }).waitFor();
  assert.equal((await person.read()).lead, mine);
});

for (const language of ['en', 'ar']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`for everybody, in ${language}, ${colorScheme}`, { timeout: 120_000 }, async (t) => {
      const person = await Composer.at(t, language, { colorScheme });
      await person.at('lead 0').focus();
      await person.page.keyboard.press('KeyH');
      await person.at('lead 0').locator('.pin').waitFor();
      assert.deepEqual(await faults(person.page), []);
      const wide = await person.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
      const pool = await person.page.getByRole('complementary', { name: person.says('front_pool_label') }).boundingBox();
      const lead = await person.at('lead 0').boundingBox();
      assert.equal(pool.x > lead.x, language === 'ar', 'the pool stands where reading begins');
      if (process.env.SHOTS) await person.page.screenshot({ path: `${process.env.SHOTS}/compose-${language}-${colorScheme}.png` });
    });
  }
}
