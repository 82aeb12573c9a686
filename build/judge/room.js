// What is judged: the sample newsroom, shown by the real `galley read`.
import { Place } from '../e2e/galley.js';

export const languages = ['en', 'es', 'ar'];

/** A newsroom with the sample's stories, one of which was withdrawn in every language. */
export class Room {
  static withdrawn = 'tide-times';

  static async open() {
    const room = new Room();
    room.place = new Place();
    room.place.run('init', '--sample', '--room', room.place.room);
    for (const story of room.stories().filter((s) => s.slug === Room.withdrawn)) {
      room.place.run('withdraw', story.id, '--reason', notes[story.language], '--room', room.place.room);
    }
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

  close() {
    return this.place.close();
  }
}

const notes = {
  en: 'The table had the hours of another harbour.',
  es: 'La tabla llevaba las horas de otro puerto.',
  ar: 'كانت في الجدول مواعيد ميناء آخر.',
};
