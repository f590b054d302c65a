import { expect, test } from 'vitest';
import {
  whyNoClause,
  whyNoScenario,
  whyNoShard,
} from '../../src/explore/idle.js';
import { reference } from './hunt.js';

const { contract } = await reference();
const bare = { ...contract, capabilities: new Set<never>() };

test('a clause that does not apply is named with what it needs', () => {
  const why = whyNoClause(['log.slots'], bare);
  expect(why).toMatch(/log\.slots needs slots.*: leave out --clause/);
});

test('a scenario that cannot run is named with what it needs', () => {
  const asked = ['listing.status-array'];
  expect(whyNoScenario(asked, bare)).toMatch(
    /listing\.status-array needs statusArray.*leave out --scenario/
  );
});

test('a shard too many says how many there can be', () => {
  const why = whyNoShard({ index: 9, count: 9 }, 60, 8);
  expect(why).toMatch(/shard 9\/9.*ask for 8 shards at most/);
});
