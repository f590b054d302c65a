import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Header } from './header.js';
import type { BodyLine } from './line.js';
import type { Report } from './record.js';
import { SCHEMA } from './schema-version.js';

/**
 * Writes a stream of records, each line on disk before the call returns, so
 * that nothing that was found is lost when the process dies.
 */
export class RecordsWriter {
  #count = 1;

  /**
   * Replaces what the file held: one stream is one run.
   *
   * @param begun what is kept of a run that goes on
   */
  constructor(
    readonly file: string,
    header: Header,
    begun: readonly BodyLine[] = []
  ) {
    const lines = [{ type: 'header', schema: SCHEMA, ...header }, ...begun].map(
      formatLine
    );
    if (begun.length === 0) writeFileSync(file, lines.join(''));
    else replaceFile(file, lines.join(''));
    this.#count += begun.length;
  }

  append(line: BodyLine): void {
    this.#count += 1;
    appendFileSync(this.file, formatLine(line));
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
