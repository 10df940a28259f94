import { type Lang, showNumber, showState, showTime, speak } from './lang.ts';
import { page } from './layout.tsx';

/** Sign in; or create the first account, when `setup` is its token. */
export function signInPage({ lang, setup, wrong }: { lang: Lang; setup?: string; wrong?: string }): string {
  const say = speak(lang);
  const title = setup === undefined ? say('Connexion', 'Sign in') : say('Premier compte', 'First account');
  return page({
    title,
    lang,
    children: (
      <>
        <h1>{title}</h1>
        {wrong === undefined ? null : (
          <p role="alert" class="warn">
            {wrong}
          </p>
        )}
        <form class="card" method="post" action={setup === undefined ? '/prof/connexion' : '/installation'}>
          {setup === undefined ? null : (
            <>
              <input type="hidden" name="token" value={setup} />
              <label for="name">{say('Nom affiché', 'Name shown')}</label>
              <input id="name" name="name" required autocomplete="name" />
            </>
          )}
          <label for="login">{say('Identifiant', 'Login')}</label>
          <input id="login" name="login" required autocomplete="username" />
          <label for="password">
            {say('Mot de passe', 'Password')}
            {setup === undefined ? null : (
              <span class="hint">{say('Dix caractères au moins.', 'Ten characters at least.')}</span>
            )}
          </label>
          <input
            id="password"
            name="password"
            type="password"
            required
            minLength={setup === undefined ? undefined : 10}
            autocomplete={setup === undefined ? 'current-password' : 'new-password'}
          />
          <button type="submit">
            {setup === undefined ? say('Se connecter', 'Sign in') : say('Créer le compte', 'Create the account')}
          </button>
        </form>
      </>
    ),
  });
}

export interface SessionLine {
  readonly id: string;
  readonly title: string;
  readonly className: string;
  readonly code: string;
  readonly state: string;
  readonly closesAt: Date;
  readonly copies: number;
  readonly waiting: number;
}

interface TeacherFrame {
  readonly lang: Lang;
  readonly teacher: string;
  readonly timeZone: string;
}

/** A teacher's sessions, and the form that opens one. */
export function sessionsPage(
  view: TeacherFrame & {
    sessions: readonly SessionLine[];
    subjects: readonly { id: string; title: string }[];
    admin: boolean;
  },
): string {
  const { lang, teacher, timeZone, sessions, subjects } = view;
  const say = speak(lang);
  return page({
    title: say('Mes sessions', 'My sessions'),
    lang,
    teacher,
    children: (
      <>
        <h1>{say('Mes sessions', 'My sessions')}</h1>
        {sessions.length === 0 ? (
          <p>{say('Aucune session encore.', 'No session yet.')}</p>
        ) : (
          <div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('Session', 'Session')}</th>
                  <th scope="col">{say('Classe', 'Class')}</th>
                  <th scope="col">Code</th>
                  <th scope="col">{say('Fermeture', 'Closes')}</th>
                  <th scope="col">{say('Copies', 'Copies')}</th>
                </tr>
              </thead>
              <tbody>
                {sessions.map((session) => (
                  <tr key={session.id}>
                    <td>
                      <a href={`/prof/sessions/${session.id}`}>{session.title}</a>
                    </td>
                    <td>{session.className}</td>
                    <td>{session.code}</td>
                    <td>
                      {session.state === 'open' ? showTime(session.closesAt, lang, timeZone) : say('fermée', 'closed')}
                    </td>
                    <td class="number">
                      {session.copies}
                      {session.waiting > 0
                        ? say(` (${session.waiting} en attente)`, ` (${session.waiting} waiting)`)
                        : ''}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <NewSessionForm lang={lang} timeZone={timeZone} subjects={subjects} />
        {view.admin ? <NewTeacherForm lang={lang} /> : null}
      </>
    ),
  });
}

function NewSessionForm({
  lang,
  timeZone,
  subjects,
}: {
  lang: Lang;
  timeZone: string;
  subjects: readonly { id: string; title: string }[];
}) {
  const say = speak(lang);
  return (
    <form class="card" method="post" action="/prof/sessions">
      <h2>{say('Ouvrir une session', 'Open a session')}</h2>
      <div class="columns">
        <div>
          <label for="subject">{say('Sujet', 'Subject')}</label>
          <select id="subject" name="subject" required>
            {subjects.map((subject) => (
              <option key={subject.id} value={subject.id}>
                {subject.title}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for="className">{say('Classe', 'Class')}</label>
          <input id="className" name="className" required maxLength={100} />
        </div>
        <div>
          <label for="opensAt">
            {say('Ouverture', 'Opens')}
            <span class="hint">{timeZone}</span>
          </label>
          <input id="opensAt" name="opensAt" type="datetime-local" required />
        </div>
        <div>
          <label for="closesAt">
            {say('Fermeture', 'Closes')}
            <span class="hint">{timeZone}</span>
          </label>
          <input id="closesAt" name="closesAt" type="datetime-local" required />
        </div>
        <div>
          <label for="feedback">{say('Rapport de l’élève', 'Student report')}</label>
          <select id="feedback" name="feedback">
            <option value="instant">{say('aussitôt', 'at once')}</option>
            <option value="at-close">{say('à la fermeture', 'when the session closes')}</option>
          </select>
        </div>
        <div>
          <label for="late">{say('Copies en retard', 'Late copies')}</label>
          <select id="late" name="late">
            <option value="flag">{say('acceptées et signalées', 'accepted and flagged')}</option>
            <option value="accept">{say('acceptées', 'accepted')}</option>
            <option value="refuse">{say('refusées', 'refused')}</option>
          </select>
        </div>
        <div>
          <label for="attempts">{say('Dépôts par élève', 'Copies per student')}</label>
          <input id="attempts" name="attempts" type="number" min={1} max={100} value={3} required />
        </div>
        <div>
          <label for="retentionDays">
            {say('Conservation après la fermeture (jours)', 'Kept after closing (days)')}
          </label>
          <input id="retentionDays" name="retentionDays" type="number" min={1} max={3650} value={90} required />
        </div>
      </div>
      <button type="submit">{say('Ouvrir', 'Open')}</button>
    </form>
  );
}

function NewTeacherForm({ lang }: { lang: Lang }) {
  const say = speak(lang);
  return (
    <form class="card" method="post" action="/prof/comptes">
      <h2>{say('Ajouter un professeur', 'Add a teacher')}</h2>
      <label for="newName">{say('Nom affiché', 'Name shown')}</label>
      <input id="newName" name="name" required autocomplete="off" />
      <label for="newLogin">{say('Identifiant', 'Login')}</label>
      <input id="newLogin" name="login" required autocomplete="off" />
      <label for="newPassword">{say('Mot de passe provisoire', 'First password')}</label>
      <input id="newPassword" name="password" type="password" required minLength={10} autocomplete="new-password" />
      <button type="submit">{say('Ajouter', 'Add')}</button>
    </form>
  );
}

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
    message: string | null;
  },
): string {
  const { lang, teacher, timeZone, session, results } = view;
  const say = speak(lang);
  const base = `/prof/sessions/${session.id}`;
  return page({
    title: session.title,
    lang,
    teacher,
    children: (
      <>
        <p>
          <a href="/prof">{say('← Mes sessions', '← My sessions')}</a>
        </p>
        <h1>
          {session.title} · {session.className}
        </h1>
        {view.message === null ? null : <p role="status">{view.message}</p>}
        <p>
          {say('Code pour les élèves : ', 'Code for students: ')}
          <span class="code">{session.code}</span>
        </p>
        <p>
          {session.state === 'open'
            ? say('Ouverte jusqu’au ', 'Open until ') + showTime(session.closesAt, lang, timeZone)
            : say('Fermée. ', 'Closed. ')}
        </p>
        <p>
          <a href={`/api/teacher/sessions/${session.id}/class.xlsx`}>
            {say('Bilan de classe (tableur)', 'Class report (spreadsheet)')}
          </a>{' '}
          · <a href={`/api/teacher/sessions/${session.id}/class.csv`}>CSV</a> ·{' '}
          <a href={`${base}/bilan`}>{say('Bilan de classe', 'Class report')}</a>
        </p>
        <h2>{say('Copies', 'Copies')}</h2>
        <ResultTable lang={lang} results={results} />
        <form class="card" method="post" action={`${base}/depot`} encType="multipart/form-data">
          <h2>{say('Dépôt groupé', 'Bulk upload')}</h2>
          <label for="files">
            {say('Copies ou archive zip', 'Copies or a zip')}
            <span class="hint">
              {say(
                'Le nom de chaque fichier désigne l’élève. Rien n’est noté avant votre confirmation.',
                'Each file is named after its student. Nothing is marked before you confirm.',
              )}
            </span>
          </label>
          <input id="files" name="files" type="file" multiple required accept={`${view.accept},.zip`} />
          <button type="submit">{say('Vérifier', 'Check')}</button>
        </form>
        <form class="card" method="post" action={`${base}/eleves`}>
          <h2>{say('Liste des élèves', 'Class list')}</h2>
          <label for="names">
            {say('Un nom par ligne', 'One name a line')}
            <span class="hint">
              {say(
                'Chacun reçoit un numéro ; les noms restent à part des copies.',
                'Each gets a number; names are kept apart from the copies.',
              )}
            </span>
          </label>
          <textarea id="names" name="names" required />
          <button type="submit">{say('Donner des numéros', 'Give numbers')}</button>
        </form>
        <form class="card" method="post" action={`${base}/noter`}>
          <h2>{say('Noter de nouveau', 'Mark again')}</h2>
          <p class="hint">
            {say(
              'Après un changement du barème ou un incident. Les notes précédentes et vos décisions sont conservées.',
              'After a change of the rubric or an accident. Earlier marks and your decisions are kept.',
            )}
          </p>
          <button type="submit">{say('Noter de nouveau', 'Mark again')}</button>
        </form>
        {session.state === 'open' ? (
          <form method="post" action={`${base}/fermer`}>
            <button class="danger" type="submit">
              {say('Fermer maintenant', 'Close now')}
            </button>
          </form>
        ) : null}
      </>
    ),
  });
}

function ResultTable({ lang, results }: { lang: Lang; results: readonly ResultView[] }) {
  const say = speak(lang);
  if (results.length === 0) return <p>{say('Aucune copie encore.', 'No copy yet.')}</p>;
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
                {line.submission === null ? line.number : <a href={`/prof/copies/${line.submission}`}>{line.number}</a>}
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
                {line.flags > 0 ? say(`${line.flags} signalement(s)`, `${line.flags} flag(s)`) : ''}
                {line.moderated ? say(' modifiée', ' changed') : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

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
  const count = (verdict: string): number => lines.filter((line) => line.verdict === verdict).length;
  return page({
    title: say('Vérification du dépôt', 'Check of the upload'),
    lang,
    teacher,
    children: (
      <>
        <h1>{say('Vérification du dépôt', 'Check of the upload')}</h1>
        <form class="card" method="post" action={`/prof/sessions/${session.id}/depot/${bulk}`}>
          {(['new', 'different', 'unnamed'] as const).map((verdict) => (
            <p key={verdict}>
              <input
                type="checkbox"
                id={verdict}
                name="accept"
                value={verdict}
                checked={verdict === 'new'}
                disabled={count(verdict) === 0}
              />{' '}
              <label class="inline" for={verdict}>
                {names[verdict]} : {count(verdict)}
              </label>
            </p>
          ))}
          <p>
            {names.identical} : {count('identical')} · {names.unreadable} : {count('unreadable')}
          </p>
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
              {lines.map((line) => (
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

export interface CriterionView {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly outOf: number;
}

export interface TeacherCopyView {
  readonly submission: string;
  readonly session: string;
  readonly number: string;
  readonly state: string;
  readonly problem: string | null;
  readonly mark: number | null;
  readonly markOutOf: number | null;
  readonly criteria: readonly CriterionView[];
  readonly decisions: readonly {
    criterion: string;
    from: number;
    to: number;
    reason: string;
    by: string;
    at: Date;
    applied: boolean;
  }[];
  readonly validatedBy: string | null;
}

/** One copy for its teacher: the report, the decisions taken on it, and the signature. */
export function teacherCopyPage(view: TeacherFrame & { copy: TeacherCopyView }): string {
  const { lang, teacher, timeZone, copy } = view;
  const say = speak(lang);
  const base = `/prof/copies/${copy.submission}`;
  return page({
    title: copy.number,
    lang,
    teacher,
    children: (
      <>
        <p>
          <a href={`/prof/sessions/${copy.session}`}>{say('← La session', '← The session')}</a>
        </p>
        <h1>
          {say('Copie ', 'Copy ')}
          {copy.number}
        </h1>
        <p>
          {showState(copy.state, lang)} {copy.problem === null ? null : <span class="warn">{copy.problem}</span>}
        </p>
        {copy.mark === null ? null : (
          <>
            <p>
              <span class="mark">
                {showNumber(copy.mark, lang)} / {copy.markOutOf}
              </span>{' '}
              {copy.validatedBy === null
                ? say('proposition', 'proposal')
                : say(`validée par ${copy.validatedBy}`, `validated by ${copy.validatedBy}`)}
            </p>
            <form method="post" action={`${base}/validation`}>
              <button type="submit">{say('Valider cette note', 'Validate this mark')}</button>
            </form>
            <form class="card" method="post" action={`${base}/decisions`}>
              <h2>{say('Modifier les points d’un critère', 'Change the points of a criterion')}</h2>
              <label for="criterion">{say('Critère', 'Criterion')}</label>
              <select id="criterion" name="criterion" required>
                {copy.criteria.map((criterion) => (
                  <option key={criterion.id} value={criterion.id}>
                    {`${criterion.id} · ${criterion.title} (${showNumber(criterion.points, lang)} / ${showNumber(criterion.outOf, lang)})`}
                  </option>
                ))}
              </select>
              <label for="points">{say('Points', 'Points')}</label>
              <input id="points" name="points" type="number" min={0} step={0.25} required />
              <label for="reason">{say('Raison', 'Reason')}</label>
              <textarea id="reason" name="reason" required maxLength={2000} />
              <button type="submit">{say('Enregistrer', 'Save')}</button>
            </form>
          </>
        )}
        {copy.decisions.length === 0 ? null : (
          <section>
            <h2>{say('Décisions', 'Decisions')}</h2>
            <ul>
              {copy.decisions.map((decision) => (
                <li key={decision.at.toISOString()}>
                  {`${decision.criterion} : ${showNumber(decision.from, lang)} → ${showNumber(decision.to, lang)}, ${decision.by}, ${showTime(decision.at, lang, timeZone)}. ${decision.reason}`}
                  {decision.applied ? null : (
                    <span class="hint warn">
                      {say('Le barème a changé depuis : non appliquée.', 'The rubric has changed since: not applied.')}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        {copy.mark === null && copy.state !== 'unreadable' && copy.state !== 'blank' ? null : (
          <iframe class="report" title={say('Rapport de la copie', 'Report of the copy')} src={`${base}/rapport`} />
        )}
      </>
    ),
  });
}
