/** Key under which the matches of an idea's `precise` phrases are kept in an analysis. */
export const preciseKey = (key: string): string => `${key}#precise`;
