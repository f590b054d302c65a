import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderReady, type ReadyGate } from '../../src/sim/ready.js';

function gateOf(actor: string, sequence: number): ReadyGate {
  const label = { kind: 'call', name: `${actor}${sequence}`, target: '' };
  return { actor, process: 0, label: label as ReadyGate['label'], sequence };
}

const names = (gates: readonly ReadyGate[]) =>
  gates.map(({ label }) => label.name);

test('choice 0 goes on with the actor that ran last', () => {
  const gates = [gateOf('A', 1), gateOf('C', 2), gateOf('B', 3)];
  expect(names(orderReady(gates, 'C'))).toEqual(['C2', 'A1', 'B3']);
  expect(names(orderReady(gates, undefined))).toEqual(['A1', 'B3', 'C2']);
});

test('within an actor the gate that has waited longest comes first', () => {
  const gates = [gateOf('B', 4), gateOf('A', 3), gateOf('B', 2)];
  expect(names(orderReady(gates, 'B'))).toEqual(['B2', 'B4', 'A3']);
});

test('the order depends on the gates, not on how they arrived', () => {
  const gates = fc.uniqueArray(
    fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.nat(20)),
    { selector: ([actor, sequence]) => `${actor}${sequence}` }
  );
  fc.assert(
    fc.property(gates, fc.constantFrom('A', 'B', undefined), (pairs, last) => {
      const ready = pairs.map(([actor, sequence]) => gateOf(actor, sequence));
      const turned = ready.toReversed();
      expect(names(orderReady(turned, last))).toEqual(
        names(orderReady(ready, last))
      );
    })
  );
});
