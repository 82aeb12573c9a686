// Cuts the faces of the edition: npm install && npm run make. A page loads what
// it uses, so each face comes in parts, and at the weights and optical sizes
// that the style sheet asks for. What is made is kept; css/1-fonts.css has the
// same ranges.
import { readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const packages = new URL('node_modules/', import.meta.url);
const folder = new URL('../../app/edition/assets/fonts/', import.meta.url);

/** The system's faces, as wide as the edition's: nothing moves when those come. */
const standIns = `@font-face {
  font-family: "Stand-in Serif"; src: local("Times New Roman"), local("Liberation Serif"), local("Tinos"), local("Nimbus Roman");
  font-weight: 200 450; size-adjust: 99.6%;
}
@font-face {
  font-family: "Stand-in Serif"; src: local("Times New Roman Bold"), local("Liberation Serif Bold"), local("Tinos Bold"), local("Nimbus Roman Bold");
  font-weight: 451 800; size-adjust: 103.6%;
}
@font-face {
  font-family: "Stand-in Sans"; src: local("Arial"), local("Liberation Sans"), local("Arimo"), local("Nimbus Sans");
  font-weight: 400 450; size-adjust: 100.8%;
}
@font-face {
  font-family: "Plex Mono"; src: url("fonts/plex-mono-400.woff2") format("woff2"); font-display: swap;
}
`;

// Which letters a file has, as the style sheet says it. Of files whose letters
// overlap a page loads the one whose rule stands later.
const parts = {
  '': 'U+20-7E,U+A0-BF,U+C1,U+C9,U+CD,U+D1,U+D3,U+D7,U+DA,U+DC,U+E1,U+E9,U+ED,U+F1,U+F3,U+FA,U+FC,U+2010-2026,U+2039-203A,U+20AC,U+2212', // English, Spanish
  '-more': 'U+A0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+304,U+308,U+329,U+2000-200B,U+2010-2064,U+2122,U+2191,U+2193,U+2215,U+FEFF,U+FFFD',
  '-ext': 'U+100-2FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
};
const arabicParts = {
  '': 'U+20,U+60C,U+61B,U+61F,U+621-655,U+660-66C,U+670-671,U+200C-200F', // Arabic
  '-more': 'U+600-6FF,U+750-77F,U+8A0-8FF,U+FB50-FDFF,U+FE70-FEFC',
};

/** The letters of a part. */
const letters = (ranges) => ranges.split(',').flatMap((range) => {
  const [from, to = from] = range.slice(2).split('-').map((hex) => parseInt(hex, 16));
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
}).join('');

const newsreader = (part, style) => `@fontsource-variable/newsreader/files/newsreader-${part}-opsz-${style}.woff2`;
const plex = (part, style) => `@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-${part}-${style === 'normal' ? 'standard' : 'wght'}-${style}.woff2`;

const rules = [];

/** One file of a face, and the rule that has pages load it for its letters only. */
async function cut({ name, source, range, axes, family, weight, style = 'normal' }) {
  const face = await subsetFont(readFileSync(new URL(source, packages)), letters(range), { targetFormat: 'woff2', variationAxes: axes });
  writeFileSync(new URL(`${name}.woff2`, folder), face);
  console.log(`${name}.woff2 ${face.length}`);
  for (const [as, weights] of Object.entries({ [family]: weight, ...(name.startsWith('newsreader-text') && { 'Newsreader Text': '400' }) })) {
    rules.push(`@font-face { font-family: "${as}"; src: url(fonts/${name}.woff2); font-weight: ${weights}; font-style: ${style}; font-display: swap; unicode-range: ${range}; }`);
  }
}

async function latin({ name, source, style, ...face }) {
  for (const part of ['-ext', '-more', '']) {
    await cut({ ...face, name: name + part, source: source(part === '-ext' ? 'latin-ext' : 'latin', style), style, range: parts[part] });
  }
}

async function arabicFace({ name, ...face }) {
  for (const part of ['-more', '']) await cut({ ...face, name: name + part, range: arabicParts[part] });
}

await latin({ name: 'newsreader-text', source: newsreader, style: 'normal', axes: { wght: 400, opsz: 18 }, family: 'Newsreader', weight: '200 450' });
await latin({ name: 'newsreader-display', source: newsreader, style: 'normal', axes: { wght: 560, opsz: 48 }, family: 'Newsreader', weight: '451 800' });
await latin({ name: 'newsreader-italic', source: newsreader, style: 'italic', axes: { wght: 420, opsz: 24 }, family: 'Newsreader', weight: '200 800' });
await latin({ name: 'plex-sans', source: plex, style: 'normal', axes: { wght: { min: 400, max: 600 }, wdth: 100 }, family: 'Plex Sans', weight: '400 600' });
await latin({ name: 'plex-sans-italic', source: plex, style: 'italic', axes: { wght: 400 }, family: 'Plex Sans', weight: '400 600' });
for (const [cutAt, weight] of [[400, '400 500'], [700, '501 700']]) {
  await arabicFace({
    name: `plex-sans-arabic-${cutAt}`, source: `@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-${cutAt}-normal.woff2`,
    family: 'Plex Sans Arabic', weight,
  });
}
await arabicFace({
  name: 'noto-naskh-arabic', source: '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-variable-wghtOnly-normal.woff2',
  axes: { wght: { min: 400, max: 700 } }, family: 'Noto Naskh Arabic', weight: '400 700',
});

writeFileSync(new URL('../css/1-fonts.css', folder), `/* The edition's own type, as build/fonts has cut it. Until a face is here, the
   reader's system sets the page, in letters as wide as those to come. */
${standIns}${rules.join('\n')}
`);
