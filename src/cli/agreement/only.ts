/** Does a copy's id match a shell-like pattern, where `*` is any text and `?` any character? */
export function matchesOnly(id: string, pattern: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'iu').test(id);
}
