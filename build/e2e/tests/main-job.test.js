// The whole main job on the real program, in English and in Arabic: make a
// newsroom, write, preview, file, review, publish, read, change, correct,
// withdraw.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Edition, storyPage } from '../edition.js';
import { Place, browser, desk } from '../galley.js';
import { Person } from '../person.js';
import { png } from '../png.js';

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

// What is typed, in the language of the story and of the desk.
const jobs = {
  en: {
    newsroom: {},
    headline: 'Night boat returns to the quay', standfirst: 'One ticket, one timetable.',
    body: 'The first boat left at 23:40.\n\n## What it costs\n\nThe same as by day. <script>window.hacked = 1</script>',
    shows: ['The first boat left at 23:40.', 'What it costs'],
    section: 'Economy', region: ['Eur', 'Europe'], tags: ['Night ferries', 'Port Alder'], author: 'Ada Ink',
    alt: ['A boat at a lit quay', 'The timetable on a wall'],
    changed: 'The boat has a bell.', note: 'The first boat left at 23:40, not at 23:30.', reason: 'The boat never sailed.',
  },
  ar: {
    newsroom: { name: 'ثلاث ضفاف', person: 'آدا' },
    headline: 'عبّارة الليل Aurelia تعود إلى الرصيف', standfirst: 'تذكرة واحدة وجدول واحد.',
    body: 'غادرت العبّارة الأولى الساعة ٢٣:٤٠. للاستفسار: 555-0142.\n\n## كم تكلّف\n\nكما في النهار.',
    shows: ['غادرت العبّارة الأولى', 'كم تكلّف'],
    section: 'اقتصاد', region: ['أور', 'أوروبا'], tags: ['عبّارات الليل', 'بورت ألدر'], author: 'آدا',
    alt: ['عبّارة عند رصيف مضاء', 'الجدول على جدار'],
    changed: 'للعبّارة جرس.', note: 'غادرت العبّارة الساعة ٢٣:٤٠ لا ٢٣:٣٠.', reason: 'لم تُبحر العبّارة.',
  },
};

for (const [language, job] of Object.entries(jobs)) {
  test(`the main job in ${language}`, { timeout: 180_000 }, async (t) => {
    const place = new Place();
    t.after(() => place.close());
    place.env.GALLEY_ROOM = place.room;
    const page = await desk(chrome, (await place.serve('serve')).address);
    t.after(() => page.context().close());
    const person = new Person(page);
    const show = (id) => JSON.parse(place.run('show', id, '--room', place.room, '--json'));
    const direction = language === 'ar' ? 'rtl' : 'ltr';
    let id;

    await t.test('three doors, and one Enter makes a newsroom', async () => {
      if (language !== 'en') await person.chooseLanguage('العربية', language);
      assert.equal(await page.locator('html').getAttribute('dir'), direction);
      for (const door of ['door_make', 'door_sample', 'door_read']) await person.button(door).waitFor();
      await person.makeNewsroom(job.newsroom);
      assert.deepEqual(await person.headline.evaluate((e) => [e.lang, e.dir]), [language, direction]);
      assert.equal(place.json('list').stories.length, 1, 'a new newsroom has one draft');
      // The rail stands where a line begins.
      const rail = await page.getByRole('navigation', { name: person.says('rail') }).boundingBox();
      assert.equal(rail.x < 700, direction === 'ltr');
    });

    await t.test('the words are written, and the preview shows them and runs nothing', async () => {
      await page.keyboard.type(job.headline);
      await page.keyboard.press('Enter');
      await page.keyboard.insertText(job.body);
      await person.text('field_standfirst').fill(job.standfirst);
      await person.preview.getByRole('heading', { level: 1, name: job.headline }).waitFor();
      for (const words of [job.standfirst, ...job.shows]) await person.preview.getByText(words).first().waitFor();
      assert.equal(await person.preview.locator('html').getAttribute('dir'), direction);
      const frame = page.locator('.preview iframe:not(.coming)');
      assert.equal(await frame.getAttribute('sandbox'), '');
      assert.equal(await page.evaluate(() => window.hacked), undefined);
    });

    await t.test('it is filed', async () => {
      await person.choice('field_section').selectOption({ label: job.section });
      await person.complete('field_regions', ...job.region);
      await person.name('field_tags', ...job.tags);
      // A tag that there is now is found from its first letters.
      await person.saved();
      await person.button('token_remove', { name: job.tags[1] }).click();
      await person.complete('field_tags', job.tags[1].slice(0, 3), job.tags[1]);
      await person.name('credit_add', job.author);
    });

    await t.test('pictures come by dialog and by paste, with their words', async () => {
      const asked = page.waitForEvent('filechooser');
      await person.button('lead_choose').click();
      await (await asked).setFiles({ name: 'boat.png', mimeType: 'image/png', buffer: png(1200, 800, [20, 110, 120]) });
      await person.text('field_alt').first().fill(job.alt[0]);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.evaluate(async (base64) => {
        const blob = new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: 'image/png' });
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
      }, png(600, 400, [180, 60, 40]).toString('base64'));
      await person.body.click();
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Control+v');
      const pictures = page.locator('.insp details');
      await pictures.waitFor();
      await pictures.locator('summary').click();
      await pictures.getByRole('textbox', { name: person.says('field_alt') }).fill(job.alt[1]);
    });

    await t.test('it is saved, says so, and a reload shows it', async () => {
      await person.saved();
      const state = await page.locator('footer [data-saved=saved]').textContent();
      await page.reload();
      await person.saved();
      assert.equal(await person.headline.inputValue(), job.headline);
      assert.equal(await person.text('field_standfirst').inputValue(), job.standfirst);
      assert.ok((await person.body.textContent()).includes(job.shows[0]));
      id = /#\/write\/([^?]+)/.exec(page.url())[1];
      const story = show(id);
      const digits = new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-arab' : 'en').format(story.revision);
      assert.ok(state.includes(digits), `“${state}” names revision ${digits}`);
      assert.ok(story.body.startsWith(job.body));
      assert.deepEqual([story.language, story.status, story.section, story.regions], [language, 'draft', 'economy', ['europe']]);
      assert.deepEqual(story.tags, job.tags);
      assert.deepEqual(story.authors, [job.author]);
      assert.deepEqual(story.pictures.map((p) => p.alt), job.alt);
      assert.equal(story.lead, story.pictures[0].id);
    });

    const edition = await Edition.of(place);
    const lists = [`${language}/index.html`, `${language}/section/economy/index.html`, `${language}/region/europe/index.html`];

    await t.test('a draft is nowhere', async () => {
      for (const path of lists) assert.ok(!(await edition.text(path)).includes(job.standfirst), path);
      const slug = show(id).slug;
      for (const name of [slug, id]) assert.equal((await edition.page(`${language}/story/${name}.html`)).status, 404, name);
    });

    await t.test('review, ready, and the publish panel', async () => {
      await person.act('submit');
      await person.stands('review');
      await person.act('approve');
      await person.stands('ready');
      await person.publish();
    });

    let path;
    await t.test('a reader finds it everywhere', async () => {
      const story = show(id);
      path = storyPage(story);
      assert.equal((await edition.page(path)).status, 200);
      const shown = await edition.text(path);
      assert.match(shown, new RegExp(`<html lang="${language}" dir="${direction}"`));
      assert.ok(!/<script>/i.test(shown));
      for (const words of [...job.alt, job.author, ...job.tags]) assert.ok(shown.includes(words), words);
      if (language === 'ar') {
        assert.match(shown, /<bdi[^>]*>[^<]*555-0142[^<]*<\/bdi>/, 'the telephone number is isolated');
        assert.match(shown, /<bdi[^>]*>Aurelia<\/bdi>/, 'the Latin name is isolated');
        assert.match(shown, /<time[^>]*>[^<]*[٠-٩][^<]*<\/time>/, 'dates have Arabic digits');
      }
      const found = [...shown.matchAll(/href="\.\.\/((?:tag|author)\/[^"]+\/index\.html)"/g)].map((m) => `${language}/${m[1]}`);
      assert.ok(found.some((p) => p.includes('/tag/')) && found.some((p) => p.includes('/author/')));
      for (const list of [...lists, ...found]) assert.ok((await edition.text(list)).includes(story.address), list);
    });

    await t.test('what readers see moves only when a change is published', async () => {
      const before = await edition.still(path);
      const front = await edition.still(lists[0]);
      await person.body.click();
      await page.keyboard.press('Control+End');
      await page.keyboard.insertText(`\n\n${job.changed}`);
      await page.getByRole('link', { name: person.says('pending') }).waitFor();
      assert.ok(show(id).body.includes(job.changed));
      assert.equal(await edition.still(path), before);
      assert.equal(await edition.still(lists[0]), front);
      await person.act('update');
      await person.confirm('update', { kind: 'update' });
      await page.getByRole('link', { name: person.says('pending') }).waitFor({ state: 'detached' });
      assert.ok((await edition.text(path)).includes(job.changed));
    });

    await t.test('a correction tells what was wrong', async () => {
      await person.act('correct');
      await person.confirm('correct', { note: job.note });
      await person.stands('corrected');
      assert.ok((await edition.text(path)).replace(/<\/?bdi[^>]*>/g, '').includes(job.note));
    });

    await t.test('a withdrawal leaves the reason and nothing else', async () => {
      await person.act('withdraw');
      await person.confirm('withdraw', { note: job.reason });
      await person.stands('withdrawn');
      const gone = await edition.page(path);
      assert.equal(gone.status, 410);
      const notice = await gone.text();
      assert.ok(notice.includes(job.reason));
      for (const words of [job.standfirst, job.shows[0], job.alt[0]]) assert.ok(!notice.includes(words), words);
      assert.ok(!(await edition.text(lists[2])).includes(job.standfirst));
    });

    assert.deepEqual(page.faults, []);
  });
}
