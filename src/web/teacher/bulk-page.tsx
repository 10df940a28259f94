import { speak } from '../lang.ts';
import { page } from '../layout.tsx';
import type { SessionLine, TeacherFrame } from './frame.ts';

export interface BulkLineView {
  readonly position: number;
  readonly name: string;
  readonly verdict: string;
  readonly reason: string | null;
}

/** What a bulk upload would do, before it does it. */
export function bulkPage(
  view: TeacherFrame & { session: SessionLine; bulk: string; lines: readonly BulkLineView[] },
): string {
  const { lang, teacher, session, bulk, lines } = view;
  const say = speak(lang);
  const names: Readonly<Record<string, string>> = {
    new: say('nouvelle', 'new'),
    identical: say('déjà déposée', 'already handed in'),
    different: say('autre version', 'another version'),
    unnamed: say('sans nom d’élève', 'names no student'),
    unreadable: say('inutilisable', 'unusable'),
  };
  const many: Readonly<Record<string, string>> = {
    new: say('Copies nouvelles', 'New copies'),
    identical: say('Déjà déposées, laissées de côté', 'Already handed in, left aside'),
    different: say('Autres versions d’une copie déposée', 'Other versions of a copy handed in'),
    unnamed: say('Sans nom d’élève dans le nom du fichier', 'No student in the file name'),
    unreadable: say('Inutilisables, laissées de côté', 'Unusable, left aside'),
  };
  const count = (verdict: string): number => lines.filter((line) => line.verdict === verdict).length;
  return page({
    title: say('Vérification du dépôt', 'Check of the upload'),
    lang,
    teacher,
    children: (
      <>
        <p>
          <a href={`/prof/sessions/${session.id}`}>{say('← La session', '← The session')}</a>
        </p>
        <h1>{say('Vérification du dépôt', 'Check of the upload')}</h1>
        <form class="card" method="post" action={`/prof/sessions/${session.id}/depot/${bulk}`}>
          <p>
            {say(
              'Rien n’est encore pris. Cochez ce qui doit être noté.',
              'Nothing is taken yet. Tick what is to be marked.',
            )}
          </p>
          {(['new', 'different', 'unnamed'] as const)
            .filter((verdict) => count(verdict) > 0)
            .map((verdict) => (
              <p key={verdict}>
                <input type="checkbox" id={verdict} name="accept" value={verdict} checked={verdict === 'new'} />{' '}
                <label class="inline" for={verdict}>
                  {many[verdict]}
                  {say(' : ', ': ')}
                  {count(verdict)}
                </label>
              </p>
            ))}
          {(['identical', 'unreadable'] as const)
            .filter((verdict) => count(verdict) > 0)
            .map((verdict) => (
              <p key={verdict}>
                {many[verdict]}
                {say(' : ', ': ')}
                {count(verdict)}
              </p>
            ))}
          <button type="submit">{say('Noter les copies cochées', 'Mark the ticked copies')}</button>
        </form>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{say('Fichier', 'File')}</th>
                <th scope="col">{say('Verdict', 'Verdict')}</th>
                <th scope="col">{say('Raison', 'Reason')}</th>
              </tr>
            </thead>
            <tbody>
              {toLookAtFirst(lines).map((line) => (
                <tr key={line.position}>
                  <td>{line.name}</td>
                  <td>{names[line.verdict]}</td>
                  <td>{line.reason ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </>
    ),
  });
}

/** Files with something to be said about them come first: in a class of 35 nobody reads down to the last line. */
const toLookAtFirst = (lines: readonly BulkLineView[]): BulkLineView[] =>
  [...lines].sort((a, b) => Number(a.verdict === 'new') - Number(b.verdict === 'new') || a.position - b.position);
