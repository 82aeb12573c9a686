// The report: one line for each page, one column for each judge, and every fault
// in its own words below.
const most = 12; // faults of one page shown whole

/** Returns {text, bad}: the report in Markdown, and how many faults it tells. */
export function report({ pages, results, versions, runs, took }) {
  const byPage = results.filter(({ found }) => pages.some((p) => found.has(p.key)));
  const alone = results.filter((r) => !byPage.includes(r));
  const missing = pages.filter((p) => p.html === null);
  const lines = [
    '# Quality', '',
    'Written by `make judge`; not edited by hand. The sample newsroom, shown by `galley read`, is judged by tools that are not Galley’s.', '',
    `${new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })}, on ${versions.machine}. ${Math.ceil(took / 60_000)} minutes.`, '',
    versions.tools, '',
    ...results.map(({ judge }) => `- **${judge.name}**: ${judge.owed}.`), '',
    `Lighthouse’s four figures are performance, accessibility, best practices and SEO, on its own slow telephone, the median of ${runs} by performance; performance moves with what else the machine does. A page that tells search engines to stay away is not held to being found by them.`, '',
    ...summary(results), '',
    '## Pages', '', ...table(pages, byPage), '',
    ...alone.flatMap(({ judge, found }) => [`## ${judge.name}`, '', ...list(found), '']),
    ...faults(results, missing),
  ];
  const bad = missing.length + results.reduce((sum, { found }) => sum + [...found.values()].reduce((n, f) => n + f.faults.length + (f.missing ? 1 : 0), 0), 0);
  return { text: `${lines.join('\n').replace(/\n{3,}/g, '\n\n').trim()}\n`, bad };
}

function summary(results) {
  return [
    '| judge | judged | without a fault | missing |', '|---|---:|---:|---:|',
    ...results.map(({ judge, found }) => {
      const all = [...found.values()];
      const lost = all.filter((f) => f.missing).length;
      return `| ${judge.name} | ${all.length - lost} | ${all.filter((f) => !f.missing && !f.faults.length).length} | ${lost} |`;
    }),
  ];
}

function table(pages, results) {
  return [
    `| page | ${results.map((r) => r.judge.name).join(' | ')} |`,
    `|---|${results.map(() => '---|').join('')}`,
    ...pages.map((p) => `| ${p.key} | ${results.map(({ found }) => cell(p.html === null ? { missing: true } : found.get(p.key))).join(' | ')} |`),
  ];
}

function list(found) {
  return ['| what | |', '|---|---|', ...[...found].map(([key, f]) => `| ${key} | ${cell(f)} |`)];
}

function cell(found) {
  if (!found) return '';
  if (found.missing) return '**missing**';
  const said = found.faults.length ? `**${found.faults.length}**` : 'yes';
  return found.figure ? `${found.faults.length ? '**no**' : 'yes'}, ${found.figure}` : said;
}

function faults(results, missing) {
  const lines = missing.map((p) => `- ${p.key}: missing, ${p.missing}`);
  for (const { judge, found } of results) {
    for (const [key, f] of found) {
      if (f.missing) lines.push(`- ${judge.name}, ${key}: missing, ${f.missing}`);
      for (const said of f.faults.slice(0, most)) lines.push(`- ${judge.name}, ${key}: ${quoted(said)}`);
      if (f.faults.length > most) lines.push(`- ${judge.name}, ${key}: ${f.faults.length - most} more`);
    }
  }
  return lines.length ? ['## Faults', '', ...lines] : [];
}

/** A tool's words, so that nothing in them is taken for Markdown or HTML. */
const quoted = (said) => `\`${said.replace(/\s+/g, ' ').replace(/`/g, '’')}\``;
