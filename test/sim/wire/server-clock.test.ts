import { describe, expect, it } from 'vitest';
import { readsServerClock } from '../../../src/sim/wire/server-clock.js';

describe('a request that reads the clock of the server', () => {
  it.each([
    ['a deadline in SQL', 'delete from hooks where until < now()'],
    ['a standard name', 'select * from hooks where until < CURRENT_TIMESTAMP'],
    ['the clock itself', 'select clock_timestamp ( )'],
    ['an expression of MongoDB', '{ $expr: { $lt: ["$until", "$$NOW"] } }'],
  ])('is %s', (_, text) => {
    expect(readsServerClock(Buffer.from(text))).toBe(true);
  });

  it.each([
    ['a default that it fills in', 'insert into runs values ($1, default)'],
    ['a name that looks like it', 'select known (1), now_playing from runs'],
  ])('is not %s', (_, text) => {
    expect(readsServerClock(Buffer.from(text))).toBe(false);
  });
});
