import { matchPattern, type Question, type Scope, type WordIndex } from '../rubric/index.ts';

/** Topics that the words of each unit name, in order of mention, by unit index. */
export function mentionedTopics(question: Question, index: WordIndex, scopeOf: (token: number) => Scope): Map<number, string[]> {
  const mentions: { at: number; topic: string }[] = [];
  for (const [topic, patterns] of question.topics) {
    for (const pattern of patterns) {
      for (const match of matchPattern(pattern, index, scopeOf)) {
        const at = match.tokens[0];
        if (at !== undefined) mentions.push({ at, topic });
      }
    }
  }
  mentions.sort((a, b) => a.at - b.at);
  const byUnit = new Map<number, string[]>();
  for (const { at, topic } of mentions) {
    const unit = index.tokens[at]?.unit;
    if (unit === undefined) continue;
    const topics = byUnit.get(unit) ?? [];
    if (!topics.includes(topic)) topics.push(topic);
    byUnit.set(unit, topics);
  }
  return byUnit;
}
