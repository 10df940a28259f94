import { matchPattern, type Question, type Scope, type WordIndex } from '../rubric/index.ts';

/** A topic named at a token. */
export interface Mention {
  readonly at: number;
  readonly topic: string;
}

/** Where the words of each unit name a topic, in order of mention, by unit index. */
export function mentionedTopics(
  question: Question,
  index: WordIndex,
  scopeOf: (token: number) => Scope,
): Map<number, Mention[]> {
  const mentions: Mention[] = [];
  for (const [topic, patterns] of question.topics) {
    for (const pattern of patterns) {
      for (const match of matchPattern(pattern, index, scopeOf)) {
        const at = match.tokens[0];
        if (at !== undefined) mentions.push({ at, topic });
      }
    }
  }
  mentions.sort((a, b) => a.at - b.at);
  const byUnit = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const unit = index.tokens[mention.at]?.unit;
    if (unit === undefined) continue;
    const list = byUnit.get(unit);
    if (list === undefined) byUnit.set(unit, [mention]);
    else list.push(mention);
  }
  return byUnit;
}
