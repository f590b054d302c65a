/** Names a PostgreSQL of the user's own, `postgres://user@host/`. */
export const ADDRESS = 'WORLDPROOF_DBOS_ADDRESS';
