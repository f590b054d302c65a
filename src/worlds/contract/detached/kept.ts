import { isLeaf, saidBy } from './fields.js';

/** An entity as it was answered, and what it said then. */
interface Answered {
  readonly entity: object;
  readonly by: string;
  readonly said: string;
}

/**
 * Every object that callers have given to their Worlds and were answered by
 * them, kept as it is: the very objects, so that somebody can find out whether
 * a World goes on working with them.
 */
export class Kept {
  given: readonly unknown[] = [];
  answers: readonly unknown[] = [];
  entities: readonly Answered[] = [];

  give(values: readonly unknown[]): void {
    this.given = [...this.given, ...values];
  }

  answer(method: string, value: unknown): void {
    this.answers = [...this.answers, value];
    const told = entitiesIn(method, value).map((entity) => {
      return { entity, by: method, said: saidBy(entity) };
    });
    this.entities = [...this.entities, ...told];
  }

  /**
   * Hands over all of it, once: whoever dies while it writes over that leaves
   * nothing to those who come after.
   */
  take(): Kept {
    const taken = new Kept();
    const { given, answers, entities } = this;
    Object.assign(taken, { given, answers, entities });
    this.given = [];
    this.answers = [];
    this.entities = [];
    return taken;
  }

  /** The methods of whose entities one says something else by now. */
  moved(): readonly string[] {
    const moved = this.entities.filter(
      ({ entity, said }) => saidBy(entity) !== said
    );
    return [...new Set(moved.map(({ by }) => by))];
  }
}

const ONE = [
  'runs.get',
  'runs.waitForTerminalStatus',
  'steps.get',
  'hooks.get',
  'hooks.getByToken',
];
const MANY = ['runs.list', 'steps.list', 'hooks.list'];

function entitiesIn(method: string, value: unknown): readonly object[] {
  if (isLeaf(value)) return [];
  const { run, step, hook, wait, data } = value as Readonly<
    Record<string, unknown>
  >;
  if (method === 'events.create') return objects([run, step, hook, wait]);
  if (ONE.includes(method)) return [value as object];
  if (method === 'runs.getMany') return objects(value);
  return MANY.includes(method) ? objects(data) : [];
}

function objects(values: unknown): readonly object[] {
  if (!Array.isArray(values)) return [];
  return values.filter((each): each is object => !isLeaf(each));
}
