// JSON-LD: read by jsonld's processor, which loses nothing of it, and by the
// validator of structured data; what schema.org's types need is there.
import jsonld from 'jsonld';
import Validator from '@adobe/structured-data-validator';
import { types } from '../schemas/types.js';

export const name = 'JSON-LD';
export const owed = 'parsed without loss, with the properties that its types need';

const schema = 'https://schema.org';
const wholeVocabulary = { '@context': { '@vocab': `${schema}/`, ...links('url', 'image', 'logo', 'sameAs', 'contentUrl', 'thumbnailUrl', 'mainEntityOfPage') } };

/** What a page of a kind must say that it is; other kinds may say nothing. */
const expected = {
  article: ['NewsArticle'], opinion: ['OpinionNewsArticle'], analysis: ['AnalysisNewsArticle'], feature: ['NewsArticle', 'Article', 'ReportageNewsArticle'],
  blog: ['BlogPosting', 'NewsArticle', 'OpinionNewsArticle'], live: ['LiveBlogPosting'], video: ['VideoObject'], gallery: ['ImageGallery'], infograph: ['NewsArticle'],
  section: ['BreadcrumbList'],
};

export async function judge(pages) {
  const found = new Map();
  for (const p of pages) {
    const { blocks, faults } = read(p.html);
    const said = [];
    for (const block of blocks) faults.push(...await faultsOf(block, said));
    const wanted = expected[p.kind];
    if (wanted && !wanted.some((t) => said.includes(t))) faults.push(`does not say that it is ${wanted.join(' or ')}, but ${said.join(', ') || 'nothing'}`);
    found.set(p.key, { faults, figure: said.join(', ') || '–' });
  }
  return found;
}

/** The blocks of JSON-LD in a page; a block ends at the first end of a script, as in a browser. */
function read(html) {
  const blocks = [];
  const faults = [];
  for (const [, text] of html.matchAll(/<script type="?application\/ld\+json"?>([\s\S]*?)<\/script/gi)) {
    try {
      blocks.push(JSON.parse(text));
    } catch (e) {
      faults.push(`JSON-LD that is no JSON: ${e.message}`);
    }
  }
  return { blocks, faults };
}

async function faultsOf(block, said) {
  const faults = [];
  try {
    const graph = await jsonld.expand(block, { safe: true, documentLoader: offline });
    if (!graph.length) faults.push('nothing is left of the JSON-LD once it is read');
  } catch (e) {
    faults.push(`jsonld: ${e.details?.event?.message ?? e.message}`);
  }
  const things = block['@graph'] ?? [block].flat();
  for (const thing of things) {
    said.push(...[thing, ...[thing.video ?? []].flat()].flatMap((one) => one['@type'])); // a story's film is of its own type
    faults.push(...needs(thing));
    const issues = await new Validator().validate({ jsonld: { [[thing['@type']].flat()[0]]: [structuredClone(thing)] } });
    faults.push(...issues.filter((i) => i.severity === 'ERROR').map((i) => `validator: ${i.rootType}: ${i.issueMessage}`));
  }
  return faults;
}

/** What a thing, and the things in it, lack of what their types need. */
function needs(thing, at = '') {
  if (Array.isArray(thing)) return thing.flatMap((one) => needs(one, at));
  if (thing === null || typeof thing !== 'object') return [];
  const faults = [];
  for (const type of [thing['@type'] ?? []].flat()) {
    for (const [property, good] of Object.entries(types[type] ?? {})) {
      const values = [thing[property] ?? []].flat();
      if (!values.length) faults.push(`${at}${type} lacks ${property}`);
      else if (!values.every(good)) faults.push(`${at}${type}’s ${property} is not as it should be: ${JSON.stringify(values[0]).slice(0, 80)}`);
    }
  }
  for (const [property, value] of Object.entries(thing)) faults.push(...needs(value, `${at}${property}: `));
  return faults;
}

/** schema.org's context in its shortest form; nothing is fetched. */
async function offline(address) {
  if (!/^https?:\/\/schema\.org\/?$/.test(address)) throw new Error(`asks for the context ${address}`);
  return { contextUrl: null, documentUrl: address, document: wholeVocabulary };
}

function links(...names) {
  return Object.fromEntries(names.map((n) => [n, { '@id': `${schema}/${n}`, '@type': '@id' }]));
}
