const RealDate = Date;

/** Sets the clock of this process to `moment`, from where it goes on running; the returned function sets it right. */
export function setClock(moment: string): () => void {
  const shift = RealDate.parse(moment) - RealDate.now();
  globalThis.Date = class extends RealDate {
    constructor(...args: unknown[]) {
      if (args.length === 0) super(RealDate.now() + shift);
      else super(...(args as [number]));
    }

    static override now(): number {
      return RealDate.now() + shift;
    }
  } as DateConstructor;
  return () => {
    globalThis.Date = RealDate;
  };
}
