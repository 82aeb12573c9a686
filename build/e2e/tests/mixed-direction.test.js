// Twenty lines of Arabic with telephone numbers, ranges, scores, codes and Latin
// names: each is where a reader expects it, by the places of its letters and,
// besides, by the pixels of a picture that a person has looked at.
//
// UPDATE=1 renews the picture: look at it before it is kept. It was made with
// Chromium 156. Another version may smooth letters a little differently, so a
// pixel differs where it does by more than a quarter of the scale, and a line
// where more than one in ten of its letters' pixels do; a number the wrong way
// round is more than one in three.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Place, browser, desk } from '../galley.js';

const reference = new URL('../reference/mixed-direction.png', import.meta.url);
const scale = 64;
const share = 1 / 10;

/** A line, what to look at in it, and its pieces as they stand from left to right. */
const lines = [
  ['يُتّصل بالرقم 555-0142 قبل الظهر.', '555-0142', ['555-0142']],
  ['والهاتف الدولي +34 600 123 456 لا يُغلق.', '+34 600 123 456', ['+34 600 123 456']],
  ['وفي الليل ٥٥٥-٠١٤٢ وحده.', '٥٥٥-٠١٤٢', ['٥٥٥-٠١٤٢']],
  ['ومن المنطقة (91) 555-0142 كذلك.', '(91) 555-0142', ['(91) 555-0142']],
  ['يمتدّ المهرجان من 8–10 يونيو.', '8–10', ['10', '–', '8']],
  ['ويمتدّ الثاني من ٨–١٠ يوليو.', '٨–١٠', ['١٠', '–', '٨']],
  ['فازت مرسى لبنى 3-1 في النهائي.', '3-1', ['1', '-', '3']],
  ['وكانت النتيجة ٢-٠ ذهابًا.', '٢-٠', ['٠', '-', '٢']],
  ['في موسم 2025–2026 كلّه.', '2025–2026', ['2026', '–', '2025']],
  ['تفتح المكتبة من 09:00-12:30 صباحًا.', '09:00-12:30', ['12:30', '-', '09:00']],
  ['ختم الدفتر يوم 2026-06-08 مساءً.', '2026-06-08', ['2026-06-08']],
  ['بلغ العدد 12,450 ثم نقص.', '12,450', ['12,450']],
  ['زاد السعر ٣٫٥٪ في أسبوع.', '٣٫٥٪', ['٪', '٣٫٥']],
  ['أبحر المركب عند 22:32 تمامًا.', '22:32', ['22:32']],
  ['رست السفينة قرب Port Alder، أمس.', 'Port Alder', ['Port Alder']],
  ['حملت الطائرة Boeing 737 بريدًا.', 'Boeing 737', ['Boeing 737']],
  ['كُتب البرنامج بلغة C++ أو C#.', 'C++', ['C++']],
  ['سُجّلت العيّنة COVID-19.', 'COVID-19.', ['.', 'COVID-19']],
  ['الموقع https://ferry.example/a?b=1 مفتوح.', 'https://ferry.example/a?b=1', ['https://ferry.example/a?b=1']],
  ['يُكتب إلى desk@shores.example (AP).', 'desk@shores.example (AP).', ['.)', 'AP', '(', 'desk@shores.example']],
];

let chrome;
let place;
before(async () => {
  chrome = await browser('--font-render-hinting=none');
  place = new Place();
  place.run('init', '--title', 'ميزان', '--editions', 'ar', '--zone', 'UTC', '--person', 'هناء', '--room', place.room);
  const file = join(place.dir, 'lines.md');
  writeFileSync(file, ['---', 'headline: عشرون سطرًا', 'language: ar', 'section: economy', '---', ...lines.map(([text]) => `${text}\n`)].join('\n'));
  place.run('import', file, '--as', 'published', '--room', place.room);
});
after(async () => {
  await chrome.close();
  await place.close();
});

/** The page of the lines, in the program's own faces. */
async function open(t) {
  const { address } = await place.serve('read', '--room', place.room);
  const story = place.json('list', '--status', 'public').stories[0];
  const page = await desk(chrome, address, { colorScheme: 'light', viewport: { width: 760, height: 900 }, deviceScaleFactor: 1 });
  t.after(() => page.context().close());
  await page.goto(new URL(`ar/story/${story.address}.html`, address).href);
  const faces = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family.replaceAll('"', ''));
  });
  assert.ok(faces.includes('Noto Naskh Arabic') && faces.includes('Newsreader Text'), `faces: ${faces}`);
  return page;
}

test('every number, code and name reads in its own order', { timeout: 60_000 }, async (t) => {
  const page = await open(t);
  const wrong = await page.locator('.body').evaluate((body, all) => {
    const found = [];
    const paragraphs = [...body.querySelectorAll('p')];
    if (paragraphs.length !== all.length) return [`${paragraphs.length} lines`];
    all.forEach(([text, run, seen], n) => {
      const letters = []; // of the line, each with the place where it stands
      const walker = document.createTreeWalker(paragraphs[n], NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let i = 0; i < node.data.length; i++) {
          const range = document.createRange();
          range.setStart(node, i);
          range.setEnd(node, i + 1);
          letters.push({ letter: node.data[i], box: range.getClientRects()[0] });
        }
      }
      const line = letters.map((l) => l.letter).join('');
      if (line !== text) found.push(`the text is altered: ${line}`);
      const from = text.indexOf(run);
      const inRun = letters.slice(from, from + run.length).filter((l) => l.letter.trim());
      if (new Set(inRun.map((l) => Math.round(l.box.bottom / 8))).size > 2) found.push(`${run} is broken over lines`);
      const shown = inRun.toSorted((a, b) => a.box.left - b.box.left).map((l) => l.letter).join('');
      const wanted = seen.join('').replaceAll(' ', '');
      if (shown !== wanted) found.push(`${run} shows as ${[...shown].join(' ')} from the left, not as ${[...wanted].join(' ')}`);
    });
    return found;
  }, lines);
  assert.deepEqual(wrong, []);
});

test('the lines look as they did', { timeout: 60_000 }, async (t) => {
  const page = await open(t);
  const body = page.locator('.body');
  const boxes = await body.evaluate((e) => {
    const top = e.getBoundingClientRect().top;
    return [...e.querySelectorAll('p')].map((p) => [p.getBoundingClientRect().top - top, p.getBoundingClientRect().height].map(Math.round));
  });
  const now = await body.screenshot({ animations: 'disabled' });
  if (process.env.UPDATE) writeFileSync(reference, now);
  const before = readFileSync(reference);
  const canvas = await chrome.newPage(); // its page has no policy that forbids pictures
  t.after(() => canvas.close());
  const differ = await canvas.evaluate(compare, { now: now.toString('base64'), before: before.toString('base64'), boxes, scale });
  const over = differ.map((part, n) => [lines[n][1], part]).filter(([, part]) => part > share);
  assert.deepEqual(over, [], 'parts of the letters that differ');
});

/** Of each line, the part of its letters' pixels that differ, at the best of nine places one pixel around. */
async function compare({ now, before, boxes, scale }) {
  const pixels = async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const context = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }).getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [a, b] = [await pixels(now), await pixels(before)];
  const grey = (picture, x, y) => {
    if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return 255;
    const at = (y * picture.width + x) * 4;
    return (picture.data[at] + picture.data[at + 1] + picture.data[at + 2]) / 3;
  };
  const shifts = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy]));
  return boxes.map(([top, height]) => Math.min(...shifts.map(([dx, dy]) => {
    let ink = 0;
    let differing = 0;
    for (let y = top; y < top + height; y++) {
      for (let x = 0; x < a.width; x++) {
        const [is, was] = [grey(a, x, y), grey(b, x + dx, y + dy)];
        if (is < 192 || was < 192) ink++;
        if (Math.abs(is - was) > scale) differing++;
      }
    }
    return ink ? differing / ink : 1;
  })));
}
