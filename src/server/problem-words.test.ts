import { describe, expect, it } from 'vitest';
import type { Submission } from '../store/index.ts';
import { problemIn } from './problem-words.ts';

const copy = (state: Submission['state'], problem_code: string | null, problem_message: string | null): Submission => ({
  ...{ id: 'x', session_id: 's', student_id: 'e', attempt: 1, extension: 'pdf', size: 1, sha256: '', late: false },
  ...{ state, problem_code, problem_message, received_at: new Date(0), settled_at: null },
});

describe('why a copy has no mark', () => {
  it.each([
    [
      'what was kept, in the language it was kept in',
      copy('unreadable', 'password', 'Protégé.'),
      'fr',
      'fr',
      /^Protégé/,
    ],
    ['the sentence of the code, in English', copy('unreadable', 'password', 'Protégé.'), 'en', 'fr', /by a password/],
    ['the sentence of the code, in French', copy('unreadable', 'password', 'Protected.'), 'fr', 'en', /mot de passe/],
    ['a failure of the engine, in English', copy('failed', 'timeout', 'Trop long.'), 'en', 'fr', /took too long/],
    ['a failure of the engine, in French', copy('failed', 'timeout', 'Trop long.'), 'fr', 'en', /^Trop long/],
    ['a failure that has no name of its own', copy('failed', 'other', 'Inconnu.'), 'en', 'fr', /fault of the service/],
  ] as const)('is %s', (_what, submission, lang, sessionLang, said) => {
    expect(problemIn(submission, lang, sessionLang)).toMatch(said);
  });

  it('is nothing when there is a mark', () => {
    expect(problemIn(copy('graded', null, null), 'en', 'fr')).toBeNull();
  });
});
