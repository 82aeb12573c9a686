// What a reporter would be annoyed by: a first start in a foreign language, a
// history that opens on nothing, a window too narrow to read a headline in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Place, browser, desk } from '../galley.js';
import { Person } from '../person.js';

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

/** A desk of its own, with no newsroom yet unless the sample is asked for. */
async function start(t, { sample = false, ...options } = {}) {
  const place = new Place();
  t.after(() => place.close());
  place.env.GALLEY_ROOM = place.room;
  if (sample) place.run('init', '--sample', '--person', 'Ada Ink', '--room', place.room);
  const page = await desk(chrome, (await place.serve('serve')).address, options);
  t.after(() => page.context().close());
  await page.locator('html[lang]').waitFor();
  return { place, page, person: new Person(page, options.locale) };
}

for (const locale of ['ar', 'es']) {
  test(`one Enter from a desk in ${locale} makes a newspaper in ${locale}`, async (t) => {
    const { place, page, person } = await start(t, { locale });
    assert.equal(await person.text('first_name').inputValue(), person.says('first_name_default'));
    await person.makeNewsroom();
    assert.equal(await person.headline.getAttribute('lang'), locale);
    assert.deepEqual(place.json('list').stories.map((s) => s.language), [locale]);
    await page.getByRole('link', { name: person.says('settings') }).click();
    await person.text('first_person').waitFor();
    await page.waitForFunction((name) => document.querySelector('#s-person')?.value === name, person.says('first_person_default')); // once the settings are read
  });
}

for (const locale of ['en', 'ar']) {
  test(`the public address is set in ${locale}, and a wrong one is refused`, async (t) => {
    const { page, person } = await start(t, { locale });
    await person.makeNewsroom();
    await page.getByRole('link', { name: person.says('settings') }).click();
    const address = person.text('settings_public_address');
    await address.fill('news.example');
    await page.keyboard.press('Tab');
    await page.getByRole('alert').waitFor();
    await address.fill('https://news.example/paper');
    await page.keyboard.press('Tab');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.getByRole('status').filter({ hasText: person.says('saved') }).waitFor();
    await page.reload();
    await page.waitForFunction(() => document.querySelector('#s-public')?.value === 'https://news.example/paper');
    await page.evaluate(() => { location.hash = '#/read/'; });
    const canonical = page.frameLocator('iframe').locator('link[rel=canonical]');
    await canonical.waitFor({ state: 'attached' });
    assert.equal(await canonical.getAttribute('href'), `https://news.example/paper/${locale}/index.html`);
  });
}

test('what is proposed follows the language until something is typed', async (t) => {
  const { person } = await start(t, { locale: 'en' });
  const name = () => person.text('first_name').inputValue();
  const pressed = () => person.page.getByRole('group', { name: person.says('first_editions') }).locator('button[aria-pressed=true] b').allTextContents();
  assert.deepEqual([await name(), await pressed()], [person.says('first_name_default'), ['English']]);
  await person.chooseLanguage('العربية', 'ar');
  assert.deepEqual([await name(), await pressed()], [person.says('first_name_default'), ['العربية']]);
  await person.text('first_name').fill('Harbour Sheet');
  await person.page.getByRole('group', { name: person.says('first_editions') }).getByRole('button', { name: 'Español' }).click();
  await person.chooseLanguage('English', 'en');
  assert.deepEqual([await name(), await pressed()], ['Harbour Sheet', ['Español', 'العربية']]);
});

test('moves in the sample are signed', async (t) => {
  const { place, page, person } = await start(t, { locale: 'en' });
  await person.button('door_sample').click();
  await person.text('first_person').fill('Ada Ink');
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: person.says('stories_table') }).waitFor();
  assert.equal(await page.getByRole('link', { name: person.says('rail_unsigned') }).count(), 0);
  await page.evaluate(() => { location.hash = '#/settings'; });
  const folder = page.locator('.path').filter({ hasText: '/' });
  place.room = await folder.textContent();
  const draft = place.json('list', '--status', 'review').stories[0];
  await page.evaluate((id) => { location.hash = `#/write/${id}`; }, draft.id);
  await person.act('approve');
  await person.stands('ready');
  assert.equal(place.json('history', draft.id).revisions[0].person, 'Ada Ink');
});

test('history opens on a difference, and says when there is none', async (t) => {
  const { place, page, person } = await start(t, { sample: true, locale: 'en' });
  const story = place.json('list', '--language', 'en', '--limit', '50').stories.find((s) => s.slug === 'night-ferry');
  await page.evaluate((id) => { location.hash = `#/history/${id}`; }, story.id);
  await page.locator('.diff [data-change]').first().waitFor();
  const rows = page.locator('.revs li');
  await rows.first().getByRole('button').click(); // the update, and the autosave before it
  await page.getByRole('status').filter({ hasText: 'Only the status changed.' }).waitFor();
  assert.equal(await page.locator('.diff [data-change]').count(), 0);
});

test('versions that share a row are counted as versions', async (t) => {
  const { page, person } = await start(t, { sample: true, locale: 'en' });
  const heads = page.getByRole('table', { name: person.says('stories_table') }).getByRole('rowheader');
  await heads.filter({ hasText: person.says('status_scheduled') }).filter({ hasText: /2 versions$/ }).waitFor();
  await heads.filter({ hasText: person.says('status_ready') }).filter({ hasText: /1$/ }).waitFor();
});

test('the smallest window still shows headlines, and the preview by its button', async (t) => {
  const { place, page, person } = await start(t, { sample: true, locale: 'en', viewport: { width: 960, height: 640 } });
  const headline = page.locator('[role=row][id^=row-] .hl').first();
  await headline.waitFor();
  assert.ok((await headline.boundingBox()).width > 280);
  const story = place.json('list', '--language', 'en', '--limit', '1').stories[0];
  await page.evaluate((id) => { location.hash = `#/write/${id}`; }, story.id);
  await person.saved();
  const inspector = page.getByRole('complementary', { name: person.says('inspector') });
  await inspector.waitFor();
  await person.button('preview').click();
  await person.preview.locator('main').waitFor();
  assert.equal(await inspector.count(), 0);
  await page.keyboard.press('Control+Shift+I');
  await inspector.waitFor();
});

test('what is missing leads to its field, and Esc gives the focus back', async (t) => {
  const { page, person } = await start(t, { locale: 'es' });
  await person.makeNewsroom();
  await page.keyboard.type('Falta la sección');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('Un párrafo.');
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(person.says('missing_section')).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.cm-content:focus').waitFor();
  await page.keyboard.press('Control+Enter');
  await dialog.getByRole('button', { name: person.says('go_to_first') }).click();
  await page.locator('#f-section:focus').waitFor();
  assert.deepEqual(page.faults, []);
});
