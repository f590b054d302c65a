import { z } from 'zod';
import { formatNumber } from './counts.js';
import { foldByKey } from './fold-by-key.js';

const CountSchema = z.object({
  name: z.string(),
  /** Schedules in which it was asked. */
  schedules: z.number().int(),
});

/** A method of the contract, with the options and events that it takes. */
const AskedMethodSchema = CountSchema.extend({
  /** The interface that says it: Storage, Queue, Streamer, World. */
  part: z.string(),
  takes: z.array(CountSchema),
  /** The World has no such method. */
  lacking: z.boolean().optional(),
});
export type AskedMethod = z.infer<typeof AskedMethodSchema>;

/** What a subject was asked, of what its contract lets it be asked. */
export const AskedSchema = z.object({
  /** The version of `@workflow/world` whose declarations are counted. */
  version: z.string(),
  methods: z.array(AskedMethodSchema),
});
export type Asked = z.infer<typeof AskedSchema>;

/** What two shards say, where either says anything. */
export function askedOf(
  left: { readonly asked?: Asked | undefined },
  right: { readonly asked?: Asked | undefined }
): { asked?: Asked } {
  const [one, other] = [left.asked, right.asked];
  if (!one || !other) {
    const asked = one ?? other;
    return asked ? { asked } : {};
  }
  const methods = [...one.methods, ...other.methods];
  const sums = foldByKey(methods, ({ name }) => name, addMethods);
  return { asked: { ...one, methods: sums } };
}

function addMethods(left: AskedMethod, right: AskedMethod): AskedMethod {
  return {
    ...left,
    schedules: left.schedules + right.schedules,
    takes: foldByKey(
      [...left.takes, ...right.takes],
      ({ name }) => name,
      (one, other) => ({ ...one, schedules: one.schedules + other.schedules })
    ),
  };
}

/** How much of it was asked, in numbers. */
export function askedWords({ methods, version }: Asked): string {
  const offered = methods.filter(({ lacking }) => !lacking);
  const takes = offered.flatMap((each) => each.takes);
  return (
    `${share(offered)} methods and ${share(takes)} of their options and ` +
    `event types, of @workflow/world@${version}`
  );
}

function share(all: readonly { readonly schedules: number }[]): string {
  const asked = all.filter(({ schedules }) => schedules > 0).length;
  return `${formatNumber(asked)} of ${formatNumber(all.length)}`;
}

/** Methods that the World has and that nobody asked for. */
export function neverAsked({ methods }: Asked): readonly string[] {
  const offered = methods.filter(({ lacking }) => !lacking);
  return inBrief(offered, ({ schedules }) => schedules === 0);
}

/** Methods that the World has not got: these were not asked either. */
export function lackingIn({ methods }: Asked): readonly string[] {
  return inBrief(methods, ({ lacking }) => lacking === true);
}

/** The names of some methods, or of what they are part of where it is all. */
function inBrief(
  methods: readonly AskedMethod[],
  isOne: (method: AskedMethod) => boolean
): readonly string[] {
  const groups = new Set(methods.map(groupOf));
  return [...groups].flatMap((group) => {
    const all = methods.filter((each) => groupOf(each) === group);
    const some = all.filter(isOne);
    if (some.length === all.length && group !== undefined) return [group];
    return some.map(({ name }) => name);
  });
}

/** What a reader knows a method as part of. */
function groupOf({ part, name }: AskedMethod): string | undefined {
  if (part === 'Queue') return 'queue';
  if (part === 'Streamer') return 'streams';
  const [first] = name.split('.');
  return first === name ? undefined : first;
}
