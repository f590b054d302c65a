import { describe, expect, test } from 'vitest';
import {
  ALPHABET,
  type Letter,
  mirrored,
} from '../../../src/explore/small-scope/alphabet.js';
import {
  touchedBy,
  wordOf,
} from '../../../src/explore/small-scope/entities.js';
import { letterPairs } from '../../../src/explore/small-scope/pairs.js';
import { walkedScope } from '../../../src/explore/small-scope/scope.js';
import {
  after,
  NOTHING,
  type Small,
} from '../../../src/explore/small-scope/small.js';
import { movesOn } from '../../../src/explore/small-scope/states.js';
import { isEarly, unusual } from '../../../src/explore/small-scope/unusual.js';

const PAIRS = walkedScope();

describe('pairs of the small scope', () => {
  test('have a name each', () => {
    expect(new Set(PAIRS.map(({ id }) => id)).size).toBe(PAIRS.length);
  });

  test('are all that touch something in common, mirror images apart', () => {
    const key = (...names: string[]) => names.sort().join(' ');
    const found = letterPairs().map(([one, other]) =>
      key(one.name, other.name)
    );
    expect(new Set(found).size).toBe(found.length);
    for (const one of ALPHABET) {
      for (const other of ALPHABET) {
        const entities = touchedBy(other.call);
        const meets = touchedBy(one.call).some(
          (each) => entities.includes(each) && !each.startsWith('token')
        );
        if (!meets) continue;
        const names = [key(one.name, other.name)];
        names.push(key(mirrored(one.name), mirrored(other.name)));
        expect(found).toContain(names.find((each) => found.includes(each)));
      }
    }
  });

  test('are led to by calls that a World takes', () => {
    for (const { setup } of PAIRS) {
      const last = setup.reduce<Small | undefined>(
        (small, call) => small && after(small, call)?.small,
        NOTHING
      );
      expect(last).toBeDefined();
    }
  });

  test.each([
    'pair.start-run.complete-run.pending',
    'pair.complete-run.cancel-run.running.absent',
    'pair.claim.claim-other.free',
    'pair.complete-run.claim-other.of-h1',
    'pair.claim.dispose-other.of-h2',
    'pair.resume.dispose.running.live',
    'pair.create-run.create-run.absent',
    'pair.complete-run.get-run.running',
  ])('%s is one of them', (id) => {
    expect(PAIRS.map((pair) => pair.id)).toContain(id);
  });
});

test('a step that is raced with the end of its run has come so far', () => {
  const racing = PAIRS.filter(({ id }) =>
    /^pair\.(complete|fail|cancel)-run\.(start|complete|fail)-step\.(pending|running)$/.test(
      id
    )
  );
  // Three ends, three calls about a step, two states of the run.
  expect(racing).toHaveLength(18);
  for (const { letters, small } of racing) {
    expect(letters.filter(({ call }) => isEarly(call, small))).toEqual([]);
  }
});

test('no call of a setup comes earlier than the runtime makes it', () => {
  for (const { id, setup } of PAIRS) {
    let small = NOTHING;
    for (const call of setup) {
      expect([id, isEarly(call, small)]).toEqual([id, false]);
      small = after(small, call)?.small as Small;
    }
  }
});

test('no state of what both touch is reached by fewer calls', () => {
  // All that so few calls lead to, by brute force.
  for (const { id, common, letters, small, setup } of PAIRS.slice(0, 60)) {
    if (setup.length > 3) continue;
    const words = common.map((entity) => wordOf(entity, small));
    const moves = movesOn([
      ...touchedBy((letters[0] as Letter).call),
      ...common,
    ]);
    let level = [NOTHING];
    for (let calls = 0; calls < setup.length; calls++) {
      const same = level.filter((each) =>
        common.every((entity, at) => wordOf(entity, each) === words[at])
      );
      // Fewer would do for what both touch, and one of the two is not taken.
      for (const each of same) {
        const asked = letters.map(({ call }) => call);
        if (unusual(asked, each) > unusual(asked, small)) continue;
        const taken = asked.filter((call) => after(each, call)).length;
        expect([id, taken]).not.toEqual([id, letters.length]);
      }
      level = level.flatMap((each) =>
        moves
          .filter(({ call }) => !isEarly(call, each))
          .flatMap(({ call }) => after(each, call)?.small ?? [])
      );
    }
  }
});

test('those come first that matter in their order', () => {
  const ids = PAIRS.slice(0, 60).map(({ id }) => id);
  expect(ids).toContain('pair.start-run.complete-run.pending');
  expect(ids).toContain('pair.resume.dispose.running.live');
  expect(ids).toContain('pair.claim.claim-other.free');
});
