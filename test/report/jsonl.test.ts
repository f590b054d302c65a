import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderJson } from '../../src/report/json.js';
import { readReport } from '../../src/report/jsonl.js';
import { RecordsWriter } from '../../src/report/jsonl-writer.js';
import { RecordsError } from '../../src/report/records-error.js';
import { cell, DIVERGENCE, linesOf, REPORT, subject } from './fixture.js';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worldproof-records-'));
  file = join(folder, 'run.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const { subjects: _, cells: __, ...HEADER } = REPORT;

function read() {
  return readReport(readFileSync(file, 'utf8'), 'run.jsonl');
}

function lines(): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}

function errorOf(text: string): unknown {
  try {
    return readReport(text, 'run.jsonl');
  } catch (error) {
    return error;
  }
}

describe('JSON that is not read', () => {
  it.each([
    ['{"name":"adapter","version":"1.0.0"}', 'no report of worldproof'],
    ['[]', 'no report of worldproof'],
    [
      JSON.stringify({ ...REPORT, schema: 2 }),
      'a report of schema 2, written by worldproof',
    ],
    [
      JSON.stringify({ type: 'header', schema: 2, ...HEADER }),
      'read it with the kit that wrote it',
    ],
  ])('is told as what it is: %.40s', (text, words) => {
    expect(errorOf(text)).toMatchObject({
      name: 'RecordsError',
      message: expect.stringContaining(words),
    });
  });

  it('is none that a kit wrote before schemas had numbers', () => {
    expect(readReport(JSON.stringify(REPORT), 'old.json')).toEqual(REPORT);
    expect(JSON.parse(renderJson(REPORT))).toMatchObject({ schema: 1 });
  });
});

describe('a stream of records', () => {
  it('gives back the report that was written', () => {
    const writer = new RecordsWriter(file, HEADER);
    for (const line of linesOf(REPORT)) writer.append(line);
    writer.close();
    expect(read()).toEqual(REPORT);
    expect(lines().at(-1)).toBe('{"type":"footer","records":12}');
  });

  it('says of itself why a run that ended is not whole', () => {
    const partial = { ...REPORT, incomplete: ['only some calls were tried'] };
    const writer = new RecordsWriter(file, HEADER);
    for (const line of linesOf(partial)) writer.append(line);
    writer.close(partial);
    expect(read()).toEqual(partial);
  });

  it('takes the last line of what several tell of', () => {
    const writer = new RecordsWriter(file, HEADER);
    writer.append({ type: 'cell', ...cell({ schedules: 1 }) });
    writer.append({ type: 'cell', ...cell({ schedules: 2 }) });
    writer.close();
    expect(read().cells).toEqual([cell({ schedules: 2 })]);
  });

  it('has a doubt once that its cell has taken up', () => {
    const writer = new RecordsWriter(file, HEADER);
    const oneOf = [['token.unique'], ['run.exists']];
    const doubt = { ...DIVERGENCE, oneOf };
    writer.append({ type: 'divergence', ...cell({}), ...doubt });
    const unknown = cell({ verdict: 'unknown', divergences: [doubt] });
    writer.append({ type: 'cell', ...unknown });
    expect(read().cells).toEqual([unknown]);
  });

  it('has its subjects in the order in which they were named', () => {
    const writer = new RecordsWriter(file, HEADER);
    const message = 'no such package';
    writer.append({ type: 'error', subject: 'missing', message });
    writer.append({ type: 'subject', ...subject({}) });
    expect(read().subjects).toMatchObject([
      { id: 'missing', errors: [{ message }] },
      { id: 'reference', errors: [] },
    ]);
  });

  it('keeps a divergence whose run died before its cell was written', () => {
    const writer = new RecordsWriter(file, HEADER);
    const place = { clause: 'token.unique', phase: 'admission', level: 'M' };
    writer.append({
      type: 'divergence',
      subject: 'local-v5',
      ...place,
      ...DIVERGENCE,
    });
    const report = read();
    expect(report.incomplete).toEqual([
      'run.jsonl: no footer: the run did not finish',
    ]);
    expect(report.cells).toMatchObject([
      { verdict: 'violated', violations: 14, divergences: [DIVERGENCE] },
    ]);
    expect(report.subjects).toMatchObject([{ id: 'local-v5', schedules: 0 }]);
  });

  it('never turns a recorded divergence green, but lets it be shrunk', () => {
    const writer = new RecordsWriter(file, HEADER);
    const found = { type: 'divergence', ...cell({}), ...DIVERGENCE } as const;
    writer.append(found);
    writer.append({ type: 'cell', ...cell({ verdict: 'holds' }) });
    expect(read().cells[0]?.verdict).toBe('violated');
    const shrunk = { ...DIVERGENCE, token: 'wp1:shrunk' };
    const violated = cell({ verdict: 'violated', divergences: [shrunk] });
    writer.append({ type: 'cell', ...violated });
    expect(read().cells).toEqual([violated]);
  });

  it('adds an error to its subject once, whichever line came first', () => {
    const writer = new RecordsWriter(file, HEADER);
    const error = { message: 'host exited with 1', token: 'wp1:x' };
    writer.append({ type: 'error', subject: 'reference', ...error });
    writer.append({ type: 'subject', ...subject({ errors: [error] }) });
    expect(read().subjects).toEqual([subject({ errors: [error] })]);
  });

  it('is incomplete when its last line was cut off by a crash', () => {
    const writer = new RecordsWriter(file, HEADER);
    writer.append({ type: 'cell', ...cell({}) });
    appendFileSync(file, '{"type":"cell","subj');
    expect(read().cells).toEqual([cell({})]);
    expect(read().incomplete).toEqual([
      'run.jsonl:3: the last line is cut off',
      'run.jsonl: no footer: the run did not finish',
    ]);
  });

  it('is incomplete when lines are missing before the footer', () => {
    const writer = new RecordsWriter(file, HEADER);
    for (const line of linesOf(REPORT)) writer.append(line);
    writer.close();
    const text = lines().toSpliced(3, 1).join('\n');
    expect(readReport(text, 'run.jsonl').incomplete).toEqual([
      'run.jsonl: the footer counts 12 records, the file holds 11',
    ]);
  });

  it('never passes for whole, wherever a crash cut it', () => {
    const writer = new RecordsWriter(file, HEADER);
    for (const line of linesOf(REPORT)) writer.append(line);
    writer.close();
    const text = readFileSync(file, 'utf8');
    const afterHeader = text.indexOf('\n');
    const known = new Set(REPORT.cells.map((one) => JSON.stringify(one)));
    const cuts = fc.integer({ min: afterHeader, max: text.length - 2 });
    fc.assert(
      fc.property(cuts, (cut) => {
        const { incomplete, cells } = readReport(text.slice(0, cut), 'cut');
        expect(incomplete).toContain('cut: no footer: the run did not finish');
        for (const one of cells) expect(known).toContain(JSON.stringify(one));
      })
    );
  });
});

describe('a malformed file', () => {
  const header = JSON.stringify({ type: 'header', ...HEADER });
  const good = JSON.stringify({ type: 'cell', ...cell({}) });

  it.each([
    ['a broken line', [header, '{"type":', good], 2, 'not a line of JSON'],
    ['an unknown record', [header, good, '{"type":"row"}'], 3, 'type: '],
    ['a wrong field', [header, good.replace('120', '"120"')], 2, 'exercised: '],
    ['two runs in one', [header, good, header], 3, 'a second header'],
    [
      'a record after the end',
      [header, '{"type":"footer","records":1}', good],
      3,
      'a record after the footer',
    ],
    ['no header', [good], 1, 'not a header line'],
  ])('names the line of %s', (_name, texts, line, problem) => {
    const error = errorOf(`${texts.join('\n')}\n`);
    expect(RecordsError.is(error)).toBe(true);
    expect(error).toMatchObject({ file: 'run.jsonl', line, exitCode: 2 });
    expect((error as Error).message).toContain(`run.jsonl:${line}: ${problem}`);
  });

  it('says of half a report that it is cut off', () => {
    const whole = renderJson(REPORT);
    expect(errorOf(whole.slice(0, whole.length / 2))).toMatchObject({
      message: expect.stringContaining('JSON that is cut off, or damaged'),
    });
  });

  it('says that a text is neither of the two forms', () => {
    expect((errorOf('hello') as Error).message).toMatch(/neither a report/);
    expect((errorOf(' \n') as Error).message).toMatch(/is empty/);
  });

  it('names the path in a single object', () => {
    const text = renderJson(REPORT).replace('"claim-race"', '7');
    expect((errorOf(text) as Error).message).toMatch(
      /^run\.jsonl: subjects\.0\.complete\.0\.scenario: /
    );
  });
});

describe('the single object', () => {
  it('reads back what it wrote, cells in the order of the matrix', () => {
    const report = readReport(renderJson(REPORT), 'report.json');
    expect(report.subjects).toEqual(REPORT.subjects);
    expect(new Set(report.cells)).toEqual(new Set(REPORT.cells));
    expect(report.cells[0]?.clause).toBe('token.unique');
  });

  it('is the same bytes, times aside, whatever order things came in', () => {
    const timeless = (text: string) =>
      text.split('\n').filter((line) => !/"(date|seconds)":/.test(line));
    const { cells, subjects, ...rest } = REPORT;
    const other = {
      cells: cells.toReversed(),
      subjects: subjects.map((one) => ({ ...one, seconds: 99 })),
      ...rest,
      date: 'later',
    };
    expect(renderJson(other)).not.toBe(renderJson(REPORT));
    expect(timeless(renderJson(other))).toEqual(timeless(renderJson(REPORT)));
  });
});
