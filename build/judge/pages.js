// Which pages are judged: one of every kind in every language, in this order.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { languages } from './room.js';

/**
 * What a kind may say of itself: its pages answer another status than 200, tell
 * search engines to stay away (unlisted), or are kept as a file and opened from
 * there (kept).
 */
const kinds = [
  ['front', () => 'index.html'],
  ['section', () => 'section/economy/index.html'],
  ['subsection', () => 'section/fares/index.html'],
  ['region', () => 'region/strait/index.html'],
  ['tag', (of) => of.link(of.story('article'), /href="\.\.\/(tag\/[^"]+\/index\.html)"/)],
  ['author', (of) => of.link(of.story('article'), /href="\.\.\/(author\/[^"/]+\/index\.html)"/)],
  ['authors’ index', () => 'author/index.html'],
  ['kind', () => 'kind/opinion/index.html'],
  ['news', () => 'news/index.html'],
  ['articles', () => 'articles/index.html'],
  ['archive', () => 'archive/index.html'],
  ['archive, year', (of) => of.link('archive/index.html', /href="(\d{4}\/index\.html)"/, 'archive/')],
  ['archive, month', (of) => of.link('archive/index.html', /href="(\d{4}\/\d\d\/index\.html)"/, 'archive/')],
  ['archive, day', (of) => of.link('archive/index.html', /href="(\d{4}\/\d\d\/\d\d\/index\.html)"/, 'archive/')],
  ['search', () => 'search/index.html', { unlisted: true }],
  ['search, found', (of) => `search/index.html?q=${encodeURIComponent(words[of.language])}`, { unlisted: true }],
  ['search, nothing found', () => 'search/index.html?q=xylophonequartz', { unlisted: true }],
  ['corrections', () => 'corrections/index.html'],
  ['trending', () => 'trending/index.html'],
  ['most read', () => 'most-read/index.html'],
  ['read this', () => 'read-this/index.html'],
  ['own page', () => 'page/about.html'],
  ['404', () => 'story/no-such-story.html', { status: 404, unlisted: true }],
  ['article', (of) => of.story('article')],
  ['opinion', (of) => of.story('opinion')],
  ['analysis', (of) => of.story('analysis')],
  ['blog', (of) => of.story('blog')],
  ['feature', (of) => of.story('feature')],
  ['video', (of) => of.story('video')],
  ['infograph', (of) => of.story('infograph')],
  ['gallery', (of) => of.story('gallery')],
  ['live', (of) => of.story('live')],
  ['withdrawn', (of) => of.withdrawn(), { status: 410, unlisted: true }],
  ['share page', (of) => of.share('.html'), { unlisted: true }],
  ['one-file story', (of) => of.share('.one.html'), { unlisted: true, kept: true }],
  ['saved', () => 'saved/index.html', { unlisted: true }],
];

const words = { en: 'ferry', es: 'puerto', ar: 'الميناء' };

/** The names of all kinds, in order. */
export const kindNames = kinds.map(([name]) => name);

/**
 * The pages of a room: {key, kind, language, path, url, html, status, unlisted, kept},
 * with html null where the address is not there as it should be.
 */
export async function pagesOf(room, wanted = () => true) {
  const stories = room.stories();
  const pages = [];
  for (const [kind, at, is] of kinds) {
    if (!wanted(kind)) continue;
    for (const language of languages) {
      const path = await at(new Finder(room, language, stories));
      const page = { key: `${kind} · ${language}`, kind, language, path: path && `${language}/${path}`, status: 200, unlisted: false, ...is };
      pages.push({ ...page, ...await answer(room, page) });
    }
  }
  return pages;
}

async function answer(room, { key, path, status, kept }) {
  if (!path) return { html: null, missing: 'the sample has none' };
  const response = await room.fetch(path);
  const html = await response.text();
  if (response.status !== status) return { html: null, missing: `answers ${response.status}, not ${status}` };
  if (!kept) return { html, url: room.url(path) };
  const file = join(room.place.dir, `${key}.html`);
  writeFileSync(file, html);
  return { html, url: pathToFileURL(file).href };
}

/** Finds the addresses of one edition that only the room knows. */
class Finder {
  constructor(room, language, stories) {
    Object.assign(this, { room, language });
    this.stories = stories.filter((s) => s.language === language);
  }

  story(kind) {
    const found = this.stories.find((s) => s.kind === kind && s.status !== 'withdrawn');
    return found && `story/${encodeURIComponent(found.address)}.html`;
  }

  withdrawn() {
    const found = this.stories.find((s) => s.status === 'withdrawn');
    return found && `story/${encodeURIComponent(found.address)}.html`;
  }

  share(ending) {
    return this.story('article')?.replace('story/', 'share/').replace(/\.html$/, ending);
  }

  /** The first link on a page that looks so, below a folder of the edition. */
  async link(path, shape, below = '') {
    if (!path) return undefined;
    const html = await (await this.room.fetch(`${this.language}/${path}`)).text();
    const found = shape.exec(html);
    return found ? below + found[1] : undefined;
  }
}
