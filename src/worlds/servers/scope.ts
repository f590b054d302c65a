import { randomInt } from 'node:crypto';

const LETTERS = 8;
const SCOPE = new RegExp(`^worldproof_[a-z]{${LETTERS}}$`);

/** A name of this run's own, told apart from all that others have there. */
export function newScope(): string {
  const letters = Array.from({ length: LETTERS }, () =>
    String.fromCharCode(97 + randomInt(26))
  );
  return `worldproof_${letters.join('')}`;
}

/** @throws if that is no scope: whatever it names might be the user's own */
export function assertScope(scope: string): void {
  if (SCOPE.test(scope)) return;
  throw new Error(
    `not a scope: ${scope}; expected worldproof_ and ${LETTERS} letters`
  );
}

/** Whether a name belongs to the run of that scope. */
export function isWithin(scope: string, name: string): boolean {
  return name.startsWith(`${scope}_`);
}
