import { performance } from 'node:perf_hooks';
import type { Browser } from 'playwright-core';

export interface Opening {
  /** Until the first frame was painted, by the clock on the wall. */
  readonly wallMs: number;
  /** CPU of the thread that parses, lays out and runs the page. */
  readonly cpuMs: number;
}

/** A frame is painted before the callback of the one after it. */
const PAINTED =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/**
 * Opens an address in a page of its own. A page counts from its beginning, so
 * nothing is lost where the address takes another process of the browser.
 */
export async function openingOf(
  browser: Browser,
  url: string
): Promise<Opening> {
  const page = await browser.newPage();
  try {
    const session = await page.context().newCDPSession(page);
    // Ticks of the thread stand still while other work has the core.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const start = performance.now();
    await page.goto(url);
    await page.evaluate(PAINTED);
    const wallMs = performance.now() - start;
    const { metrics } = await session.send('Performance.getMetrics');
    const task = metrics.find(({ name }) => name === 'TaskDuration');
    if (!task) throw new Error('the browser does not say what its tasks took');
    return { wallMs, cpuMs: task.value * 1000 };
  } finally {
    await page.close();
  }
}
