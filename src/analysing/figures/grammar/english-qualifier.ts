import type { Tokens } from '../text/tokens.ts';
import { ABOUT, EXACTLY, HIGH, LOW, type Qualifier } from './bound.ts';

export function englishBefore(tokens: Tokens, first: number): Qualifier {
  const word = tokens.word(first - 1)?.text;
  switch (word) {
    case 'about':
    case 'around':
    case 'approximately':
    case 'roughly':
    case 'nearly':
    case 'almost':
    case 'some':
      return ABOUT;
    case 'over':
    case 'above':
    case 'exceeding':
    case 'minimum':
      return LOW;
    case 'under':
    case 'below':
    case 'maximum':
      return HIGH;
    case 'than':
      return afterThan(tokens, first - 2);
    case 'least':
      return tokens.is(first - 2, 'at') ? LOW : EXACTLY;
    case 'most':
      return tokens.is(first - 2, 'at') ? HIGH : EXACTLY;
    case 'to':
      return tokens.is(first - 2, 'up') ? HIGH : EXACTLY;
    default:
      return EXACTLY;
  }
}

function afterThan(tokens: Tokens, at: number): Qualifier {
  const negated = tokens.is(at - 1, 'no') || tokens.is(at - 1, 'not');
  if (tokens.is(at, 'more')) return negated ? HIGH : LOW;
  if (tokens.is(at, 'less') || tokens.is(at, 'fewer')) return negated ? LOW : HIGH;
  return EXACTLY;
}

export function englishAfter(tokens: Tokens, next: number): Qualifier {
  const or = tokens.is(next, 'or');
  if (or && (tokens.is(next + 1, 'more') || tokens.is(next + 1, 'above') || tokens.is(next + 1, 'over'))) return LOW;
  if (or && (tokens.is(next + 1, 'less') || tokens.is(next + 1, 'fewer') || tokens.is(next + 1, 'under'))) return HIGH;
  return EXACTLY;
}
