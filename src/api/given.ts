import { z } from 'zod';
import type { CheckOptions } from '../explore/check-options.js';
import { InputError } from '../laboratory/errors.js';
import { optionHint } from '../nearest.js';
import type { Optional } from './defaults.js';

const count = z.number().int().positive();
const ms = z.number().nonnegative();
const names = z.array(z.string());
const heard = z.custom((value) => typeof value === 'function', {
  error: 'expected a function',
});

/** What programs may say; what is looked at where it is used is any value here. */
const OPTIONS = {
  subjects: z.array(z.unknown()),
  seed: z.string(),
  schedules: count,
  timeMs: ms,
  sinceMs: ms,
  scenarios: names,
  like: z.string(),
  clauses: names,
  strategy: z.string(),
  processesMax: count,
  freshModules: z.boolean(),
  faults: z.boolean(),
  workers: count,
  shrinkRunsMax: z.number().int().nonnegative(),
  budgetMs: ms,
  shard: z.unknown(),
  bail: z.boolean(),
  strict: z.boolean(),
  dataDirOption: z.string(),
  urls: names,
  server: z.string(),
  urlOption: z.string(),
  signal: z.unknown(),
  onProgress: heard,
  header: z.unknown(),
  onViolation: heard,
  onUnderstood: heard,
  onTrouble: heard,
  memory: z.unknown(),
  onRecord: heard,
} satisfies Record<keyof CheckOptions, z.ZodType>;

const OptionsSchema = z.strictObject(OPTIONS).partial();

/** @throws InputError that names each option that is none, or holds what it cannot */
export function assertGiven(options: Optional<CheckOptions>): void {
  const { error } = OptionsSchema.safeParse(options);
  if (!error) return;
  const problems = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(unknown)
      : [`${issue.path.join('.')}: ${issue.message}`]
  );
  throw new InputError(`check: ${problems.join('; ')}`);
}

function unknown(name: string): string {
  return `${name}: unknown${optionHint(name, Object.keys(OPTIONS))}`;
}
