import { execFileSync } from 'node:child_process';
import { ServerError } from '../error.js';
import type { SystemUser } from '../keeper/program.js';

const ROOT = 0;

/** Unprivileged users that systems have. None is created: it would stay. */
const NAMES = ['postgres', 'nobody'];

/** Who runs the server, as PostgreSQL refuses to be run by root. */
export function serverUser(): SystemUser | undefined {
  if (process.getuid?.() !== ROOT) return undefined;
  for (const name of NAMES) {
    const user = userNamed(name);
    if (user) return user;
  }
  throw new ServerError(
    'postgres',
    `PostgreSQL does not run as root, and there is no user ${NAMES.join(' or ')}: create one of them`
  );
}

function userNamed(name: string): SystemUser | undefined {
  const id = (flag: string) =>
    Number(
      execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] })
    );
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}
