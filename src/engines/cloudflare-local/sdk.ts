/** What the kit needs of `miniflare`, which is no dependency. */
export interface MiniflareSdk {
  readonly Miniflare: new (
    options: object
  ) => {
    readonly ready: Promise<URL>;
  };
}
