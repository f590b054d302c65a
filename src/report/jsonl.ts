import { assemble } from './assemble.js';
import type { Header } from './header.js';
import { describeIssues } from './issues.js';
import {
  type BodyLine,
  HeaderLineSchema,
  type Line,
  LineSchema,
} from './line.js';
import { parseJson } from './parse-json.js';
import { type Report, ReportSchema } from './record.js';
import { RecordsError } from './records-error.js';
import { assertReadable } from './schema-version.js';

/**
 * Reads a stream of records, or the one object that `--json` writes. A stream
 * that ends early gives a report with its `incomplete` reasons; anything else
 * that is wrong throws a RecordsError with the line.
 *
 * @param file how errors name the text
 */
export function readReport(text: string, file: string): Report {
  if (text.trim() === '') throw new RecordsError(file, 'the file is empty');
  const lines = text.split('\n');
  if (hasType(parseJson(lines[0] ?? ''))) return readStream(lines, file);
  const whole = parseJson(text);
  if (whole === undefined) {
    const problem = /^\s*\{/.test(text)
      ? 'JSON that is cut off, or damaged'
      : 'neither a report of --json nor records that begin with a header line';
    throw new RecordsError(file, problem);
  }
  assertReadable(whole, file);
  const report = ReportSchema.safeParse(whole);
  if (report.success) return report.data;
  throw new RecordsError(file, describeIssues(report.error));
}

function readStream(lines: readonly string[], file: string): Report {
  const header = readHeader(lines[0] ?? '', file);
  const incomplete: string[] = [];
  const body: BodyLine[] = [];
  let footer: number | undefined;
  let isCut = false;
  // What follows the last line break is empty, unless the writer was cut off.
  const last = lines.length - 1;
  for (const [index, text] of lines.entries()) {
    if (index === 0 || text.trim() === '') continue;
    if (index === last && parseJson(text) === undefined) {
      incomplete.push(`${file}:${index + 1}: the last line is cut off`);
      isCut = true;
      break;
    }
    if (footer !== undefined) {
      throw new RecordsError(file, 'a record after the footer', index + 1);
    }
    const line = readLine(text, file, index + 1);
    if (line.type === 'footer') {
      footer = line.records;
      incomplete.push(...(line.incomplete ?? []));
    } else if (line.type !== 'header') body.push(line);
    else {
      const problem = 'a second header: give each run a file of its own';
      throw new RecordsError(file, problem, index + 1);
    }
  }
  const missing = describeMissing(footer, body.length + 1);
  if (missing !== undefined) incomplete.push(`${file}: ${missing}`);
  const report = assemble(header, body);
  if (incomplete.length === 0) return report;
  const isWhole = missing === undefined && !isCut;
  return { ...report, incomplete, ...(isWhole ? {} : { unfinished: true }) };
}

function readHeader(text: string, file: string): Header {
  const value = parseJson(text);
  const parsed = HeaderLineSchema.safeParse(value);
  if (parsed.success) {
    assertReadable(value, file);
    const { type: _, ...header } = parsed.data;
    return header;
  }
  const issue = describeIssues(parsed.error);
  throw new RecordsError(file, `not a header line: ${issue}`, 1);
}

function readLine(text: string, file: string, number: number): Line {
  const value = parseJson(text);
  if (value === undefined) {
    throw new RecordsError(file, 'not a line of JSON', number);
  }
  const parsed = LineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RecordsError(file, describeIssues(parsed.error), number);
}

function describeMissing(
  footer: number | undefined,
  records: number
): string | undefined {
  if (footer === undefined) return 'no footer: the run did not finish';
  if (footer === records) return undefined;
  return `the footer counts ${footer} records, the file holds ${records}`;
}

function hasType(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value;
}
