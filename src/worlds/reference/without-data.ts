import type { Page, Resolve, WorldEvent, WorldHook } from '../contract/api.js';

/** What may be left out of an entity. */
interface Payload {
  readonly input?: unknown;
  readonly output?: unknown;
}

/** `lookup.without-data` */
export function leaveOut<Entity extends Payload>(entity: Entity): Entity {
  return { ...entity, input: undefined, output: undefined };
}

/** What an event may have that is large: all else stays. */
const LARGE: ReadonlySet<string> = new Set([
  'input',
  'output',
  'result',
  'payload',
  'error',
  'metadata',
]);

/** `log.without-data` */
export function leaveOutOfEvent(event: WorldEvent): WorldEvent {
  const given = Object.entries(event.eventData ?? {});
  const kept = given.filter(([field]) => !LARGE.has(field));
  const eventData = kept.length > 0 ? Object.fromEntries(kept) : undefined;
  return { ...event, eventData };
}

/** Of a hook only its metadata may be large. */
export function leaveOutOfHook(hook: WorldHook): WorldHook {
  return { ...hook, metadata: undefined };
}

export async function resolved<Entity>(
  without: (entity: Entity) => Entity,
  params: Resolve | undefined,
  entity: Promise<Entity>
): Promise<Entity> {
  return params?.resolveData === 'none' ? without(await entity) : entity;
}

export async function pageResolved<Entity>(
  without: (entity: Entity) => Entity,
  params: Resolve,
  page: Promise<Page<Entity>>
): Promise<Page<Entity>> {
  if (params.resolveData !== 'none') return page;
  const { data, ...rest } = await page;
  return { ...rest, data: data.map((each) => without(each)) };
}
