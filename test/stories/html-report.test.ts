import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderLifecycleHtml } from '../../src/lifecycle/html/page.js';
import { lifecyclePageOf } from '../../src/lifecycle/html/report-page.js';
import { renderHtml } from '../../src/report/html/page.js';
import type { Report } from '../../src/report/record.js';
import { LIFECYCLE } from '../lifecycle/fixture.js';
import { contextOf } from '../report/formats/sample.js';
import {
  DOUBTFUL_REPORT,
  largeReport,
  NASTY_REPORT,
  STORY_REPORT,
} from '../report/html/sample.js';
import { findOnPath } from './on-path.js';
import { openingOf } from './opening.js';

const CHROMIUM = findOnPath(['chromium', 'chromium-browser', 'google-chrome']);
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const CELL = '#/local-v5/token.unique';

/** CPU, which other work on the machine does not add to; bench/page.ts has the clock. */
const OPEN_CPU_MS_MAX = 1000;

const folder = mkdtempSync(join(tmpdir(), 'worldproof-html-'));
let browser: Browser;

beforeAll(async () => {
  if (!CHROMIUM) return;
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox'],
  });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

type Options = Parameters<Browser['newPage']>[0];

interface Opened {
  readonly page: Page;
  readonly url: string;
  /** Errors of the console, and requests beyond the file. */
  readonly faults: string[];
}

async function open(report: Report, options: Options = {}): Promise<Opened> {
  const file = join(
    folder,
    `${report.cells.length}-${report.subjects.length}.html`
  );
  const lifecycle = lifecyclePageOf(report);
  const pages = lifecycle ? [lifecycle] : [];
  writeFileSync(file, renderHtml(report, { ...contextOf(report), pages }));
  return visit(file, options);
}

/** A page of a file, and what it does that it should not. */
async function visit(file: string, options: Options = {}): Promise<Opened> {
  const url = pathToFileURL(file).href;
  const page = await browser.newPage(options);
  const faults: string[] = [];
  page.on('console', (said) => {
    if (said.type() === 'error') faults.push(said.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('data:')) {
      faults.push(`asked for ${request.url()}`);
    }
  });
  await page.goto(url);
  return { page, url, faults };
}

async function complaintsOf(page: Page): Promise<unknown> {
  await page.evaluate(readFileSync(AXE, 'utf8'));
  const result: {
    violations: { id: string; nodes: { html: string }[] }[];
  } = await page.evaluate('axe.run()');
  return result.violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ html }) => html.slice(0, 200)),
  ]);
}

async function openAll(page: Page): Promise<void> {
  const script =
    'for (const all of document.querySelectorAll("details")) all.open = true';
  await page.evaluate(script);
}

const title = CHROMIUM
  ? 'the page in a browser'
  : 'the page in a browser (skipped: no chromium on the PATH)';

describe.skipIf(!CHROMIUM)(title, () => {
  it('leads by keyboard to a cell, through its story, and back', async () => {
    const { page, faults } = await open(STORY_REPORT);
    await page.locator('#subject').focus();
    const isCell = () =>
      page.evaluate("document.activeElement.matches('#matrix td a')");
    for (let at = 0; at < 20 && !(await isCell()); at += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    const label = page.locator('#matrix td a:focus');
    for (let at = 0; at < 20; at += 1) {
      const words = (await label.getAttribute('aria-label')) ?? '';
      if (words.startsWith('local-v5, token.unique')) break;
      await page.keyboard.press('ArrowUp');
    }
    await page.keyboard.press('Enter');
    const heading = page.locator('#detail-title');
    await heading.waitFor();
    expect(await heading.textContent()).toBe('token.unique');
    expect(await page.evaluate('document.activeElement.id')).toBe(
      'detail-title'
    );
    expect(await page.locator('#overview').isVisible()).toBe(false);
    const slider = page.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('Home');
    const current = page.locator('[aria-current=step]');
    expect(await current.textContent()).toContain('create r1');
    await page.keyboard.press('ArrowRight');
    expect(await current.textContent()).toContain('claim t1 as h1 of r1');
    expect(await page.locator('.known').textContent()).toContain(
      'claim t1 as h1 of r1 has no answer yet'
    );
    expect(await page.locator('[data-later]').count()).toBe(3);
    expect(await page.locator('.known').textContent()).toContain('r1 running');
    await page.keyboard.press('End');
    // By the model A owns the token; of B's answer there is nothing to be made.
    expect(await page.locator('.known').textContent()).toContain('h1 owns t1');
    const order = page.locator('.order li');
    expect(await order.count()).toBe(5);
    expect(await order.last().textContent()).toBe(
      'B claim t1 as h2 of r1 → okdoes not follow from: r1 running; h1 owns t1'
    );
    await page.keyboard.press('Escape');
    await page.locator('#overview').waitFor();
    expect(await label.getAttribute('href')).toBe(CELL);
    expect(faults).toEqual([]);
  });

  it('opens a gate to its place, and copies the replay command', async () => {
    const { page, url } = await open(STORY_REPORT);
    await page.goto(url + CELL);
    const gate = page.locator('.gate');
    expect(await gate.locator('summary').textContent()).toContain(
      'at src/storage.ts:424'
    );
    await gate.locator('summary').click();
    expect(await gate.locator('li').textContent()).toBe(
      'src/storage.ts:424 in claim'
    );
    await page
      .context()
      .grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).toMatch(/^npx worldproof replay wp1:/);
  });

  it('copies where the clipboard may not be written, too', async () => {
    const { page, url } = await open(STORY_REPORT);
    await page.addInitScript(
      'Object.defineProperty(navigator, "clipboard", { value: undefined })'
    );
    await page.goto('about:blank');
    await page.goto(url + CELL);
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('String(getSelection())')).toMatch(
      /^npx worldproof replay wp1:/
    );
  });

  it('filters by verdict, phase, level, subject and words', async () => {
    const { page, faults } = await open(STORY_REPORT);
    const shown = () =>
      page.locator('#matrix tr[data-level]:visible th').allTextContents();
    const all = await shown();
    await page.getByRole('button', { name: 'violated' }).click();
    expect(await shown()).toEqual(['run.started-once', 'token.unique']);
    await page.locator('#level').selectOption('S');
    expect(await shown()).toEqual(['run.started-once']);
    await page.locator('#level').selectOption('');
    await page.getByRole('button', { name: 'violated' }).click();
    await page.locator('#phase').selectOption('lookup');
    expect((await shown()).every((id) => /^(read|lookup)\./.test(id))).toBe(
      true
    );
    await page.locator('#phase').selectOption('');
    await page.getByRole('searchbox').fill('at most one live');
    expect(await shown()).toEqual(['token.unique']);
    await page.getByRole('searchbox').fill('nothing of the kind');
    expect(await page.locator('#none').isVisible()).toBe(true);
    await page.getByRole('searchbox').fill('');
    expect(await shown()).toEqual(all);
    await page.locator('#subject').selectOption('reference');
    expect(
      await page.locator('#matrix thead .subject:visible').allTextContents()
    ).toEqual(['reference']);
    expect(faults).toEqual([]);
  });

  it('shows both explanations where there are two', async () => {
    const { page, url } = await open(DOUBTFUL_REPORT);
    await page.goto(`${url}#/local-v5/run.exists`);
    const sets = await page.locator('.doubt li').allTextContents();
    expect(sets).toHaveLength(2);
    expect(sets[1]).toMatch(/^token\.unique: .+run\.creatable: /);
  });

  it.each(['light', 'dark'] as const)(
    'has no complaint of axe, %s',
    async (colorScheme) => {
      const { page, url } = await open(DOUBTFUL_REPORT, { colorScheme });
      await openAll(page);
      expect(await complaintsOf(page)).toEqual([]);
      await page.goto(url + CELL);
      await page.getByRole('slider').press('Home');
      expect(await complaintsOf(page)).toEqual([]);
      await page.goto(`${url}#/lifecycle`);
      await openAll(page);
      expect(await complaintsOf(page)).toEqual([]);
    }
  );

  it('has the lifecycle as a page, which leads to cells and back', async () => {
    const { page, faults } = await open(STORY_REPORT);
    await page.getByRole('link', { name: 'Lifecycle' }).click();
    const heading = page.getByRole('heading', { level: 1 });
    const shown = () => heading.locator('visible=true').textContent();
    expect(await shown()).toBe('The lifecycle of a key');
    expect(await page.locator('#overview').isVisible()).toBe(false);
    await page
      .getByRole('link', {
        name: /^local-v5, admission.simultaneous: violated/,
      })
      .click();
    expect(await shown()).toBe('token.unique');
    await page.goBack();
    expect(await shown()).toBe('The lifecycle of a key');
    await page.keyboard.press('Escape');
    expect(await shown()).toBe('Gap matrix');
    expect(faults).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'shows claims and engines on a page of their own, %s',
    async (colorScheme) => {
      const file = join(folder, 'lifecycle.html');
      writeFileSync(file, renderLifecycleHtml(LIFECYCLE));
      const viewport = { width: 360, height: 740 };
      const { page, faults } = await visit(file, { colorScheme, viewport });
      const widths = await page.evaluate(
        '[document.documentElement.scrollWidth, innerWidth]'
      );
      expect(widths).toEqual([360, 360]);
      await page.getByRole('link', { name: 'W2', exact: true }).click();
      expect(await page.locator('#e-W2').isVisible()).toBe(true);
      await openAll(page);
      expect(await complaintsOf(page)).toEqual([]);
      expect(faults).toEqual([]);
    }
  );

  it('turns dark and back by its button', async () => {
    const { page } = await open(STORY_REPORT, { colorScheme: 'light' });
    const ground = () =>
      page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await page.getByRole('button', { name: 'Dark' }).click();
    expect(await ground()).not.toBe(light);
    await page.getByRole('button', { name: 'Dark' }).click();
    expect(await ground()).toBe(light);
  });

  it.each(['', CELL, '#/local-v5/log.order', '#/lifecycle'])(
    'fits a phone at "%s"',
    async (hash) => {
      const { page, url } = await open(NASTY_REPORT, {
        viewport: { width: 360, height: 740 },
      });
      await page.goto(url + hash);
      await openAll(page);
      const widths: string[] = await page.evaluate(
        '[document.documentElement.scrollWidth, innerWidth].map(String)'
      );
      expect(widths[0]).toBe(widths[1]);
    }
  );

  it('leaves the clauses wide enough to read on a phone', async () => {
    const viewport = { width: 360, height: 740 };
    const report = largeReport(6, 20, 10);
    const { page, url } = await open(report, { viewport });
    for (const [hash, head] of [
      ['', '#matrix tbody th.clause'],
      ['#/lifecycle', '.lifecycle th[scope=row]'],
    ] as const) {
      await page.goto(url + hash);
      const box = await page.locator(head).first().boundingBox();
      expect(box?.width).toBeGreaterThan(120);
    }
  });

  it('runs nothing that a World has said', async () => {
    const { page, url, faults } = await open(NASTY_REPORT);
    await page.goto(url + CELL);
    await page.locator('#detail-title').waitFor();
    expect(await page.evaluate('globalThis.broken')).toBeUndefined();
    expect(await page.locator('img').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('opens fifty subjects by a hundred clauses within a second of CPU', async () => {
    const { page, url, faults } = await open(largeReport(50, 100, 500));
    const spent: number[] = [];
    for (let at = 0; at < 3; at += 1) {
      spent.push((await openingOf(browser, url)).cpuMs);
    }
    expect(Math.min(...spent)).toBeGreaterThan(0);
    expect(Math.min(...spent)).toBeLessThan(OPEN_CPU_MS_MAX);
    expect(await page.locator('#matrix td a').count()).toBe(5000);
    expect(faults).toEqual([]);
  });
});
