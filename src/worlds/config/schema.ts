import { z } from 'zod';
import { optionHint } from '../../nearest.js';
import { DECLARABLE } from '../contract/declared.js';
import { SERVER_KINDS } from '../servers/address.js';
import type { Config } from './define.js';

const text = z.string().min(1);
const count = z.number().int().positive();
const time = z.string().regex(/^\d+(\.\d+)?(ms|s|m|h)$/, {
  error: 'expected a time as in 30s or 5m',
});
const made = z.custom<(...args: never[]) => unknown>(
  (value) => typeof value === 'function',
  { error: 'expected function' }
);

const SubjectSchema = z
  .strictObject({
    name: text.optional(),
    module: text.optional(),
    package: text.optional(),
    version: text.optional(),
    create: made.optional(),
    setup: made.optional(),
    server: z.enum(SERVER_KINDS).optional(),
    capabilities: z.array(z.enum(DECLARABLE)).optional(),
    dataDirOption: text.optional(),
    urlOption: text.optional(),
  })
  .refine((it) => it.module ?? it.package ?? it.create, {
    error: 'expected module, package or create',
    abort: true,
  })
  .refine((it) => !(it.module && it.package), {
    error: 'expected module or package, found both',
    path: ['package'],
  })
  .refine((it) => !it.version || it.package, {
    error: 'expected a package beside it',
    path: ['version'],
  });

const ConfigSchema = z.strictObject({
  subjects: z
    .array(z.union([text, SubjectSchema]))
    .min(1, { error: 'expected one at least, or no list at all' })
    .optional(),
  schedules: count.optional(),
  time: time.optional(),
  budget: time.optional(),
  seed: text.optional(),
  workers: count.optional(),
  freshModules: z.boolean().optional(),
  faults: z.boolean().optional(),
  strict: z.boolean().optional(),
  requireExercised: z.boolean().optional(),
  baseline: text.optional(),
  reporters: z.array(text).optional(),
  output: z
    .strictObject({
      json: text.optional(),
      markdown: text.optional(),
      html: text.optional(),
    })
    .optional(),
});

const OPTIONS = [
  ...Object.keys(ConfigSchema.shape),
  ...Object.keys(SubjectSchema.shape),
  'json',
  'markdown',
  'html',
];

/** Every complaint by its path: `subjects[0].module: expected string, found 5`. */
export function problemsOf(value: unknown): readonly string[] {
  const { error } = ConfigSchema.safeParse(value);
  return (error?.issues ?? []).flatMap((issue) => told(issue, value));
}

export function isConfig(value: unknown): value is Config {
  return problemsOf(value).length === 0;
}

type Issue = z.core.$ZodIssue;

function told(
  issue: Issue,
  value: unknown,
  above: PropertyKey[] = []
): string[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    // Where there is an object a World is meant, and nobody spoke of a text.
    const branch = typeof at(value, path) === 'string' ? 0 : 1;
    const inner = issue.errors[branch] ?? [];
    const isOther = inner.some(
      (each) => each.code === 'invalid_type' && each.path.length === 0
    );
    if (!isOther) return inner.flatMap((each) => told(each, value, path));
    return [
      line(path, `expected a name or an object, ${found(at(value, path))}`),
    ];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      line([...path, key], `unknown${optionHint(key, OPTIONS)}`)
    );
  }
  const expected = issue.message.replace(/^Invalid (input|option): /, '');
  const reason = expected.replace(/, received .*$/, '');
  // What a rule of several options says names what was found itself.
  if (issue.code === 'custom' && !reason.endsWith('function')) {
    return [line(path, reason)];
  }
  return [line(path, `${reason}, ${found(at(value, path))}`)];
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value
  );
}

function line(path: readonly PropertyKey[], reason: string): string {
  const words = path.map((key) =>
    typeof key === 'number' ? `[${key}]` : `.${String(key)}`
  );
  const place = words.join('').replace(/^\./, '');
  return place === '' ? reason : `${place}: ${reason}`;
}

function found(value: unknown): string {
  if (value === undefined) return 'found nothing';
  if (typeof value === 'function') return 'found a function';
  const shown = JSON.stringify(value) ?? String(value);
  return `found ${shown.length > 40 ? `${shown.slice(0, 40)}…` : shown}`;
}
