// Starts the real program on a room of its own in a temporary folder, and a
// real browser on its desk.
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const program = process.env.GALLEY;
if (!program) throw new Error('set GALLEY to the binary under test');

/** The real browser, and how it is started where nobody sees it. */
export const executable = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** A folder for one test, with the homes that the program would write to. */
export class Place {
  constructor() {
    this.dir = mkdtempSync(join(tmpdir(), 'galley-e2e-'));
    this.room = join(this.dir, 'room');
    this.env = {
      ...process.env, HOME: this.dir, TZ: 'UTC',
      XDG_CONFIG_HOME: join(this.dir, 'config'), XDG_DATA_HOME: join(this.dir, 'data'),
      XDG_RUNTIME_DIR: join(this.dir, 'run'), DBUS_SESSION_BUS_ADDRESS: '', DISPLAY: '', WAYLAND_DISPLAY: '',
    };
    this.children = [];
  }

  /** Runs one command to its end and returns what it printed. */
  run(...args) {
    return execFileSync(program, args, { env: this.env, encoding: 'utf8' });
  }

  /** Runs a command with --json on this place's room. */
  json(...args) {
    return JSON.parse(this.run(...args, '--room', this.room, '--json'));
  }

  /** Starts a command that stays, and resolves with the address it prints. */
  serve(...args) {
    const child = spawn(program, args, { env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.children.push(child);
    let said = '';
    child.stderr.on('data', (d) => { said += d; });
    return new Promise((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const found = /https?:\/\/\S+/.exec(line);
        if (found) resolve({ address: found[0], child });
      });
      child.on('exit', (code) => reject(new Error(`${args[0]} ended with ${code}: ${said}`)));
    });
  }

  /** Ends a command that stays; SIGKILL leaves it no last word. */
  async end(child, signal = 'SIGTERM') {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((r) => child.once('exit', r));
    child.kill(signal);
    await ended;
  }

  async close() {
    for (const child of this.children) await this.end(child);
    rmSync(this.dir, { recursive: true, force: true });
  }
}

export function browser() {
  return chromium.launch({ executablePath: executable, args: flags });
}

const ours = /^(http:\/\/127\.0\.0\.1:|data:|blob:|file:)/;

/** A page that keeps every error of a script, and everything asked for outside this computer, in page.faults. */
export async function desk(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (e) => page.faults.push(String(e)));
  page.on('console', (m) => {
    const icon = m.location().url.endsWith('/favicon.ico'); // asked for by the browser, not by the page
    if (m.type() === 'error' && !icon) page.faults.push(m.text());
  });
  context.on('request', (r) => { if (!ours.test(r.url())) page.faults.push(`asked for ${r.url()}`); });
  await page.goto(address);
  return page;
}
