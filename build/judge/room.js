// What is judged: the sample newsroom, shown by the real `galley read` and
// exported as files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Place } from '../e2e/galley.js';

export const languages = ['en', 'es', 'ar'];

const fares = new URL('fares/', import.meta.url).pathname;

/** A newsroom with the sample's stories, and a section within a section, which the sample lacks. */
export class Room {
  static async open() {
    const room = new Room();
    room.place = new Place();
    room.place.run('init', '--sample', '--room', room.place.room);
    room.place.run('import', fares, '--room', room.place.room);
    ({ address: room.address } = await room.place.serve('read', '--room', room.place.room));
    return room;
  }

  /** Every story that is public or was, in an order that stays the same. */
  stories() {
    const all = [];
    for (const status of ['public', 'withdrawn']) {
      let after = [];
      for (;;) {
        const { stories, next } = this.place.json('list', '--status', status, '--limit', '50', ...after);
        all.push(...stories);
        if (!next) break;
        after = ['--after', next];
      }
    }
    return all.sort((a, b) => (a.slug + a.language < b.slug + b.language ? -1 : 1));
  }

  url(path) {
    return new URL(path, this.address).href;
  }

  fetch(path) {
    return fetch(this.url(path), { redirect: 'manual' });
  }

  /** Exports the edition as files, with a public address; undefined where that could not be done. */
  export() {
    const folder = join(this.place.dir, 'site');
    try {
      this.place.run('export', 'site', folder, '--base-url', 'https://three-shores.example/', '--room', this.place.room);
    } catch {
      return;
    }
    this.site = {
      url: (path) => pathToFileURL(join(folder, decodeURIComponent(path))).href,
      root: pathToFileURL(`${folder}/`).href,
      read(path) {
        try {
          return readFileSync(join(folder, decodeURIComponent(path)), 'utf8');
        } catch {
          return undefined;
        }
      },
    };
  }

  close() {
    return this.place.close();
  }
}
