/** `file:line:column` of a rule of a model; the file alone when the rule is not written there. */
export function placeOfRule(text: string, file: string, rule: string | null): string {
  if (rule === null) return file;
  const line = text.split('\n').findIndex((one) => one.replace(/^["']|["'](?=:)/g, '').startsWith(`${rule}:`));
  return line === -1 ? file : `${file}:${line + 1}:1`;
}
