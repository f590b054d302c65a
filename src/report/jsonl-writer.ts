import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import type { BodyLine, HeaderLine } from './line.js';
import type { Report } from './record.js';

/**
 * Writes a stream of records, each line on disk before the call returns, so
 * that nothing that was found is lost when the process dies.
 */
export class RecordsWriter {
  #count = 1;
  /** The last line by what it is about: a repeat is not written again. */
  readonly #latest = new Map<string, string>();

  /**
   * Replaces what the file held: one stream is one run.
   *
   * @param begun what is kept of a run that goes on
   */
  constructor(
    readonly file: string,
    header: Omit<HeaderLine, 'type'>,
    begun: readonly BodyLine[] = []
  ) {
    const lines = [{ type: 'header', ...header }, ...begun].map(formatLine);
    if (begun.length === 0) writeFileSync(file, lines.join(''));
    else replaceFile(file, lines.join(''));
    for (const line of begun) this.#latest.set(keyOf(line), formatLine(line));
    this.#count += begun.length;
  }

  append(line: BodyLine): void {
    const key = keyOf(line);
    const text = formatLine(line);
    if (this.#latest.get(key) === text) return;
    this.#latest.set(key, text);
    this.#count += 1;
    appendFileSync(this.file, text);
  }

  /** Adds what the report says beyond the lines so far. */
  appendReport(report: Report): void {
    for (const subject of report.subjects) {
      this.append({ type: 'subject', ...subject });
    }
    for (const cell of report.cells) this.append({ type: 'cell', ...cell });
  }

  /** Not called for a run that was cut short: its stream is not whole. */
  close({ incomplete }: Pick<Report, 'incomplete'> = {}): void {
    const footer = { type: 'footer', records: this.#count, incomplete };
    appendFileSync(this.file, formatLine(footer));
  }
}

/** At once: what it held may be all that there is of a long run. */
function replaceFile(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

function formatLine(line: object): string {
  return `${JSON.stringify(line)}\n`;
}

function keyOf(line: BodyLine): string {
  switch (line.type) {
    case 'subject':
      return JSON.stringify(['subject', line.id]);
    case 'cell':
      return JSON.stringify(['cell', line.subject, line.clause]);
    case 'divergence':
      return JSON.stringify(['divergence', line.subject, line.token]);
    case 'job':
      return JSON.stringify(['job', line.job]);
    case 'error':
      return JSON.stringify(['error', line.subject, line.message, line.token]);
  }
}
