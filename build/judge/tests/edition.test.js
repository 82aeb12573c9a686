// One page of each kind in each language, by the Nu HTML checker and by axe.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browser } from '../../e2e/galley.js';
import * as axe from '../judges/axe.js';
import * as nu from '../judges/nu.js';
import { pagesOf } from '../pages.js';
import { Room } from '../room.js';

let room;
let chrome;
let pages;
before(async () => {
  room = await Room.open();
  chrome = await browser();
  pages = await pagesOf(room);
});
after(async () => {
  await chrome?.close();
  await room?.close();
});

const faults = (found) => Object.fromEntries([...found].filter(([, f]) => f.faults.length).map(([key, f]) => [key, f.faults]));

test('every page is there', () => {
  assert.deepEqual(pages.filter((p) => p.html === null).map((p) => `${p.key}: ${p.missing}`), []);
});

test('the Nu HTML checker has nothing to say', { timeout: 120_000 }, () => {
  assert.deepEqual(faults(nu.judge(pages.filter((p) => p.html !== null))), {});
});

test('axe has nothing to say', { timeout: 240_000 }, async () => {
  assert.deepEqual(faults(await axe.judge(pages.filter((p) => p.html !== null), { chrome, sample: true })), {});
});
