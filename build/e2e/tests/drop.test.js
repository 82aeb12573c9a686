// Files dropped on the Write screen, as the system drops them: pictures come
// in where they fall, anything else is refused in a sentence, and nothing
// that falls beside takes the page away.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Place, browser, desk } from '../galley.js';
import { Person } from '../person.js';
import { png } from '../png.js';

const paragraphs = ['The first boat left at 23:40.', 'The second one waited.', 'Nobody minded.'];

let chrome;
let place;
let page;
let person;
let files;
before(async () => {
  chrome = await browser();
  place = new Place();
  place.env.GALLEY_ROOM = place.room;
  files = Object.fromEntries(Object.entries({
    boat: ['boat.png', png(1200, 800, [20, 110, 120])],
    quay: ['quay.png', png(900, 600, [180, 60, 40])],
    lamp: ['lamp.png', png(600, 900, [240, 200, 80])],
    bell: ['bell.png', png(640, 640, [90, 90, 90])],
    minutes: ['minutes.txt', 'Present: nobody.'],
    fake: ['fake.png', 'This only says that it is a picture.'],
  }).map(([name, [file, bytes]]) => {
    const path = join(place.dir, file);
    writeFileSync(path, bytes);
    return [name, path];
  }));
  page = await desk(chrome, (await place.serve('serve')).address);
  person = new Person(page);
  await person.makeNewsroom();
  await page.keyboard.type('What fell on the sheet');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(paragraphs.join('\n\n'));
  await person.saved();
});
after(async () => {
  await chrome.close();
  await place.close();
});

const story = () => {
  const [row] = place.json('list').stories;
  return place.json('show', row.id);
};
const paragraph = (n) => person.body.locator('.cm-line').filter({ hasText: paragraphs[n] });
const picture = /^!\[\]\(([^)]+)\)$/;
/** The text's blocks, a picture as the number in which it came. */
const blocks = ({ body, pictures }) => body.trim().split('\n\n').map((block) => {
  const id = picture.exec(block)?.[1];
  return id ? pictures.findIndex((p) => p.id === id) : block;
});

/** Waits until so many pictures are the story's, and it is saved. */
async function has(n) {
  await page.waitForFunction((wanted) => document.querySelectorAll('.insp img').length === wanted, n);
  await person.saved();
  const found = story();
  assert.equal(found.pictures.length, n);
  return found;
}

test('a picture falls into the text where it is dropped', async () => {
  await person.drop(paragraph(1), [files.boat]);
  assert.deepEqual(blocks(await has(1)), [paragraphs[0], paragraphs[1], 0, paragraphs[2]]);
  await person.preview.locator('main img').first().waitFor();
});

test('two at once stand one after the other, in their order', async () => {
  await person.drop(paragraph(2), [files.quay, files.lamp]);
  assert.deepEqual(blocks(await has(3)), [paragraphs[0], paragraphs[1], 0, paragraphs[2], 1, 2]);
});

test('on the lead picture’s field it is the lead, and not in the text', async () => {
  await person.drop(page.locator('#f-lead'), [files.bell]);
  const { lead, body, pictures } = await has(4);
  assert.equal(lead, pictures[3].id);
  assert.ok(!body.includes(lead));
});

test('what is not a picture is refused by its name, and no word is touched', async () => {
  const before = story();
  await person.drop(paragraph(0), [files.minutes]);
  await person.drop(paragraph(0), [files.minutes, files.fake]); // the same again, and another
  const notice = page.getByRole('alert').filter({ hasText: person.says('files_refused') });
  await notice.waitFor();
  for (const name of ['minutes.txt', 'fake.png']) {
    const said = await notice.locator('p').filter({ hasText: name }).last().textContent();
    assert.match(said, /^\S+: .+ is not a picture or film that Galley can read\./);
  }
  await notice.getByRole('button', { name: person.says('close') }).click();
  await notice.waitFor({ state: 'detached' });
  assert.deepEqual(story(), before);
});

test('beside the sheet, on the bar and on a list nothing leaves the page', async () => {
  const here = page.url();
  const before = story();
  await person.drop(page.locator('header.bar'), [files.minutes]);
  await person.drop(page.getByRole('navigation', { name: person.says('rail') }), [files.boat]);
  assert.equal(page.url(), here);
  await person.headline.waitFor();
  assert.deepEqual(story(), before);
});

test('on the sheet beside the text it goes to the end', async () => {
  const lines = await person.body.locator('.cm-line').count();
  await person.drop(page.locator('.ed .head'), [files.boat]);
  await page.waitForFunction((had) => document.querySelectorAll('.cm-line').length > had, lines);
  await person.saved();
  const { body, pictures } = story();
  assert.equal(pictures.length, 4, 'a picture that is there already is not taken twice');
  assert.deepEqual(blocks({ body, pictures }), [paragraphs[0], paragraphs[1], 0, paragraphs[2], 1, 2, 0]);
});

test('nothing failed on the way but what was refused', () => {
  assert.deepEqual(page.faults.filter((fault) => !fault.includes('422')), []);
});
