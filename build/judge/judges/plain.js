// Every page with scripts off: its heading and text are there to be read, its
// navigation leads on, and nothing offered does nothing.
export const name = 'no script';
export const owed = 'heading, text and navigation there with scripts off';

export async function judge(pages, { chrome }) {
  const found = new Map();
  const context = await chrome.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  try {
    const reader = await context.newPage();
    for (const p of pages) {
      await reader.goto(p.url);
      found.set(p.key, { faults: await faultsOf(reader, p) });
    }
  } finally {
    await context.close();
  }
  return found;
}

async function faultsOf(reader, page) {
  const faults = [];
  const main = reader.locator('main');
  if (!await main.isVisible()) return ['no main part to be seen'];
  if (!(await reader.locator('h1').first().innerText()).trim()) faults.push('no heading');
  const text = (await main.innerText()).replace(/\s+/g, ' ').trim();
  if (text.length < 40) faults.push(`only ${text.length} letters of text: ${text}`);
  for (const button of await main.locator('button:visible').all()) {
    if (!await button.evaluate((b) => b.form !== null)) faults.push(`a button that needs a script: ${(await button.innerText()).trim()}`);
  }
  if (page.kept) return faults; // one file has nowhere to lead
  const link = reader.locator('nav a[href]:not([aria-current]):visible').first();
  if (!await link.count()) return [...faults, 'no navigation to be seen'];
  await link.scrollIntoViewIfNeeded();
  const to = await link.getAttribute('href');
  const [answer] = await Promise.all([reader.waitForNavigation(), link.click()]);
  if (answer && answer.status() >= 400) faults.push(`its navigation leads to ${to}, which answers ${answer.status()}`);
  return faults;
}
