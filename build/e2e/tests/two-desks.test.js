// Two desks on one story: a save that comes too late keeps both texts, and
// shows both.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Place, browser, desk } from '../galley.js';
import { Person } from '../person.js';

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

/** Opens a second desk of the room on the story of the first. */
async function beside(place, page) {
  const other = await desk(chrome, (await place.serve('serve')).address);
  await other.goto(new URL(new URL(page.url()).hash, other.url()).href);
  return other;
}

/** Holds a desk's saves until they are let go. */
async function hold(page) {
  let letGo;
  const released = new Promise((resolve) => { letGo = resolve; });
  const asked = page.waitForRequest('**/api/Stories/Save');
  await page.route('**/api/Stories/Save', async (route) => {
    await released;
    await route.continue();
  });
  return { asked, letGo };
}

for (const kept of ['mine', 'theirs']) {
  test(`a late save keeps both texts, and ${kept} goes on`, { timeout: 90_000 }, async (t) => {
    const place = new Place();
    t.after(() => place.close());
    place.env.GALLEY_ROOM = place.room;
    const first = await desk(chrome, (await place.serve('serve')).address);
    t.after(() => first.context().close());
    const ada = new Person(first);
    await ada.makeNewsroom();
    await first.keyboard.type('One quay, two hands');
    await ada.saved();
    const second = await beside(place, first);
    t.after(() => second.context().close());
    const bea = new Person(second);
    await bea.headline.waitFor();

    // A quiet desk follows the other by itself.
    await ada.body.fill('The text that both began with.');
    await ada.saved();
    await bea.body.getByText('The text that both began with.').waitFor();

    const late = await hold(second);
    await bea.body.fill('The text of the second desk.');
    await late.asked;
    await ada.body.fill('The text of the first desk.');
    await ada.saved();
    late.letGo();

    const alert = second.getByRole('alert').filter({ hasText: bea.says('stale_title') });
    await alert.waitFor();
    assert.ok((await bea.body.textContent()).includes('The text of the second desk.'), 'no word is taken from the screen');
    await alert.getByRole('button', { name: bea.says('compare') }).click();
    const both = second.getByRole('dialog', { name: bea.says('stale_title') });
    await both.getByText('The text of the first desk.').waitFor();
    await both.getByText('The text of the second desk.').waitFor();

    const { id } = place.json('list').stories[0];
    const texts = () => place.json('history', id).revisions
      .map((r) => JSON.parse(place.run('show', id, '--revision', String(r.number), '--room', place.room, '--json')).body);
    for (const words of ['The text of the first desk.', 'The text of the second desk.']) {
      assert.ok(texts().includes(words), `${words} is in history`);
    }

    await both.getByRole('button', { name: bea.says(`keep_${kept}`) }).click();
    const stays = kept === 'mine' ? 'The text of the second desk.' : 'The text of the first desk.';
    await bea.saved();
    await bea.body.getByText(stays).waitFor();
    await ada.body.getByText(stays).waitFor(); // the other desk is told
    assert.equal(place.json('list').stories[0].body, stays);
    assert.deepEqual([...first.faults, ...second.faults], []);
  });
}
