// The Nu HTML checker: no error and no warning. All pages in one run of it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

export const name = 'Nu';
export const owed = 'no error, no warning';

export function version() {
  return `Nu HTML checker ${java('--version').stdout.trim().split(' ')[0]}`;
}

/** Messages by the key of their page. */
export function judge(pages) {
  const found = new Map(pages.map((p) => [p.key, { faults: [] }]));
  const folder = mkdtempSync(join(tmpdir(), 'galley-nu-'));
  try {
    pages.forEach((p, n) => writeFileSync(join(folder, `${n}.html`), p.html));
    const { stdout, stderr } = java('--stdout', '--exit-zero-always', '--format', 'json', folder);
    let messages;
    try {
      ({ messages } = JSON.parse(stdout));
    } catch (cause) {
      throw new Error(`the Nu HTML checker did not answer: ${stderr.slice(0, 500)}`, { cause });
    }
    for (const m of messages) {
      if (m.type === 'info' && m.subType !== 'warning') continue;
      const page = pages[Number.parseInt(basename(m.url ?? ''), 10)];
      if (!page) throw new Error(`the Nu HTML checker says ${m.message}`);
      if (mistaken(m.message)) continue;
      found.get(page.key).faults.push(`${m.subType ?? m.type}, line ${m.lastLine}: ${m.message} ${(m.extract ?? '').replace(/\s+/g, ' ')}`.trim());
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}

// The checker takes every picture within the page (data:) for forbidden by a
// policy that names data:. Browsers obey such a policy; whether a picture is
// shown is judged by the requests.
const mistaken = (message) => /^Resource violates Content Security Policy \(meta tag\): image “data:/.test(message);

function java(...args) {
  return spawnSync('java', ['-Xss8m', '-jar', jar, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
}
