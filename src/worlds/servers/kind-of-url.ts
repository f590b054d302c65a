import { SERVER_KINDS, type ServerKind } from './address.js';

const SCHEMES: Record<ServerKind, readonly string[]> = {
  postgres: ['postgres', 'postgresql'],
  redis: ['redis', 'rediss'],
  mongodb: ['mongodb', 'mongodb+srv'],
};

/** @throws RangeError for the scheme of no kind of server that is known */
export function kindOfUrl(url: string): ServerKind {
  const scheme = /^([a-z+]+):\/\//.exec(url)?.[1] ?? '';
  const kind = SERVER_KINDS.find((each) => SCHEMES[each].includes(scheme));
  if (kind !== undefined) return kind;
  const known = SERVER_KINDS.flatMap((each) => SCHEMES[each].slice(0, 1));
  throw new RangeError(
    `not the URL of a server: ${scheme ? `${scheme}://…` : 'it has no scheme'}; expected ${known.map((each) => `${each}://…`).join(', ')}`
  );
}
