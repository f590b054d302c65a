import { isDate } from 'node:util/types';
import type { Instant, Shown } from '../../model/view.js';
import type { Instants } from './instants.js';

/** A time that the World stamped, or keeps. */
export function timeIn(
  {
    instants,
    undated,
  }: {
    readonly instants: Instants;
    readonly undated?: Set<string> | undefined;
  },
  entity: string,
  field: string,
  value: unknown
): Shown<Instant> {
  if (value !== undefined && value !== null && !isDate(value)) {
    undated?.add(field);
  }
  return instants.of(entity, field, value);
}
