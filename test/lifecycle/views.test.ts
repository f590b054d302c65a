import { describe, expect, it } from 'vitest';
import { renderLifecycleJson } from '../../src/lifecycle/json.js';
import { renderLifecycleMarkdown } from '../../src/lifecycle/markdown/markdown.js';
import { LifecycleReportSchema } from '../../src/lifecycle/record.js';
import { renderLifecycleTerminal } from '../../src/lifecycle/terminal.js';
import { TOKEN } from '../report/fixture.js';
import { LIFECYCLE } from './fixture.js';

describe('the table as a document', () => {
  const text = renderLifecycleMarkdown(LIFECYCLE);

  it('holds what was claimed and observed, and the evidence', async () => {
    await expect(text).toMatchFileSnapshot('golden/lifecycle.md');
  });

  it('leads from every reference to what it refers to', () => {
    const anchors = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id);
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^a-z0-9_ -]/g, '')
        .replaceAll(' ', '-')
    );
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, to]) => to);
    expect(links.length).toBeGreaterThan(8);
    for (const to of links) expect([...anchors, ...headings]).toContain(to);
  });

  it('says on top that a run was cut short', () => {
    const cut = { ...LIFECYCLE, incomplete: ['the run was interrupted'] };
    const lines = renderLifecycleMarkdown(cut).split('\n');
    const at = lines.indexOf('> **Incomplete:** the run was interrupted');
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(lines.indexOf('## The four questions'));
  });
});

describe('the table in a terminal', () => {
  const options = { color: false, verbose: false };

  it('fits, and names who could not be asked with the command', () => {
    const text = renderLifecycleTerminal(LIFECYCLE, { ...options, width: 60 });
    const [table = ''] = text.split('\n\n').slice(1);
    for (const line of table.split('\n')) {
      expect(line.length).toBeLessThanOrEqual(60);
    }
    expect(text).toContain('temporal: not run here: no server');
    expect(text).toContain('npm run engines');
  });

  it('tells the story of a World, not of the shim over it', () => {
    const text = renderLifecycleTerminal(LIFECYCLE, { ...options, width: 120 });
    expect(text).toContain(`npx worldproof replay ${TOKEN}`);
    expect(text).not.toContain('wp1:shim');
  });
});

it('is one object of JSON that the schema reads', () => {
  const json = JSON.parse(renderLifecycleJson(LIFECYCLE));
  expect(LifecycleReportSchema.parse(json)).toEqual(LIFECYCLE);
});
