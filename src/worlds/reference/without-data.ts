import type { Page, Resolve } from '../contract/api.js';

/** What may be left out of an entity. */
interface Payload {
  readonly input?: unknown;
  readonly output?: unknown;
}

/** `lookup.without-data` */
export function leaveOut<Entity extends Payload>(entity: Entity): Entity {
  return { ...entity, input: undefined, output: undefined };
}

/** The rule by which data is left out, where it is asked to be. */
interface Leaves {
  readonly leaveOut: typeof leaveOut;
}

export async function resolved<Entity extends Payload>(
  { leaveOut: without }: Leaves,
  resolveData: Resolve['resolveData'],
  entity: Promise<Entity>
): Promise<Entity> {
  return resolveData === 'none' ? without(await entity) : entity;
}

export async function pageResolved<Entity extends Payload>(
  { leaveOut: without }: Leaves,
  resolveData: Resolve['resolveData'],
  page: Promise<Page<Entity>>
): Promise<Page<Entity>> {
  if (resolveData !== 'none') return page;
  const { data, ...rest } = await page;
  return { ...rest, data: data.map((each) => without(each)) };
}
