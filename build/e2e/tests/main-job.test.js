// The whole main job on the real program, in English and in Arabic: make a
// newsroom, write, preview, tag, file, review, publish, read, change, correct,
// withdraw. Nothing may be asked for outside this computer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Place, browser, desk } from '../galley.js';
import { png } from '../png.js';

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

const picture = png(1200, 800, [20, 110, 120]);

// What is typed, and what it is called on the screen, per language.
const languages = {
  en: {
    tag: 'en', add: [], interface: undefined,
    make: /^Open the desk/, headline: 'Night boat returns to the quay', standfirst: 'One ticket, one timetable.',
    body: 'The first boat left at 23:40.\n\n## What it costs\n\nThe same as by day. <script>window.hacked = 1</script>',
    section: 'economy', region: 'Europe', regionId: 'europe', tags: ['Night ferries', 'Port Alder'], author: 'Ada Ink',
    changed: 'The boat has a bell.', note: 'The first boat left at 23:40, not at 23:30.', reason: 'The boat never sailed.',
  },
  ar: {
    tag: 'ar', add: ['العربية'], remove: ['English'], interface: 'العربية',
    headline: 'عبّارة الليل Aurelia تعود إلى الرصيف', standfirst: 'تذكرة واحدة وجدول واحد.',
    body: 'غادرت العبّارة الأولى الساعة ٢٣:٤٠. للاستفسار: 555-0142.\n\n## كم تكلّف\n\nكما في النهار.',
    section: 'economy', region: 'أوروبا', regionId: 'europe', tags: ['عبّارات الليل', 'بورت ألدر'], author: 'آدا',
    changed: 'للعبّارة جرس.', note: 'غادرت العبّارة الساعة ٢٣:٤٠ لا ٢٣:٣٠.', reason: 'لم تُبحر العبّارة.',
  },
};


for (const words of Object.values(languages)) {
  test(`the main job in ${words.tag}`, { timeout: 180_000 }, async (t) => {
    const place = new Place();
    t.after(() => place.close());
    place.env.GALLEY_ROOM = place.room;
    const { address } = await place.serve('serve');
    const page = await desk(chrome, address);
    t.after(() => page.context().close());
    const foreign = [];
    page.context().on('request', (r) => {
      if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(r.url())) foreign.push(r.url());
    });

    await t.test('a newsroom is made', async () => {
      if (words.interface) {
        await page.getByRole('button', { name: words.interface, exact: true }).first().click();
        await page.waitForFunction(() => document.documentElement.dir === 'rtl');
      }
      await page.locator('#room-name').waitFor();
      await page.locator('#room-person').fill(words.author);
      for (const name of words.add ?? []) await page.locator('fieldset').getByRole('button', { name }).click();
      for (const name of words.remove ?? []) await page.locator('fieldset').getByRole('button', { name }).click();
      await page.locator('#room-name').press('Enter');
      await page.locator('#f-headline').waitFor();
      await page.waitForFunction(() => document.activeElement?.id === 'f-headline');
    });

    await t.test('a story is written and saved', async () => {
      await page.keyboard.type(words.headline);
      await page.locator('#f-standfirst').fill(words.standfirst);
      await page.locator('.cm-content').click();
      await page.keyboard.insertText(words.body);
      await page.locator('#f-section').selectOption(words.section);
      for (const [field, values] of [['#f-regions', [words.region]], ['#f-tags', words.tags]]) {
        for (const value of values) {
          await page.locator(field).fill(value);
          await page.locator(field).press('Enter');
          await page.locator(field).evaluate((input) => input.value === '');
        }
      }
      await page.locator('#f-credits').fill(words.author);
      await page.locator('#f-credits').press('Enter');
      await page.locator('input[type=file]').first().setInputFiles({ name: 'boat.png', mimeType: 'image/png', buffer: picture });
      await page.locator('#f-alt').first().fill(words.standfirst);
      await page.locator('footer [data-saved=saved]').waitFor();
    });

    let id;
    await t.test('the words are there', async () => {
      const kept = () => place.json('list').stories.find((s) => s.headline === words.headline);
      let story;
      for (let tries = 0; tries < 50; tries++) {
        const found = kept();
        story = found && JSON.parse(place.run('show', found.id, '--room', place.room, '--json'));
        if (story?.pictures?.[0]?.alt === words.standfirst && story.credits?.length) break;
        await page.locator('footer [data-saved=saved]').waitFor();
      }
      id = story.id;
      assert.equal(story.body, words.body);
      assert.deepEqual(story.regions, [words.regionId]);
      assert.deepEqual(story.tags, words.tags);
      assert.deepEqual(story.authors, [words.author]);
      assert.equal(story.language, words.tag);
      assert.equal(story.status, 'draft');
    });

    await t.test('the preview shows it and runs nothing', async () => {
      const frame = page.frameLocator('.preview iframe').first();
      await frame.getByText(words.standfirst).first().waitFor();
      assert.equal(await page.locator('.preview iframe').first().getAttribute('sandbox'), '');
      assert.equal(await page.evaluate(() => window.hacked), undefined);
    });

    const { address: edition } = await place.serve('read', '--room', place.room);
    const read = (path) => fetch(new URL(path, edition), { redirect: 'manual' });
    const text = async (path) => (await read(path)).text();

    await t.test('a draft is nowhere', async () => {
      for (const path of [`${words.tag}/index.html`, `${words.tag}/section/${words.section}/index.html`]) {
        assert.ok(!(await text(path)).includes(words.standfirst), path);
      }
    });

    await t.test('it goes through the publish panel', async () => {
      await page.locator('.cm-content').click();
      await page.keyboard.press('Control+Enter'); // the next act; publishing always opens its panel
      const panel = page.getByRole('dialog');
      await panel.waitFor();
      await panel.locator('.btn.solid').click();
      await panel.waitFor({ state: 'detached' });
      await page.locator('.waiting').waitFor();
      await page.locator('.waiting').waitFor({ state: 'detached', timeout: 30_000 });
    });

    let story;
    await t.test('a reader finds it everywhere', async () => {
      story = JSON.parse(place.run('show', id, '--room', place.room, '--json'));
      assert.equal(story.status, 'published');
      const page = `${words.tag}/story/${encodeURIComponent(story.address)}.html`;
      assert.equal((await read(page)).status, 200);
      const shown = await text(page);
      assert.match(shown, new RegExp(`<html lang="${words.tag}" dir="${words.tag === 'ar' ? 'rtl' : 'ltr'}"`));
      for (const path of [`${words.tag}/index.html`, `${words.tag}/section/${words.section}/index.html`, `${words.tag}/region/${words.regionId}/index.html`]) {
        assert.ok((await text(path)).includes(story.address), path);
      }
      for (const link of shown.matchAll(/href="\.\.\/((?:tag|author)\/[^"]+\/[^"]+)"/g)) {
        const list = await text(`${words.tag}/${link[1]}`);
        assert.ok(list.includes(story.address), link[1]);
      }
      assert.ok(/\/tag\//.test(shown) && /\/author\//.test(shown));
      assert.ok(!/<script/i.test(shown));
    });

    await t.test('what readers see moves only when a change is published', async () => {
      const path = `${words.tag}/story/${encodeURIComponent(story.address)}.html`;
      const still = (html) => html.replace(/<time class="long"[\s\S]*?<\/time>/g, ''); // the edition's own clock
      const before = still(await text(path));
      await page.locator('.cm-content').click();
      await page.keyboard.press('Control+End');
      await page.keyboard.insertText(`\n\n${words.changed}`);
      await page.locator('footer [data-saved=saved]').waitFor();
      assert.equal(still(await text(path)), before);
      place.run('update', id, '--kind', 'update', '--room', place.room);
      assert.ok((await text(path)).includes(words.changed));
      place.run('correct', id, '--note', words.note, '--room', place.room);
      assert.match(await text(path), /23:40|٢٣:٤٠/);
      place.run('withdraw', id, '--reason', words.reason, '--room', place.room);
      const gone = await read(path);
      assert.equal(gone.status, 410);
      const notice = await gone.text();
      assert.ok(!notice.includes(words.standfirst));
    });

    assert.deepEqual(foreign, []);
    assert.deepEqual(page.faults, []);
  });
}
