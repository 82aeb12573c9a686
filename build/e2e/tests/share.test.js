// A story is sent on: from the sheet, which opens by address and works without
// scripts; as codes that another program reads from the screen; as one file;
// on paper.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Place, browser, desk } from '../galley.js';
import { storyPage } from '../edition.js';

// A browser that says it has no head counts as a machine.
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const screens = [{ width: 1280, height: 800 }, { width: 390, height: 844 }];

let chrome;
let place;
let address;
before(async () => {
  chrome = await browser();
  place = new Place();
  place.run('init', '--sample', '--room', place.room);
  address = (await place.serve('read', '--room', place.room)).address;
});
after(async () => {
  await chrome.close();
  await place.close();
});

/** The night ferry's page in an edition. */
function ferry(language) {
  const { stories } = place.json('list', '--language', language, '--status', 'public', '--limit', '50');
  return new URL(storyPage(stories.find((s) => s.slug === 'night-ferry')), address).href;
}

async function open(url, options = {}) {
  const context = await chrome.newContext({ userAgent, reducedMotion: 'reduce', viewport: screens[0], ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (e) => page.faults.push(String(e)));
  page.on('console', (m) => { if (m.type() === 'error' && !m.location().url.endsWith('/favicon.ico')) page.faults.push(m.text()); });
  page.on('request', (r) => { if (!r.url().startsWith(address) && !/^(data|file):/.test(r.url())) page.faults.push(`asked for ${r.url()}`); });
  await page.goto(url);
  return page;
}

/** What zbar reads from a picture of the screen. */
function read(picture) {
  const file = join(place.dir, 'screen.png');
  writeFileSync(file, picture);
  return execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trimEnd();
}

for (const language of ['en', 'es', 'ar']) {
  for (const colorScheme of ['light', 'dark']) {
    for (const viewport of screens) {
      test(`the sheet opens without a script and is read from the screen: ${language}, ${colorScheme}, ${viewport.width}`, async () => {
        const page = await open(ferry(language), { javaScriptEnabled: false, colorScheme, viewport });
        const sheet = page.locator('#share');
        assert.equal(await sheet.isVisible(), false);
        await page.locator('.share a').click();
        await sheet.waitFor();
        assert.equal(read(await page.screenshot()), await sheet.locator('textarea').inputValue());
        const box = await sheet.locator('.sharesheet').boundingBox();
        if (viewport.width < 640) assert.ok(Math.abs(box.y + box.height - viewport.height) < 1, 'it stands on the bottom edge');
        assert.ok(box.x >= 0 && box.x + box.width <= viewport.width);
        assert.equal(await page.locator('button:visible').count(), 0, 'a button that does nothing without a script');
        await sheet.locator('summary').click();
        await sheet.locator('textarea').waitFor();
        await sheet.locator('.sheethead a').click();
        await sheet.waitFor({ state: 'hidden' });
        await page.context().close();
      });
    }
  }
}

test('the text is copied, Escape closes the sheet, and this computer counts', async () => {
  const page = await open(ferry('ar'), { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('.share a').click();
  await page.locator('#share summary').click();
  const button = page.locator('#share [data-copy=share-text]');
  const counted = page.waitForResponse((r) => r.url().endsWith('.shared.html'));
  await button.click();
  assert.equal((await counted).status(), 204);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.locator('#share-text').inputValue());
  assert.equal(await button.innerText(), 'تمّ النسخ');
  await page.keyboard.press('Escape');
  await page.locator('#share').waitFor({ state: 'hidden' });
  assert.ok(await page.locator('.share a').evaluate((a) => a === document.activeElement));
  assert.equal(await page.locator('.share span').count(), 0, 'a count of nothing was shown');
  await page.reload();
  assert.equal(await page.locator('.share span').innerText(), 'شوركت مرّة واحدة من هذا الحاسوب');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('the whole story is read as a series of codes', async () => {
  const page = await open(ferry('ar').replace('/story/', '/share/'), { viewport: screens[1], colorScheme: 'dark' });
  const codes = await page.locator('.codes li').all();
  assert.ok(codes.length > 3);
  const texts = [];
  for (const code of codes) {
    const [name, ...text] = read(await code.locator('img').screenshot()).split('\n\n');
    assert.equal(name, await code.locator('p').innerText());
    texts.push(...text);
  }
  const bare = (s) => s.replace(/[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  assert.equal(bare(texts.join('')), bare(await page.locator('textarea').inputValue()));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('the one file opens from a folder and asks for nothing', async () => {
  const page = await open(`${ferry('en')}#share`);
  const coming = page.waitForEvent('download');
  await page.locator('#share a[download]').click();
  const download = await coming;
  const file = join(place.dir, download.suggestedFilename());
  await download.saveAs(file);
  await page.context().close();
  const alone = await open(`file://${file}`);
  assert.equal(await alone.locator('h1').innerText(), 'Night ferries return to the strait after eleven quiet years');
  assert.ok(await alone.locator('figure img').evaluate((img) => img.complete && img.naturalWidth > 0));
  assert.deepEqual(alone.faults, []);
  await alone.context().close();
});

test('in the desk’s frame the program keeps the file', async () => {
  const { address: desks } = await place.serve('serve', '--room', place.room);
  const page = await desk(chrome, new URL('#/read', desks).href, { locale: 'en' });
  const frame = page.frameLocator('iframe');
  await frame.getByRole('link', { name: 'Night ferries return to the strait after eleven quiet years' }).first().click();
  await frame.locator('.share a').click();
  await frame.locator('#share').getByRole('link', { name: 'Save as one file' }).click();
  const said = await frame.locator('.standfirst').innerText();
  const [, path] = /^The story is in (.*)\.$/.exec(said);
  assert.match(readFileSync(join(place.dir, path), 'utf8'), /<body class="alone">/);
  await frame.getByRole('link', { name: 'Back to the story' }).click();
  await frame.locator('.byline').waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

for (const [language, navigation] of Object.entries({ en: ['Infographs', 'Miscellaneous', 'Editors’ choice', 'Share'], ar: ['إنفوغراف', 'منوّعات', 'اختيار المحررين'] })) {
  test(`what is printed is the story and its foot, in ${language}`, async () => {
    const page = await open(ferry(language));
    const headline = await page.locator('h1').innerText();
    const pdf = join(place.dir, 'story.pdf');
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).normalize('NFKC');
    const words = (s) => s.normalize('NFKC').replace(/[\s\u064b-\u0652\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
    if (language === 'en') assert.ok(words(text).includes(words(headline)), text);
    for (const word of navigation) assert.ok(!words(text).includes(words(word)), `${word} is printed`);
    assert.match(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }), /Page size:\s+59[45]\.\d+ x 84[12]/);
    const foot = join(place.dir, 'foot');
    execFileSync('pdftoppm', ['-png', '-r', '300', '-f', String(pages(pdf)), '-singlefile', pdf, foot]);
    assert.equal(read(readFileSync(`${foot}.png`)), await page.locator('#share-text').inputValue());
    await page.goto(new URL(`${language}/index.html`, address).href);
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    assert.ok(pages(pdf) <= 4, `a front page of ${pages(pdf)} sheets`);
    assert.ok(readFileSync(pdf).length > 10_000);
    await page.context().close();
  });
}

function pages(pdf) {
  return Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))[1]);
}
