/** What sets an actor apart from the clients of a World. */
export type Role =
  /** Makes the state from which the others start. */
  | 'setup'
  /** Reads after everything is quiet. */
  | 'observer'
  /** What it does are faults. */
  | 'nemesis';

export function isObserver({
  role,
}: {
  readonly role?: Role | undefined;
}): boolean {
  return role === 'observer';
}
