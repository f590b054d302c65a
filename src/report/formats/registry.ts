import { renderHtml } from '../html/page.js';
import { renderJson } from '../json.js';
import { renderMarkdown } from '../markdown.js';
import { renderCtrf } from './ctrf.js';
import type { Format } from './format.js';
import { renderJunit } from './junit.js';
import { renderPoints } from './points.js';
import { renderSarif } from './sarif.js';
import { renderVerdicts } from './verdicts.js';

/** Every file that a report can be written as, by name. */
export const FORMATS = {
  json: {
    help: 'the whole report, for `worldproof matrix` and as a baseline',
    file: 'worldproof-report.json',
    render: renderJson,
  },
  markdown: {
    help: 'the gap matrix as a page',
    file: 'worldproof-matrix.md',
    render: renderMarkdown,
  },
  html: {
    help: 'a page that shows it all by itself: matrix, causes, stories',
    file: 'worldproof-report.html',
    render: renderHtml,
  },
  junit: {
    help: 'JUnit XML: a test for each clause',
    file: 'worldproof-junit.xml',
    render: renderJunit,
  },
  sarif: {
    help: 'SARIF 2.1.0: findings at lines of the adapter',
    file: 'worldproof.sarif',
    render: renderSarif,
  },
  ctrf: {
    help: 'Common Test Report Format',
    file: 'worldproof-ctrf.json',
    render: renderCtrf,
  },
  verdicts: {
    help: 'the verdicts alone, small: `worldproof explain` is told by the published ones',
    file: 'worldproof-verdicts.json',
    render: renderVerdicts,
  },
  points: {
    help: 'how completely crash points were tried, and what broke at them',
    file: 'worldproof-points.md',
    render: renderPoints,
  },
} as const satisfies Readonly<Record<string, Format>>;

/** A format that `--reporter` takes. */
export type FormatName = keyof typeof FORMATS;

/** Whether there is a format of that name. */
export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}
