// A person at the desk: what they do, in the words that the desk shows them.
import { plain, sentences } from './words.js';

export class Person {
  constructor(page, language = 'en') {
    this.page = page;
    this.speak(language);
  }

  /** From now on the desk is read in this language. */
  speak(language) {
    this.language = language;
    this.says = sentences(language);
  }

  button(key, values) {
    return this.page.getByRole('button', { name: this.says(key, values) });
  }

  text(key) {
    return this.page.getByRole('textbox', { name: this.says(key) });
  }

  choice(key) {
    return this.page.getByRole('combobox', { name: this.says(key), exact: true });
  }

  get body() {
    return this.page.getByRole('textbox', { name: this.says('field_body'), exact: true });
  }

  get headline() {
    return this.page.getByRole('textbox', { name: this.says('field_headline'), exact: true });
  }

  get preview() {
    return this.page.frameLocator('.preview iframe:not(.coming)');
  }

  /** Opens the desk in another language, by the buttons of the first start. */
  async chooseLanguage(name, language) {
    await this.page.getByRole('button', { name, exact: true }).first().click();
    this.speak(language);
    await this.page.locator(`html[lang=${language}]`).waitFor();
  }

  /** Makes a newsroom by its first door, and stands in the headline of its first draft. */
  async makeNewsroom({ name, person } = {}) {
    const room = this.text('first_name');
    await room.waitFor();
    if (name) await room.fill(name);
    if (person) await this.text('first_person').fill(person);
    await room.press('Enter');
    await this.page.locator('#f-headline:focus').waitFor();
  }

  /** Types words into a field that completes, and takes them as they stand. */
  async name(key, ...values) {
    for (const value of values) {
      const field = this.choice(key);
      await field.fill(value);
      await field.press('Enter');
      await this.page.locator('.insp').getByText(value, { exact: true }).first().waitFor();
    }
  }

  /** Types the beginning of a name, and takes what the desk offers for it. */
  async complete(key, beginning, offered) {
    const field = this.choice(key);
    await field.pressSequentially(beginning);
    await this.page.getByRole('option', { name: offered }).first().click();
    await this.page.locator('.insp').getByText(offered, { exact: true }).first().waitFor();
  }

  /** Drags files of the disk from outside onto a place of the page, as the system does. */
  async drop(target, files) {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    const point = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 40) };
    const system = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) await system.send('Input.dispatchDragEvent', { type, ...point, data });
    await system.detach();
  }

  /** Everything that was written is committed. */
  async saved() {
    await this.page.locator('footer [data-saved=saved]').waitFor();
  }

  /** The story stands in this state. */
  async stands(status) {
    const name = this.says('status_and_acts', { status: this.says(`status_${status}`) });
    await this.page.getByRole('button', { name, exact: true }).waitFor();
  }

  /** Makes the act of the one solid button, or another from the menu of the state. */
  async act(move) {
    const name = this.says(`act_${move}`);
    const shown = this.page.locator('header.bar').getByRole('button', { name });
    if (await shown.count()) return shown.click();
    await this.page.getByRole('button', { name: this.says('status_and_acts') }).click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  /** Answers the dialog of a move that speaks to readers, and waits until it is made. */
  async confirm(move, { note, kind } = {}) {
    const dialog = this.page.getByRole('dialog');
    await dialog.waitFor();
    if (kind) await dialog.getByRole('radio', { name: this.says(`change_${kind}`) }).first().check();
    if (note) await dialog.locator('#move-note').fill(note);
    const go = move === 'publish' ? this.says('publish_go') : plain(this.says(`act_${move}`));
    await dialog.getByRole('button', { name: go }).click();
    await dialog.waitFor({ state: 'detached' });
    // The grace in which it can be called off.
    await this.page.locator('.waiting').waitFor({ state: 'detached' });
  }

  /** Publishes the story that is under the pen, by its panel. */
  async publish() {
    await this.act('publish');
    await this.confirm('publish');
    await this.stands('published');
  }
}
