// The tools and the machine of a run, as the report states them.
import { spawnSync } from 'node:child_process';
import { cpus, release, totalmem } from 'node:os';

/** One line each: the program, the judges, what they run on, the machine. */
export function versions(judges, chrome) {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr.split('\n')[0].replace(/"/g, '');
  const galley = spawnSync(process.env.GALLEY, ['version'], { encoding: 'utf8' }).stdout.split('\n')[0];
  const tools = judges.map((j) => j.version?.()).filter(Boolean);
  return {
    tools: [galley, ...tools, `Chromium ${chrome.version()}`, java, `Node ${process.version}`].join(' · '),
    machine: `${cpus()[0].model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory; Linux ${release()}`,
  };
}
