// The edition as readers get it: pages from “galley read”, a second process
// beside the desk's.

export class Edition {
  constructor(address) {
    this.address = address;
  }

  /** Starts it on a place's room. */
  static async of(place) {
    const { address } = await place.serve('read', '--room', place.room);
    return new Edition(address);
  }

  page(path) {
    return fetch(new URL(path, this.address), { redirect: 'manual' });
  }

  async text(path) {
    return (await this.page(path)).text();
  }

  /** A page without the minute at which it was asked for. */
  async still(path) {
    const html = await this.text(path);
    const [clock, minute] = /<time class="long"[^>]*>([^<]*)<\/time>/.exec(html);
    return html.replace(clock, '').replaceAll(minute, '');
  }
}

export const storyPage = ({ language, address }) => `${language}/story/${encodeURIComponent(address)}.html`;
