import type { Resume } from './call.js';

/** Whether one is the other, delivered again: they bring the same id. */
export function isSameResume(one: Resume, other: Resume): boolean {
  return (
    one.resumeId !== undefined &&
    one.run === other.run &&
    one.hook === other.hook &&
    one.resumeId === other.resumeId &&
    one.payload === other.payload
  );
}
