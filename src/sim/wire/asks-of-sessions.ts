import type { Exchange } from './codec.js';

/** Words by which a request asks which sessions there are, and what they do. */
const SESSIONS =
  /\bpg_(?:stat_|locks\b|backend_pid|blocking_pids|safe_snapshot|(?:terminate|cancel)_backend|listening_channels)/i;

/** Whether a request may tell a session that ended from one that was renewed. */
export function asksOfSessions({ bytes }: Exchange): boolean {
  return SESSIONS.test(bytes.toString('latin1'));
}
