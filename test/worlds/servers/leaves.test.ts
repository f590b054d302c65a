import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { told } from '../../../src/worlds/servers/address.js';
import { gist } from '../../../src/worlds/servers/keeper/gist.js';
import { kindOfUrl } from '../../../src/worlds/servers/kind-of-url.js';
import { withDatabase } from '../../../src/worlds/servers/mongodb/url.js';
import { cluster } from '../../../src/worlds/servers/postgres/cluster.js';
import { endpointOf } from '../../../src/worlds/servers/postgres/url.js';
import { usableHome } from '../../../src/worlds/servers/postgres/usable.js';
import { preparationOf } from '../../../src/worlds/servers/preparation.js';
import { parseClients } from '../../../src/worlds/servers/redis/clients.js';
import {
  assertScope,
  isWithin,
  newScope,
} from '../../../src/worlds/servers/scope.js';
import {
  assertRecent,
  plainVersion,
} from '../../../src/worlds/servers/version.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worldproof-servers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('names', () => {
  test('a scope names its own and nothing that only looks like it', () => {
    const scope = newScope();
    assertScope(scope);
    expect(isWithin(scope, `${scope}_12_1`)).toBe(true);
    expect(isWithin(scope, `${scope}x`)).toBe(false);
    for (const other of [
      '',
      'worldproof_',
      'postgres',
      'worldproof_ABCDEFGH',
    ]) {
      expect(() => assertScope(other)).toThrow('not a scope');
    }
  });

  test('the scheme of a URL tells the kind of server', () => {
    expect(kindOfUrl('postgresql://db/x')).toBe('postgres');
    expect(kindOfUrl('rediss://cache')).toBe('redis');
    expect(kindOfUrl('mongodb+srv://cluster')).toBe('mongodb');
    expect(() => kindOfUrl('mysql://me:secret@db')).toThrow(
      'not the URL of a server: mysql://…; expected postgres://…, redis://…, mongodb://…'
    );
  });

  test('an address of IPv6 has no brackets where a socket takes it', () => {
    const endpoint = endpointOf('postgres://me@[::1]/db');
    expect(endpoint).toEqual({ host: '::1', port: 5432 });
    expect(told(endpoint)).toBe('[::1]:5432');
  });

  test('a login stays with the database that knows it', () => {
    expect(withDatabase('mongodb://me:pw@db:1/own?tls=true', 'x')).toBe(
      'mongodb://me:pw@db:1/x?tls=true&authSource=own'
    );
    expect(withDatabase('mongodb://db', 'x')).toBe('mongodb://db/x');
  });
});

describe('versions', () => {
  test('are read off what servers say', () => {
    expect(plainVersion('15.14 (Debian 15.14-0+deb12u1)')).toBe('15.14');
    expect(plainVersion('18beta1')).toBe('18');
  });

  test('are recent enough from the first that has what is asked', () => {
    for (const version of ['14', '14.0', '18.4']) {
      assertRecent('postgres', version);
    }
    expect(() => assertRecent('redis', '5.0.14')).toThrow(
      'Redis: server too old: found 5.0.14, expected 6 or newer'
    );
    expect(() => assertRecent('mongodb', '')).toThrow('too old');
  });
});

describe('what servers write', () => {
  test('the line that says why one does not start', () => {
    const log =
      '2026-01-01 LOG:  starting\n2026-01-01 UTC [1] FATAL:  data directory "x" has invalid permissions\n';
    expect(gist(log)).toBe('data directory "x" has invalid permissions');
    expect(gist('\n')).toBe('it says nothing');
  });

  test('the clients of a Redis, also one without a name', () => {
    const list =
      'id=3 addr=127.0.0.1:5000 laddr=127.0.0.1:6379 name= db=2 flags=b cmd=blpop\nid=4 addr=[::1]:6000 name=a=b db=0 flags=N\n';
    expect(parseClients(list)).toEqual([
      { id: '3', name: '', port: 5000, database: 2, flags: 'b' },
      { id: '4', name: 'a=b', port: 6000, database: 0, flags: 'N' },
    ]);
  });
});

test('tables that refer to each other are truncated together', () => {
  const references = [
    { one: 2, other: 1 },
    { one: 4, other: 2 },
    { one: 3, other: 9 },
  ];
  const clusters = cluster([1, 2, 3, 4], references).map((each) => each.sort());
  expect(clusters).toEqual([[1, 2, 4], [3]]);
});

describe('binaries as npm leaves them', () => {
  function home(): string {
    const native = join(folder, 'native');
    mkdirSync(join(native, 'bin'), { recursive: true });
    mkdirSync(join(native, 'lib'));
    for (const name of ['postgres', 'initdb']) {
      writeFileSync(join(native, 'bin', name), name, { mode: 0o644 });
    }
    writeFileSync(join(native, 'lib', 'libpq.so.5.18'), 'library');
    writeFileSync(
      join(native, 'pg-symlinks.json'),
      '[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]'
    );
    return native;
  }

  test('a copy has the links and modes that they lack', () => {
    const copied = usableHome(home(), join(folder, 'run'), undefined);
    expect(copied).toBe(join(folder, 'run', 'native'));
    const link = join(copied, 'lib', 'libpq.so.5');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(link, 'utf8')).toBe('library');
    expect(statSync(join(copied, 'bin', 'postgres')).mode & 0o111).toBe(0o111);
    expect(usableHome(copied, folder, undefined)).toBe(copied);
  });

  test("a copy is where the server's user can reach it", () => {
    const whole = usableHome(home(), join(folder, 'run'), undefined);
    const stranger = { uid: 65_534, gid: 65_534 };
    chmodSync(folder, 0o700);
    expect(usableHome(whole, join(folder, 'open'), stranger)).toBe(
      join(folder, 'open', 'native')
    );
  });
});

describe('the setup of a World', () => {
  function packageOf(manifest: object): string {
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    mkdirSync(join(folder, 'dist'));
    return join(folder, 'dist', 'index.js');
  }
  const bin = { bootstrap: './setup.js' };
  const dependencies = { '@workflow/world': '4.5.0' };

  test('fails with the line that says what failed', async () => {
    const entry = packageOf({ name: 'w', bin, dependencies });
    writeFileSync(
      join(folder, 'setup.js'),
      'console.error("x Failed: Error: no such extension\\n  at y"); process.exit(1)'
    );
    const world = { package: 'w', version: '1', entry };
    await expect(preparationOf(world)?.run('postgres://x')).rejects.toThrow(
      /^PostgreSQL: the World's setup fails: x Failed: Error: no such extension$/
    );
  });

  test('is not what another package calls bootstrap', () => {
    const entry = packageOf({ name: 'shop', bin });
    expect(
      preparationOf({ package: 'shop', version: '1', entry })
    ).toBeUndefined();
  });
});
