import type { Header } from '../report/header.js';
import { RecordsWriter } from '../report/jsonl-writer.js';
import type { BodyLine } from '../report/line.js';
import type { Report } from '../report/record.js';
import { type WriteFailure, writeFailure } from './files.js';
import { UsageError } from './usage-error.js';

/**
 * Records of a run that goes on when they cannot be written any more, because
 * a disk is full, say: what it finds is worth more than its stream.
 */
export class RecordsOutput {
  /** Why the stream ends before the run did. */
  failure: WriteFailure | undefined;
  readonly #writer: RecordsWriter;

  /** @throws UsageError if not even its first line can be written */
  constructor(
    private readonly file: string,
    header: Header,
    begun: readonly BodyLine[] = []
  ) {
    try {
      this.#writer = new RecordsWriter(file, header, begun);
    } catch (error) {
      const { message } = writeFailure(file, error);
      throw new UsageError(message, { found: file });
    }
  }

  append(line: BodyLine): void {
    this.#attempt(() => this.#writer.append(line));
  }

  close(report: Report): void {
    this.#attempt(() => this.#writer.close(report));
  }

  #attempt(write: () => void): void {
    if (this.failure) return;
    try {
      write();
    } catch (error) {
      this.failure = writeFailure(this.file, error);
    }
  }
}
