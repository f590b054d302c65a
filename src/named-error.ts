/** An error that is known by its name, as several copies of a class may be. */
export abstract class NamedError extends Error {
  static is<Known extends NamedError>(
    this: abstract new (
      ...given: never
    ) => Known,
    value: unknown
  ): value is Known {
    // biome-ignore lint/complexity/noThisInStatic: each class has a name of its own
    return value instanceof Error && value.name === this.name;
  }
}
