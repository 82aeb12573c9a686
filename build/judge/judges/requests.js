// Every request that a page makes, as the browser logs it: none outside itself.
export const name = 'requests';
export const owed = 'nothing asked for outside the edition';

export async function judge(pages, { chrome, inside }) {
  const found = new Map();
  const context = await chrome.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    for (const p of pages) {
      const faults = new Set();
      const reader = await context.newPage();
      reader.on('request', (r) => { if (!inside(r.url(), p)) faults.add(`asks for ${r.url()}`); });
      reader.on('requestfailed', (r) => { faults.add(`does not get ${r.url()}: ${r.failure()?.errorText}`); });
      reader.on('response', (r) => { if (r.status() >= 400 && r.url() !== p.url && !icon(r.url())) faults.add(`gets ${r.status()} for ${r.url()}`); });
      reader.on('pageerror', (e) => faults.add(`a script fails: ${e.message}`));
      await reader.goto(p.url);
      await scroll(reader);
      found.set(p.key, { faults: [...faults].sort() });
      await reader.close();
    }
  } finally {
    await context.close();
  }
  return found;
}

// Asked for by the browser, not by the page.
const icon = (address) => address.endsWith('/favicon.ico');

/** Goes down the page, so that what waits to be seen is asked for. */
async function scroll(reader) {
  await reader.evaluate(() => {
    for (const late of document.querySelectorAll('[loading=lazy]')) late.loading = 'eager';
    window.scrollTo(0, document.body.scrollHeight);
  });
  await reader.waitForLoadState('networkidle');
}
