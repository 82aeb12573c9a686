// The third door: a newspaper read from the address of another newsroom's
// edition, which goes on publishing meanwhile.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Place, browser, desk } from '../galley.js';
import { Person } from '../person.js';

const interfaces = { en: 'English', ar: 'العربية' };

let chrome;
let source;
let paper;
before(async () => {
  chrome = await browser();
  source = new Place();
  source.run('init', '--title', 'Three Piers', '--editions', 'en,ar', '--zone', 'UTC', '--person', 'Amina', '--room', source.room);
  publish('Night ferry returns', 'It sails.');
  paper = (await source.serve('read', '--room', source.room)).address;
});
after(async () => {
  await chrome.close();
  await source.close();
});

/** Makes a story public in the newsroom that is read. */
function publish(headline, body) {
  const id = source.run('new', '--headline', headline, '--section', 'economy', '--room', source.room).trim();
  source.run('edit', id, '--set', `body=${body}`, '--room', source.room);
  source.run('publish', id, '--room', source.room);
  return id;
}

for (const [language, name] of Object.entries(interfaces)) {
  test(`a newspaper is read and followed, in ${name}`, async (t) => {
    const place = new Place();
    t.after(() => place.close());
    const { address, child } = await place.serve('serve');
    const page = await desk(chrome, address);
    const person = new Person(page);
    await person.chooseLanguage(name, language);

    // What is not there, and what is no newspaper, is said.
    await person.button('door_read').click();
    const where = person.text('paper_where');
    await where.fill('/no/such/folder');
    await person.button('paper_look').click();
    await page.getByRole('alert').waitFor();
    await where.fill(`${paper}en/index.html`);
    await where.press('Enter');
    const section = page.getByRole('checkbox', { name: language === 'ar' ? 'اقتصاد' : 'Economy' });
    await section.waitFor();
    assert.equal(await page.getByRole('alert').count(), 0);
    assert.equal(await section.isChecked(), true);
    await page.getByRole('checkbox', { name: language === 'ar' ? 'رياضة' : 'Sports' }).uncheck();
    await person.button('paper_go').click();

    const sheet = page.frameLocator('iframe');
    await page.getByRole('group', { name: person.says('edition') }).getByRole('button', { name: 'English' }).click();
    await sheet.getByText('Night ferry returns').first().waitFor();
    assert.equal(await page.getByRole('link', { name: person.says('desk'), exact: true }).count(), 0);

    // The source publishes and withdraws; a look brings both here.
    const headline = `Bread is dearer (${language})`;
    const id = publish(headline, 'By a tenth.');
    await person.button('read_ask').click();
    await sheet.getByText(headline).first().click();
    await sheet.getByText('By a tenth.', { exact: true }).waitFor();
    source.run('withdraw', id, '--reason', 'It was no bread.', '--room', source.room);
    await person.button('read_ask').click();
    await sheet.getByText('It was no bread.').waitFor();
    // What was refused and what is gone are answers, not faults.
    assert.deepEqual(page.faults.filter((f) => !/status of (422|410)/.test(f)), []);

    // The next start opens it again.
    await place.end(child);
    const later = await desk(chrome, (await place.serve('serve')).address);
    const reader = new Person(later, language);
    await later.getByRole('status').filter({ hasText: reader.says('read_reached') }).waitFor();
    await reader.button('read_ask').waitFor();
    assert.deepEqual(later.faults, []);
  });
}
