const RULES: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/sch|sh|ch/g, 'C'],
  [/qu|q|k/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/gu(?=[eiy])/g, 'g'],
  [/g(?=[eiy])/g, 'j'],
  [/eau|au/g, 'o'],
  [/(?:tion|ssion|sion|cion)/g, 'sion'],
  [/(?:aient|ait|ais|ai|ei)/g, 'e'],
  [/(?:en|an|em|am)(?=[^aeiouymn]|$)/g, 'A'],
  [/(?:ain|ein|in|im|yn|un)(?=[^aeiouymn]|$)/g, 'I'],
  [/oi/g, 'W'],
  [/ou/g, 'U'],
  [/y/g, 'i'],
  [/h/g, ''],
  [/z/g, 's'],
  [/(.)\1+/g, '$1'],
  [/(?:ent|er|es|et|e|s|x|t|d|p)$/g, ''],
  [/(?:e|s|t|d|r)$/g, ''],
];

/** How a folded French word sounds, roughly: "rebon" and "rebond", "exelent" and "excellent" share a key. */
export function soundOf(folded: string): string {
  let key = folded;
  for (const [from, to] of RULES) key = key.replace(from, to);
  return key;
}
