import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Call } from '../../model/call.js';
import { CLAUSES } from '../../model/clauses/registry.js';
import { ALPHABET, letterOf } from './alphabet.js';
import { clausesOf, isAbout } from './clauses.js';
import type { Pair } from './pairs.js';

const index = z.number().int().nonnegative();

const ScopeSchema = z.object({
  /** Entities and clauses, which the pairs name by their index. */
  entities: z.array(z.string()),
  clauses: z.array(z.enum(CLAUSES.map(({ id }) => id))),
  /** Its id, then its two calls, the setup, what is common, its clauses. */
  pairs: z.array(
    z.tuple([
      z.string(),
      z.array(index),
      z.array(index),
      z.array(index),
      z.array(index),
    ])
  ),
});

type Scope = z.output<typeof ScopeSchema>;

/** Beside the module, where a build has left it. */
const FILE = new URL('./scope.json.gz', import.meta.url);

const LETTERS = ALPHABET.map(({ name }) => name);

let built: readonly Pair[] | undefined;

/**
 * The scope as the build of this kit has walked it: a check need not do that
 * anew, which takes longer than to load everything else. Undefined where there
 * was no build, as in a test of the sources.
 */
export function readScope(): readonly Pair[] | undefined {
  if (!built && existsSync(FILE)) built = read(readFileSync(FILE));
  return built;
}

/** @throws ZodError where the text is of no scope */
export function read(packed: Buffer): readonly Pair[] {
  const text = gunzipSync(packed).toString();
  const { entities, clauses, pairs } = ScopeSchema.parse(JSON.parse(text));
  return pairs.map(([id, letters, setup, common, about]) => {
    const pair: Pair = {
      id,
      letters: letters.map(letterAt),
      setup: setup.map((at) => letterAt(at).call),
      common: common.map((at) => entities[at] as string),
    };
    isAbout(
      pair,
      about.map((at) => clauses[at] as Scope['clauses'][number])
    );
    return pair;
  });
}

function letterAt(at: number) {
  return letterOf(LETTERS[at] as string);
}

/** What a build writes: a tenth of the text, which half a megabyte would be. */
export function writtenScope(scope: readonly Pair[]): Buffer {
  const entities = [...new Set(scope.flatMap(({ common }) => common))];
  const clauses = [...new Set(scope.flatMap(clausesOf))];
  const written: Scope = {
    entities,
    clauses,
    pairs: scope.map((pair) => [
      pair.id,
      pair.letters.map(({ name }) => LETTERS.indexOf(name)),
      pair.setup.map(indexOfCall),
      pair.common.map((entity) => entities.indexOf(entity)),
      clausesOf(pair).map((clause) => clauses.indexOf(clause)),
    ]),
  };
  return gzipSync(JSON.stringify(written));
}

/** The calls of a setup are those of the alphabet themselves. */
function indexOfCall(call: Call): number {
  return ALPHABET.findIndex((letter) => letter.call === call);
}
