type Listener = (event: { readonly data: unknown }) => void;

/** A part of an operator list on its way from the parsing half of pdf.js to the one that is asked for pages. */
interface Chunked {
  readonly chunk?: { readonly fnArray?: readonly unknown[]; readonly argsArray?: readonly unknown[] } | null;
}

/**
 * One end of the wire between the two halves of pdf.js, which both run in this process. Its own wire copies all that
 * passes, every sign of every page: a tenth of the time. Operator lists go over as they are here, which is safe
 * because the parsing half only empties their two arrays afterwards and we only read them; the rest is copied.
 */
class End {
  private readonly listeners = new Set<Listener>();
  other: End | null = null;

  postMessage(message: unknown, transfer?: Transferable[]): void {
    const data = isOperators(message) ? handedOver(message) : structuredClone(message, transfer ? { transfer } : {});
    void Promise.resolve().then(() => this.other?.receive(data));
  }

  addEventListener(_name: string, listener: Listener, options?: { readonly signal?: AbortSignal }): void {
    this.listeners.add(listener);
    options?.signal?.addEventListener('abort', () => this.listeners.delete(listener));
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.listeners.delete(listener);
  }

  private receive(data: unknown): void {
    for (const listener of this.listeners) listener.call(this, { data });
  }
}

function isOperators(message: unknown): message is Required<Chunked> {
  const chunk = (message as Chunked | null)?.chunk;
  return Array.isArray(chunk?.fnArray) && Array.isArray(chunk.argsArray);
}

function handedOver(message: Chunked): Chunked {
  const { chunk } = message;
  return {
    ...message,
    chunk: { ...chunk, fnArray: [...(chunk?.fnArray ?? [])], argsArray: [...(chunk?.argsArray ?? [])] },
  };
}

/** The two ends of a new wire, for the `port` of a `PDFWorker` and for its worker. */
export function loopback(): { readonly main: End; readonly worker: End } {
  const [main, worker] = [new End(), new End()];
  main.other = worker;
  worker.other = main;
  return { main, worker };
}
