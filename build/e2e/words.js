// What the desk says, read from its own catalogues: a test names a button by
// its key, and finds it in whatever language the desk speaks.
import { readFileSync } from 'node:fs';

const catalogues = new URL('../../frontend/messages/', import.meta.url);

/** The sentences of a language: says('act_publish'). */
export function sentences(language) {
  const catalogue = JSON.parse(readFileSync(new URL(`${language}.json`, catalogues), 'utf8'));
  return (key, values = {}) => {
    const sentence = catalogue[key];
    if (typeof sentence !== 'string') throw new Error(`${language}.json has no sentence ${key}`);
    return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  };
}

/** The title of a dialog and the button in its foot: the act without its ellipsis. */
export const plain = (act) => act.replace('…', '');
