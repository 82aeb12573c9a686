// The program is killed while somebody types: after a restart the words are
// there, all but those of the last second.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Place, browser, desk } from '../galley.js';
import { Person } from '../person.js';

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

const promise = 1000; // ms from a key to its words being on their way to the disk
const slow = 1500; // ms more for a machine that is busy with other work

test('words survive a kill of the program', { timeout: 90_000 }, async (t) => {
  const place = new Place();
  t.after(() => place.close());
  place.env.GALLEY_ROOM = place.room;
  let { address, child } = await place.serve('serve');
  let page = await desk(chrome, address);
  const person = new Person(page);
  await person.makeNewsroom();
  await page.keyboard.type('Written in a storm');
  await page.keyboard.press('Enter');

  // What Go has said that it saved, by its own answers, and how old its newest words were.
  let committed = '';
  let oldest = 0;
  const typed = [];
  page.on('response', async (answer) => {
    if (!answer.url().endsWith('/api/Stories/Save') || !answer.ok()) return;
    const [, , story] = answer.request().postDataJSON();
    const before = committed.split(' ').length - 1;
    if ((story.body ?? '').length > committed.length) committed = story.body;
    if (before < committed.split(' ').length - 1) oldest = Math.max(oldest, Date.now() - typed[before].at);
  });

  // Typing never pauses, so saves happen in the midst of it; and the kill does too.
  while (!/word60 /.test(committed)) {
    const word = `word${typed.length} `;
    typed.push({ word, at: Date.now() });
    await page.keyboard.type(word);
  }
  for (let more = 0; more < 20; more++) {
    const word = `word${typed.length} `;
    typed.push({ word, at: Date.now() });
    await page.keyboard.type(word);
  }
  const killedAt = Date.now();
  const known = committed;
  assert.ok(oldest < promise + slow, `a word waited ${oldest} ms for its save`);
  await place.end(child, 'SIGKILL');
  await page.context().close(); // with whatever that browser kept

  ({ address } = await place.serve('serve'));
  page = await desk(chrome, address);
  t.after(() => page.context().close());
  const restarted = new Person(page);
  await restarted.saved(); // the desk comes back to where it was left
  await restarted.body.waitFor();
  const story = place.json('list').stories[0];
  assert.ok(story.body.startsWith(known.trimEnd()), 'what was said to be saved is there');
  const all = typed.map((w) => w.word).join('');
  assert.ok(all.startsWith(story.body.trimEnd()), 'nothing else is there');
  const owed = typed.filter((w) => w.at < killedAt - promise - slow).map((w) => w.word).join('');
  assert.ok(story.body.startsWith(owed.trimEnd()), 'all but the last second is there');
  assert.equal(await restarted.headline.inputValue(), 'Written in a storm');
  assert.equal((await restarted.body.textContent()).trimEnd(), story.body.trimEnd());
  assert.deepEqual(page.faults, []);
});
