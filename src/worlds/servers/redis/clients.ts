import type { Redis } from 'ioredis';

/** A connection as the server sees it. */
export interface RedisClient {
  readonly id: string;
  readonly name: string;
  readonly port: number;
  readonly database: number;
  readonly flags: string;
}

export async function listClients(client: Redis): Promise<RedisClient[]> {
  return parseClients(String(await client.client('LIST')));
}

/** `id=3 addr=127.0.0.1:5000 … name= … db=0 … flags=N …`, one a line. */
export function parseClients(list: string): RedisClient[] {
  return list
    .split('\n')
    .filter((line) => line.length > 0)
    .map((line) => {
      const fields = new Map(
        line
          .trim()
          .split(' ')
          .map((field) => cut(field, '='))
      );
      const text = (name: string) => fields.get(name) ?? '';
      return {
        id: text('id'),
        name: text('name'),
        port: Number(/:(\d+)$/.exec(text('addr'))?.[1] ?? 0),
        database: Number(text('db')),
        flags: text('flags'),
      };
    });
}

function cut(field: string, mark: string): [string, string] {
  const at = field.indexOf(mark);
  return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
}
