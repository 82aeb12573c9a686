// Keeps the pages that edition names, which are the same for every reader: what
// somebody read cannot be told from what is kept. The network goes first, and
// what is kept is for when it does not answer.
'use strict';
const root = new URL(edition.root, self.location).href;
const kept = new Set(edition.pages.map((address) => new URL(address, root).href));
const shelf = 'galley ' + self.registration.scope;
const patience = 5000;

const bare = (address) => address.replace(/[?#].*$/, '').replace(/\/$/, '/index.html');

async function fill() {
  const cache = await caches.open(shelf);
  await Promise.all([...kept].map(async (address) => {
    const answer = await fetch(address, { cache: 'no-cache' }).catch(() => undefined);
    if (answer?.ok) await cache.put(address, answer);
  }));
}

async function clear() {
  const cache = await caches.open(shelf);
  const old = (await cache.keys()).filter((request) => !kept.has(request.url));
  await Promise.all(old.map((request) => cache.delete(request)));
}

const later = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

async function answer(request, asked) {
  const cache = await caches.open(shelf);
  const fetched = fetch(request).then(async (got) => {
    if (kept.has(asked) && got.ok) await cache.put(asked, got.clone());
    return got;
  });
  const copy = await cache.match(asked);
  if (copy) return (await Promise.race([fetched.catch(() => undefined), later(patience)])) ?? copy;
  return fetched.catch((e) => {
    if (request.mode !== 'navigate') throw e;
    return new Response(edition.away.replaceAll(edition.mark, root), { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  });
}

self.addEventListener('install', (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(clear().then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
  const asked = bare(event.request.url);
  if (event.request.method === 'GET' && (kept.has(asked) || event.request.mode === 'navigate')) event.respondWith(answer(event.request, asked));
});
