import { startServer } from '../../worlds/servers/server.js';
import type { EngineDefinition } from '../definition.js';
import { deploy } from '../deploy.js';
import { gistOf, NotRunHereError } from '../errors.js';
import { INSTALL_COMMAND, installedSdk } from '../install/packages.js';
import { ADDRESS } from './address.js';
import { GATED_ROWS } from './gated/rows/registry.js';
import { PROFILE } from './profile.js';

export const DBOS: EngineDefinition = {
  profile: PROFILE,
  gated: { address: ADDRESS, rows: GATED_ROWS },
  async deploy(options) {
    const { env, onProgress } = options;
    const sdkDirectory = installedSdk('dbos', env);
    const postgres = await startServer('postgres', {
      url: env[ADDRESS],
      onProgress,
    }).catch((error) => {
      throw new NotRunHereError('dbos', gistOf(error), INSTALL_COMMAND);
    });
    const { url, scope, version, origin } = postgres.address;
    const database = new URL(url);
    database.pathname = `/${scope}_dbos`;
    return deploy(
      {
        engine: 'dbos',
        sdkDirectory,
        address: database.href,
        server: { version: `PostgreSQL ${version}`, origin },
        stop: () => postgres.stop(),
      },
      options
    );
  },
};
