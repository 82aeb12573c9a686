// The rules of axe on a page, as tests ask for them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on a page, as lines that say where. */
export async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((tags) => {
    // A menu and a dialog lie over the landmarks, not in one.
    window.axe.configure({ checks: [{ id: 'region', options: { regionMatcher: '[role=dialog], [role=menu], [role=listbox], svg' } }] });
    return window.axe.run(document, { runOnly: { type: 'tag', values: tags }, iframes: false });
  }, rules);
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary.split('\n').slice(1, 3).join(' ').trim()}`));
}
