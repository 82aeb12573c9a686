// Every request that a page makes, as the browser logs it: none outside the
// edition, from a server and from files.
export const name = 'requests';
export const owed = 'nothing asked for outside the edition';

export async function judge(pages, { chrome, room, inside }) {
  const found = new Map();
  const context = await chrome.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    for (const p of pages) {
      const faults = await asked(context, p.url, (address) => inside(address, p));
      if (room?.site?.read(p.path) !== undefined) {
        const fromFiles = await asked(context, room.site.url(p.path), (address) => address.startsWith(room.site.root) || within(address));
        faults.push(...fromFiles.map((f) => `from files: ${f}`));
      }
      found.set(p.key, { faults });
    }
  } finally {
    await context.close();
  }
  return found;
}

/** What a page at an address asks for and should not, or does not get. */
async function asked(context, address, inside) {
  const faults = new Set();
  const reader = await context.newPage();
  reader.on('request', (r) => { if (!inside(r.url())) faults.add(`asks for ${r.url()}`); });
  reader.on('requestfailed', (r) => { if (!enough(r)) faults.add(`does not get ${r.url()}: ${r.failure()?.errorText}`); });
  reader.on('response', (r) => { if (r.status() >= 400 && r.url() !== address && !icon(r.url())) faults.add(`gets ${r.status()} for ${r.url()}`); });
  reader.on('pageerror', (e) => faults.add(`a script fails: ${e.message}`));
  await reader.goto(address);
  for (const picture of await unseen(reader)) faults.add(`does not show ${picture}`);
  await reader.close();
  return [...faults].sort();
}

/** Data that stands in the page itself. */
export const within = (address) => /^(data|blob|about):/.test(address);

// Asked for by the browser, not by the page.
const icon = (address) => address.endsWith('/favicon.ico');

// A film of which the browser has as much as it wants for now.
const enough = (request) => request.resourceType() === 'media' && request.failure()?.errorText === 'net::ERR_ABORTED';

/** Has every picture fetched, those further down too, and returns those that come to nothing. */
async function unseen(reader) {
  const broken = await reader.evaluate(async () => {
    for (const late of document.querySelectorAll('[loading=lazy]')) late.loading = 'eager';
    const pictures = [...document.images];
    await Promise.all(pictures.map((i) => i.decode().catch(() => undefined)));
    return pictures.filter((i) => !i.naturalWidth).map((i) => i.currentSrc.slice(0, 80));
  });
  await reader.waitForLoadState('networkidle');
  return broken;
}
