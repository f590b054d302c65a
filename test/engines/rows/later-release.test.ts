import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../../src/engines/ask.js';
import { PROFILE } from '../../../src/engines/cloudflare-local/profile.js';
import type {
  Deployment,
  LaterRelease,
} from '../../../src/engines/deployment.js';
import { EngineError, NotRunHereError } from '../../../src/engines/errors.js';
import { Ledger } from '../../../src/engines/ledger.js';
import type { EngineCell } from '../../../src/engines/record.js';
import { laterRelease } from '../../../src/engines/rows/later-release.js';
import { RETENTION_ROWS } from '../../../src/engines/rows/retention.js';
import { fakeDeployment } from '../fake-engine.js';

/** Three of its rows have leads on `create`, and one on `create-batch`. */
const ROW = laterRelease(RETENTION_ROWS);

let ledger: Ledger;

beforeEach(async () => {
  ledger = await Ledger.open();
});

afterEach(() => ledger.close());

async function cellWith(
  later: Deployment['later']
): Promise<EngineCell | undefined> {
  const deployment = { ...fakeDeployment(ledger), later };
  const options = { tries: 3, onProgress: () => undefined };
  const cells = await ask(deployment, PROFILE, [[ROW, undefined]], options);
  return [...cells.values()][0];
}

function opening(open: LaterRelease['open']): Deployment['later'] {
  return () => ({ node: process.execPath, open });
}

describe('the experiments with a lead, on another release', () => {
  it('confirms the lead where every word is the same', async () => {
    let isClosed = false;
    const close = async () => {
      isClosed = true;
    };
    const open = async () => ({ ...fakeDeployment(ledger), close });
    const cell = await cellWith(opening(open));
    expect(cell).toMatchObject({
      observed: [{ word: 'the same', tries: 1 }],
      lead: { verdict: 'confirmed' },
      hits: 0,
    });
    expect(cell?.note).toMatch(/^4 of 4 the same/);
    expect(isClosed).toBe(true);
  });

  it('refutes it where the other one forgets, and shows both', async () => {
    const cell = await cellWith(
      opening(async () => fakeDeployment(ledger, { forgets: true }))
    );
    expect(cell).toMatchObject({ lead: { verdict: 'refuted' }, hits: 4 });
    const text = cell?.transcript.join('\n');
    expect(text).toMatch(
      /retention\.after-failure, create: replayed \(\d+ calls\) \| runs again/
    );
    expect(text).toMatch(/by the later: .* start /);
  });

  it('is not run where that release was never installed', async () => {
    const absent = () => {
      throw new NotRunHereError('e', 'not in the cache', 'npm run engines');
    };
    const cell = await cellWith(absent);
    expect(cell).toMatchObject({
      verdict: 'not run here',
      lead: { verdict: 'not run here' },
      note: 'not in the cache; npm run engines',
    });
  });

  it('is not run where that release does not come up', async () => {
    const cell = await cellWith(
      opening(async () => {
        throw new EngineError('e', 'exit code 1');
      })
    );
    expect(cell).toMatchObject({
      verdict: 'not run here',
      note: 'exit code 1; npx worldproof lifecycle cloudflare-local',
    });
  });
});
