// EPUBCheck: no error and no warning, on a book of each edition.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../room.js';

// Where Debian puts it.
const jar = '/usr/share/java/epubcheck.jar';

export const name = 'EPUBCheck';
export const owed = 'no error, no warning';

export function version() {
  const { stdout, stderr } = spawnSync('java', ['-jar', jar, '--version'], { encoding: 'utf8' });
  return /EPUBCheck v?[\d.]+/i.exec(stdout + stderr)?.[0] ?? 'EPUBCheck';
}

/** The faults of one book. */
export function faultsOf(book) {
  const result = `${book}.json`;
  const { stderr, error } = spawnSync('java', ['-jar', jar, book, '--json', result], { encoding: 'utf8' });
  if (error) throw error;
  let messages;
  try {
    ({ messages } = JSON.parse(readFileSync(result, 'utf8')));
  } catch (cause) {
    throw new Error(`EPUBCheck did not answer: ${stderr.slice(0, 500)}`, { cause });
  }
  return messages.filter((m) => ['FATAL', 'ERROR', 'WARNING'].includes(m.severity))
    .map((m) => `${m.severity} ${m.ID}: ${m.message} ${m.locations[0]?.path ?? ''}:${m.locations[0]?.line ?? ''}`);
}

export function judge(_, { room }) {
  const found = new Map();
  for (const language of languages) {
    const book = join(room.place.dir, `${language}.epub`);
    room.place.run('export', 'epub', book, '--edition', language, '--room', room.place.room);
    found.set(`book · ${language}`, { faults: faultsOf(book) });
  }
  return found;
}
