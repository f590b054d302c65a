import type { SubjectReport } from './record.js';

/** A subject of which nothing is known but what is added to this. */
export function unreportedSubject(id: string): SubjectReport {
  return {
    id,
    package: id,
    version: 'unknown',
    contract: 0,
    capabilities: [],
    schedules: 0,
    steps: 0,
    seconds: 0,
    complete: [],
    variants: [],
    checkedTwice: 0,
    differed: 0,
    errors: [],
  };
}
