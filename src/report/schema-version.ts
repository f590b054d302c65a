import { RecordsError } from './records-error.js';

/** Of the object of `--json` and of the header of records. */
export const SCHEMA = 1;

/**
 * Tells JSON of others, and reports of kits to come, from what can be read.
 *
 * @throws RecordsError
 */
export function assertReadable(value: unknown, file: string): void {
  const { kit, schema = SCHEMA } = Object(value) as Record<string, unknown>;
  if (typeof kit !== 'string') {
    const problem =
      'JSON, but no report of worldproof: expected what --json or --records wrote';
    throw new RecordsError(file, problem);
  }
  if (schema === SCHEMA) return;
  const problem = `a report of schema ${schema}, written by worldproof ${kit}, and this kit reads schema ${SCHEMA}: read it with the kit that wrote it`;
  throw new RecordsError(file, problem);
}
