import type { Connection } from './connection.js';

/** The connections of dead processes, until their clients are told of it. */
export class Mourning {
  #silent: Connection[] = [];
  /** Those over which the dead are still refused what they ask. */
  #refusing: Connection[] = [];

  /** Its process has died. */
  begin(connection: Connection): void {
    this.#silent.push(connection);
    connection.die();
  }

  /** The schedule is over. */
  spend(): void {
    for (const connection of this.#silent.splice(0)) {
      if (!connection.refuses) connection.mourn();
      else if (this.#refusing.push(connection)) connection.refuse();
    }
  }

  /** What the dead had asked has come to its end. */
  end(): void {
    for (const connection of this.#refusing.splice(0)) connection.mourn();
  }

  /** Nobody is told any more. */
  forget(): void {
    for (const { ends } of this.#silent) ends.abandon();
    for (const { ends } of this.#refusing) ends.abandon();
    this.#silent = [];
    this.#refusing = [];
  }
}
