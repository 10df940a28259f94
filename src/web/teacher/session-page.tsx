import { type Lang, showNumber, showState, showTime, speak } from '../lang.ts';
import { page } from '../layout.tsx';
import type { SessionLine, TeacherFrame } from './frame.ts';

export interface ResultView {
  readonly student: string;
  readonly number: string;
  readonly name: string | null;
  readonly submission: string | null;
  readonly attempts: number;
  readonly late: boolean;
  readonly state: string;
  readonly problem: string | null;
  readonly mark: number | null;
  readonly markOutOf: number | null;
  readonly flags: number;
  readonly moderated: boolean;
  readonly validatedBy: string | null;
}

/** One session: its code, its results, and what can be done with it. */
export function teacherSessionPage(
  view: TeacherFrame & {
    session: SessionLine & { feedback: string };
    results: readonly ResultView[];
    accept: string;
    /** Where students go, without the code. */
    address: string;
    done: Done | null;
  },
): string {
  const { lang, teacher, timeZone, session, results } = view;
  const say = speak(lang);
  const base = `/prof/sessions/${session.id}`;
  return page({
    title: session.title,
    lang,
    teacher,
    script: true,
    ...(moves(session) ? { refresh: 10 } : {}),
    children: (
      <>
        <p>
          <a href="/prof">{say('← Mes sessions', '← My sessions')}</a>
        </p>
        <h1>
          {session.title} · {session.className}
        </h1>
        {view.done === null ? null : (
          <p class="card done" role="status">
            {showDone(view.done, lang)}
          </p>
        )}
        <div class="card">
          <p>
            {say('Code pour les élèves : ', 'Code for students: ')}
            <span class="code">{session.code}</span>
            <span class="hint">
              {say('À taper sur ', 'To be typed at ')}
              <strong>{view.address}</strong>
            </span>
          </p>
          <p>
            {session.state === 'open'
              ? say('Ouverte jusqu’au ', 'Open until ')
              : session.state === 'closing'
                ? say('Se ferme : les dernières copies sont notées. ', 'Closing: the last copies are being marked. ')
                : say('Fermée. ', 'Closed. ')}
            {session.state === 'open' ? showTime(session.closesAt, lang, timeZone) : ''}
          </p>
        </div>
        <h2>{say('Copies', 'Copies')}</h2>
        <Progress lang={lang} session={session} base={base} />
        <Figures lang={lang} results={results} />
        <ResultTable lang={lang} results={results} />
        {results.length === 0 ? null : (
          <p>
            <a href={`${base}/bilan`}>{say('Bilan de classe', 'Class report')}</a> ·{' '}
            <a href={`/api/teacher/sessions/${session.id}/class.xlsx`}>{say('Tableur (xlsx)', 'Spreadsheet (xlsx)')}</a>{' '}
            · <a href={`/api/teacher/sessions/${session.id}/class.csv`}>CSV</a>
          </p>
        )}
        <SessionForms lang={lang} base={base} accept={view.accept} open={session.state === 'open'} />
      </>
    ),
  });
}

function SessionForms({ lang, base, accept, open }: { lang: Lang; base: string; accept: string; open: boolean }) {
  const say = speak(lang);
  return (
    <>
      <form
        class="card"
        method="post"
        action={`${base}/depot`}
        encType="multipart/form-data"
        data-sending={say('Envoi en cours…', 'Sending…')}
      >
        <h2>{say('Dépôt groupé', 'Bulk upload')}</h2>
        <label for="files">
          {say('Copies ou archive zip', 'Copies or a zip')}
          <span class="hint">
            {say(
              'Le nom de chaque fichier désigne l’élève (« Martin Léa.pdf »). Rien n’est noté avant votre confirmation.',
              'Each file is named after its student (“Martin Léa.pdf”). Nothing is marked before you confirm.',
            )}
          </span>
        </label>
        <input id="files" name="files" type="file" multiple required accept={`${accept},.zip`} />
        <button type="submit">{say('Vérifier', 'Check')}</button>
      </form>
      <form class="card" method="post" action={`${base}/eleves`}>
        <h2>{say('Liste des élèves', 'Class list')}</h2>
        <label for="names">
          {say('Un nom par ligne', 'One name a line')}
          <span class="hint">
            {say(
              'Chacun reçoit un numéro, à lui donner ; les noms restent à part des copies.',
              'Each gets a number, to be given to them; names are kept apart from the copies.',
            )}
          </span>
        </label>
        <textarea id="names" name="names" required />
        <button type="submit" class="second">
          {say('Donner des numéros', 'Give numbers')}
        </button>
      </form>
      <details>
        <summary>{say('Noter de nouveau toutes les copies', 'Mark all copies again')}</summary>
        <form class="card" method="post" action={`${base}/noter`}>
          <p>
            {say(
              'Après un changement du barème ou un incident. Les notes précédentes et vos décisions sont conservées.',
              'After a change of the rubric or an accident. Earlier marks and your decisions are kept.',
            )}
          </p>
          <button type="submit" class="second">
            {say('Noter de nouveau', 'Mark again')}
          </button>
        </form>
      </details>
      {open ? (
        <details>
          <summary>{say('Fermer la session maintenant', 'Close the session now')}</summary>
          <form class="card" method="post" action={`${base}/fermer`}>
            <p>
              {say(
                'Les copies déjà déposées sont notées, puis le bilan de classe est fait.',
                'The copies handed in so far are marked, then the class report is made.',
              )}
            </p>
            <button class="danger" type="submit">
              {say('Fermer maintenant', 'Close now')}
            </button>
          </form>
        </details>
      ) : null}
    </>
  );
}

/** What has just been done, as the address of the page tells it. */
export interface Done {
  readonly what: 'closed' | 'regraded' | 'numbered' | 'taken';
  readonly count: number;
  readonly left: number;
}

function showDone({ what, count, left }: Done, lang: Lang): string {
  const say = speak(lang);
  if (what === 'closed')
    return say('La session se ferme : les dernières copies sont notées.', 'Closing: the last copies are being marked.');
  if (what === 'regraded') return say(`${plural(count, 'copie')} à noter de nouveau.`, `${count} to be marked again.`);
  if (what === 'numbered')
    return say(
      `${plural(count, 'élève')} dans la liste, chacun avec son numéro.`,
      `${count} on the list, each with a number.`,
    );
  return say(
    `${plural(count, 'copie')} ${count > 1 ? 'prises' : 'prise'}, ${plural(left, 'fichier')} ${left > 1 ? 'laissés' : 'laissé'} de côté.`,
    `${count} taken, ${left} left aside.`,
  );
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count > 1 ? 's' : ''}`;

/** Whether the page is worth looking at again: copies wait, or the session is closing. */
export const moves = ({ waiting, state }: SessionLine): boolean => waiting > 0 || state === 'closing';

/** How far the marking is, in one sentence. */
export function progressText({ copies, waiting, state }: SessionLine, lang: Lang): string {
  const say = speak(lang);
  if (waiting === 0 && state === 'closing')
    return say(
      'Toutes les copies sont notées ; le bilan de classe se prépare.',
      'All copies are marked; the class report is being made.',
    );
  if (waiting === 0) return say('Toutes les copies sont notées.', 'All copies are marked.');
  return say(
    `${copies - waiting} sur ${plural(copies, 'copie')} : les autres sont en attente de notation.`,
    `${copies - waiting} of ${copies} copies marked: the others are waiting.`,
  );
}

function Progress({ lang, session, base }: { lang: Lang; session: SessionLine; base: string }) {
  const say = speak(lang);
  if (!moves(session)) return null;
  return (
    <div class="card">
      <p role="status" aria-live="polite" data-progress={`${base}/avancement`}>
        {progressText(session, lang)}
      </p>
      <p data-when-done hidden>
        <a class="button" href={base}>
          {say('Voir les résultats', 'See the results')}
        </a>
      </p>
    </div>
  );
}

/** The class at a glance. */
function Figures({ lang, results }: { lang: Lang; results: readonly ResultView[] }) {
  const say = speak(lang);
  const marks = results.flatMap((line) => line.mark ?? []);
  if (marks.length === 0) return null;
  const mean = marks.reduce((total, mark) => total + mark, 0) / marks.length;
  const figures: readonly (readonly [string, string | number])[] = [
    [say('Notées', 'Marked'), marks.length],
    [say('Moyenne', 'Mean'), showNumber(Math.round(mean * 100) / 100, lang)],
    [
      say('De … à …', 'From … to …'),
      `${showNumber(Math.min(...marks), lang)} – ${showNumber(Math.max(...marks), lang)}`,
    ],
    [say('Signalées', 'Flagged'), results.filter((line) => line.flags > 0).length],
    [say('Validées', 'Validated'), results.filter((line) => line.validatedBy !== null).length],
  ];
  return (
    <dl class="figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ResultTable({ lang, results }: { lang: Lang; results: readonly ResultView[] }) {
  const say = speak(lang);
  if (results.length === 0)
    return (
      <p>
        {say(
          'Aucune copie encore : elles apparaîtront ici dès leur dépôt.',
          'No copy yet: they will appear here as they are handed in.',
        )}
      </p>
    );
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('Numéro', 'Number')}</th>
            <th scope="col">{say('Nom', 'Name')}</th>
            <th scope="col">{say('État', 'State')}</th>
            <th scope="col">{say('Note', 'Mark')}</th>
            <th scope="col">{say('À voir', 'To look at')}</th>
          </tr>
        </thead>
        <tbody>
          {results.map((line) => (
            <tr key={line.student}>
              <td>
                {line.submission === null ? (
                  line.number
                ) : (
                  <a class="nowrap" href={`/prof/copies/${line.submission}`}>
                    {line.number}
                  </a>
                )}
              </td>
              <td>{line.name ?? '—'}</td>
              <td>
                {showState(line.state, lang)}
                {line.late ? say(' (en retard)', ' (late)') : ''}
                {line.problem === null ? null : <span class="hint warn">{line.problem}</span>}
              </td>
              <td class="number">
                {line.mark === null ? '—' : `${showNumber(line.mark, lang)} / ${line.markOutOf}`}
                {line.validatedBy === null ? null : <span class="hint good">{say('validée', 'validated')}</span>}
              </td>
              <td>
                {line.flags > 0
                  ? say(plural(line.flags, 'signalement'), `${line.flags} flag${line.flags > 1 ? 's' : ''}`)
                  : ''}
                {line.moderated ? <span class="hint">{say('points modifiés', 'points changed')}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
