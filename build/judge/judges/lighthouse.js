// Lighthouse, with its telephone and its slow network: the median of some runs
// of each page, by the score of performance.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

export const name = 'Lighthouse';
export const owed = 'performance, accessibility, best practices and SEO at least 95, the median of three';

const least = 95;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
// A page that is to stay out of search engines says so; that is not held against it.
const unlisted = ['is-crawlable', 'http-status-code'];

export function version() {
  const { version: v } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('lighthouse/package.json'), 'utf8'));
  return `Lighthouse ${v}`;
}

export async function judge(pages, { runs, executable, flags, said }) {
  const found = new Map();
  const chrome = await launch({ chromePath: executable, chromeFlags: flags, logLevel: 'silent' });
  try {
    for (const p of pages.filter(({ kept }) => !kept)) { // it judges no files
      const all = [];
      for (let n = 0; n < runs; n += 1) all.push(await seen(chrome.port, p));
      all.sort((a, b) => a.scores.performance - b.scores.performance);
      const median = all[Math.floor(all.length / 2)];
      found.set(p.key, { figure: categories.map((c) => median.scores[c]).join(' '), faults: median.faults });
      said(`${p.key}: ${found.get(p.key).figure}`);
    }
  } finally {
    chrome.kill();
  }
  return found;
}

/** One run; once more where the busy machine drew nothing in time. */
async function seen(port, page) {
  const first = await once(port, page);
  return first.failed ? once(port, page) : first;
}

async function once(port, page) {
  const { lhr } = await lighthouse(page.url, {
    port, output: 'json', logLevel: 'silent', onlyCategories: categories,
    skipAudits: page.unlisted ? unlisted : [],
    ignoreStatusCode: page.status !== 200,
  });
  if (lhr.runtimeError) return { failed: true, scores: Object.fromEntries(categories.map((c) => [c, 0])), faults: [lhr.runtimeError.message] };
  const scores = Object.fromEntries(categories.map((c) => [c, Math.round(lhr.categories[c].score * 100)]));
  const faults = categories.filter((c) => scores[c] < least).map((c) => `${c} ${scores[c]}: ${costs(lhr, c).join('; ')}`);
  return { scores, faults };
}

/** The audits that took from a category's score, the dearest first. */
function costs(lhr, category) {
  return lhr.categories[category].auditRefs
    .map(({ id, weight }) => ({ audit: lhr.audits[id], weight }))
    .filter(({ audit, weight }) => weight > 0 && audit.score !== null && audit.score < 1)
    .sort((a, b) => b.weight * (1 - b.audit.score) - a.weight * (1 - a.audit.score))
    .map(({ audit }) => `${audit.id}${audit.displayValue ? ` (${audit.displayValue})` : ''}`);
}
