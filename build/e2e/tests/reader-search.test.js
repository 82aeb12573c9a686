// The readers' search page, in the desk's frame, which runs no script.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Place, browser, desk } from '../galley.js';

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

test('A reader searches in the frame, goes on and comes back', async (t) => {
  const { address } = await place.serve('serve');
  const page = await desk(chrome, new URL('#/read', address).href, { locale: 'en' });
  t.after(() => page.context().close());
  const frame = page.frameLocator('iframe');
  await frame.getByRole('link', { name: 'Search', exact: true }).click();
  const field = frame.getByRole('searchbox', { name: 'Search the edition' });
  await field.fill('ferries');
  await field.press('Enter');
  await frame.locator('mark').first().waitFor();
  assert.match(await frame.locator('.howmany').innerText(), /\d+ results?/);

  await frame.getByRole('link', { name: 'By date' }).click();
  await frame.locator('.orders b', { hasText: 'By date' }).waitFor();
  await frame.locator('mark').first().waitFor();

  // The desk knows where the frame is: reloading asks the same again.
  await page.getByRole('button', { name: 'Reload' }).click();
  await frame.locator('.orders b', { hasText: 'By date' }).waitFor();
  assert.equal(await field.inputValue(), 'ferries');

  await frame.getByRole('complementary', { name: 'Narrow the results' }).getByRole('link').first().click();
  await frame.locator('.filters a').waitFor();
  await frame.locator('.filters a').click();
  await frame.locator('.filters a').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => window.hacked), undefined);
});
