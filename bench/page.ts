/**
 * How long the page of a large report takes to open in headless Chromium: fifty
 * subjects by a hundred clauses, with five hundred divergences.
 * Run: npx tsx bench/page.ts
 *
 * Against: a page of one paragraph in the same browser. The two are opened in
 * turns, so that other work disturbs them alike, until their first frame.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { renderHtml } from '../src/report/html/page.js';
import { contextOf } from '../test/report/formats/sample.js';
import { largeReport } from '../test/report/html/sample.js';
import { findOnPath } from '../test/stories/on-path.js';
import { type Opening, openingOf } from '../test/stories/opening.js';
import { quantile } from './support/quantile.js';

const ROUNDS = 20;
const report = largeReport(50, 100, 500);
const TEXTS = {
  'one paragraph': '<!doctype html><title>small</title><p>small</p>',
  'the large report': renderHtml(report, contextOf(report)),
};

const executablePath = findOnPath([
  'chromium',
  'chromium-browser',
  'google-chrome',
]);
if (!executablePath) throw new Error('there is no chromium on the PATH');

const folder = mkdtempSync(join(tmpdir(), 'worldproof-page-'));
const sides = Object.entries(TEXTS).map(([name, text], at) => {
  const file = join(folder, `${at}.html`);
  writeFileSync(file, text);
  const rounds: Opening[] = [];
  return { name, text, url: pathToFileURL(file).href, rounds };
});

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox'],
});
try {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { url, rounds } of sides) {
      rounds.push(await openingOf(browser, url));
    }
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

for (const { name, text, rounds } of sides) {
  console.log(`${name}, ${(text.length / 1024).toFixed(0)} KiB`);
  for (const figure of ['wallMs', 'cpuMs'] as const) {
    const all = rounds.map((round) => round[figure]);
    const [best, median, worst] = [0, 0.5, 1].map((share) =>
      quantile(all, share).toFixed(0)
    );
    console.log(`  ${figure}: best ${best}, median ${median}, worst ${worst}`);
  }
}
