import type { GateLabel } from '../context.js';

const MARK = Symbol.for('worldproof.UnsupportedEffectError');

/** An actor asked for an effect that has no counterpart in the simulation. */
export class UnsupportedEffectError extends Error {
  override readonly name = 'UnsupportedEffectError';
  readonly [MARK] = true;
  readonly label: GateLabel;

  constructor(label: GateLabel) {
    super(
      `${label.name} ${label.target} is not supported under simulation. ` +
        'Expected an effect that a gate can hold: use a call that reads or ' +
        'writes the file at once, or keep this path outside of the virtual root.'
    );
    this.label = label;
  }

  /** Holds for the errors of another copy of this package, too. */
  static is(value: unknown): value is UnsupportedEffectError {
    return typeof value === 'object' && value !== null && MARK in value;
  }
}
