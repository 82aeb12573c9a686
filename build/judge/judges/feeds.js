// Feeds and sitemaps of the exported site, which has a public address: by the grammars of their specifications (jing, ajv), and
// as a reader of feeds takes them (feedsmith).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import formats from 'ajv-formats';
import { parseFeed } from 'feedsmith';
import { languages } from '../room.js';
import { feed as jsonFeed } from '../schemas/jsonfeed.js';

export const name = 'feeds';
export const owed = 'valid by the grammars of RSS 2.0, RFC 4287, JSON Feed 1.1 and Sitemaps 0.9';

export function version() {
  const { stdout } = spawnSync('jing', [], { encoding: 'utf8' });
  const jing = /Jing version \S+/.exec(stdout)?.[0] ?? 'Jing';
  const require = createRequire(import.meta.url);
  return `${jing}, ajv ${require('ajv/package.json').version}`;
}

const formatsOf = { 'rss.xml': 'rss', 'atom.xml': 'atom', 'feed.json': 'json' };

/** Every address at which a feed of each sort lies. */
function addresses(room, pages) {
  const tag = (language) => pages.find((p) => p.kind === 'tag' && p.language === language)?.path?.replace(/index\.html$/, '');
  const of = languages.flatMap((l) => [
    [`front · ${l}`, `${l}/`], [`section · ${l}`, `${l}/section/economy/`], [`tag · ${l}`, tag(l) ?? `${l}/tag/none/`], [`corrections · ${l}`, `${l}/corrections/`],
  ]).flatMap(([key, folder]) => Object.entries(formatsOf).map(([file, format]) => ({ key: `${file} of ${key}`, path: folder + file, format })));
  return [...of, { key: 'sitemap', path: 'sitemap.xml', format: 'sitemap' }, { key: 'news sitemap', path: 'news-sitemap.xml', format: 'sitemap' }];
}

export function judge(pages, { room }) {
  const found = new Map();
  for (const { key, path, format } of addresses(room, pages)) {
    const text = room.site?.read(path);
    found.set(key, text === undefined ? { missing: 'not in the exported site', faults: [] } : { faults: faultsOf(text, format) });
  }
  return found;
}

/** What is wrong with one feed or sitemap. */
export function faultsOf(text, format) {
  const faults = format === 'json' ? byJSONSchema(text) : byGrammar(text, format);
  return format === 'sitemap' || faults.length ? faults : [...faults, ...asRead(text, format)];
}

const ajv = new Ajv({ allErrors: true });
formats(ajv);
const isJSONFeed = ajv.compile(jsonFeed);

function byJSONSchema(text) {
  let feed;
  try {
    feed = JSON.parse(text);
  } catch (e) {
    return [`no JSON: ${e.message}`];
  }
  return isJSONFeed(feed) ? [] : isJSONFeed.errors.map((e) => `${e.instancePath || '/'} ${e.message}`);
}

function byGrammar(text, format) {
  const folder = mkdtempSync(join(tmpdir(), 'galley-feed-'));
  try {
    const file = join(folder, 'feed.xml');
    writeFileSync(file, text);
    const grammar = new URL(`../schemas/${format}.rnc`, import.meta.url).pathname;
    const { stdout, stderr, status, error } = spawnSync('jing', ['-c', grammar, file], { encoding: 'utf8' });
    if (error) throw error;
    const lines = stdout.split('\n').filter(Boolean).map((l) => l.replace(`${file}:`, 'line '));
    if (status !== 0 && !lines.length) throw new Error(`jing did not answer: ${stderr.slice(0, 500)}`);
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a reader of feeds would stumble over: nothing to show, or one story twice. */
function asRead(text, format) {
  const { format: seen, feed } = parseFeed(text);
  if (seen !== format) return [`is taken for ${seen}`];
  const items = feed.items ?? feed.entries ?? [];
  const ids = items.map((i) => i.guid?.value ?? i.id);
  const faults = [];
  if (!items.length) faults.push('has no story');
  if (new Set(ids).size !== ids.length) faults.push('has one story twice');
  if (format === 'atom' && !feed.authors?.length && items.some((i) => !i.authors?.length)) faults.push('has an entry without an author');
  return faults;
}
