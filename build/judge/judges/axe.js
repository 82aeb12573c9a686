// axe: no violation, in light and in dark, on a telephone and on a desktop.
import { createRequire } from 'node:module';
import { faults } from '../../e2e/axe.js';

export const name = 'axe';
export const owed = 'no violation, light and dark, 390 and 1280 pixels wide';

const looks = ['light', 'dark'].flatMap((colorScheme) => [390, 1280].map((width) => ({ colorScheme, width })));

export function version() {
  const { version: v } = createRequire(new URL('../../e2e/', import.meta.url))('axe-core/package.json');
  return `axe-core ${v}`;
}

/** Every page in every look; in a sample, each page in one look, by turns. */
export async function judge(pages, { chrome, sample = false }) {
  const found = new Map(pages.map((p) => [p.key, { faults: [] }]));
  for (const [at, look] of looks.entries()) {
    const turn = sample ? pages.filter((_, n) => n % looks.length === at) : pages;
    const halves = [0, 1].map((half) => turn.filter((_, n) => n % 2 === half));
    await Promise.all(halves.map((half) => inLook(half, look, chrome, found)));
  }
  return found;
}

async function inLook(pages, { colorScheme, width }, chrome, found) {
  const context = await chrome.newContext({ colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  try {
    const reader = await context.newPage();
    for (const p of pages) {
      await reader.goto(p.url);
      for (const fault of await faults(reader)) found.get(p.key).faults.push(`${colorScheme}, ${width}: ${fault}`);
    }
  } finally {
    await context.close();
  }
}
