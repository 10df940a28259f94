import { type Lang, showDay, showNumber, showState, showTime, speak } from './lang.ts';
import { page } from './layout.tsx';

/** Home: a student types the code of the session. */
export function homePage({ lang }: { lang: Lang }): string {
  const say = speak(lang);
  return page({
    title: say('Déposer une copie', 'Hand in a copy'),
    lang,
    children: (
      <>
        <h1>{say('Déposer une copie', 'Hand in a copy')}</h1>
        <form class="card" method="get" action="/session">
          <label for="code">
            {say('Code de la session', 'Session code')}
            <span class="hint">
              {say('Six caractères, donnés par votre professeur.', 'Six characters, given by your teacher.')}
            </span>
          </label>
          <input
            id="code"
            name="code"
            required
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={12}
          />
          <button type="submit">{say('Continuer', 'Continue')}</button>
        </form>
      </>
    ),
  });
}

export interface SessionView {
  readonly code: string;
  readonly title: string;
  readonly className: string;
  readonly closesAt: Date;
  readonly timeZone: string;
  readonly opensAt: Date;
  /** Where the session stands for who hands in now; a late copy is taken, perhaps flagged, or refused. */
  readonly stage: 'soon' | 'open' | 'late' | 'late-flagged' | 'over';
  readonly attempts: number;
  readonly instant: boolean;
  readonly accept: string;
  readonly maxMb: number;
}

/** The page of a session for its students: hand in, or find one's report again. */
export function sessionPage({ session, lang }: { session: SessionView; lang: Lang }): string {
  const say = speak(lang);
  const takes = session.stage !== 'soon' && session.stage !== 'over';
  return page({
    title: session.title,
    lang,
    script: takes,
    children: (
      <>
        <h1>{session.title}</h1>
        <p>
          {session.className} · <Stage session={session} lang={lang} />
        </p>
        {takes ? <HandInForm session={session} lang={lang} /> : null}
        <form class="card" method="post" action={`/session/${session.code}/rapport`}>
          <h2>{say('Retrouver mon rapport', 'Find my report again')}</h2>
          <label for="known">
            {say('Mon numéro', 'My number')}
            <span class="hint">
              {say('Celui qui vous a été donné au dépôt.', 'The one you were given when you handed in.')}
            </span>
          </label>
          <input id="known" name="number" required autocomplete="off" autocapitalize="characters" maxLength={12} />
          <button type="submit" class="second">
            {say('Ouvrir mon rapport', 'Open my report')}
          </button>
        </form>
      </>
    ),
  });
}

function Stage({ session, lang }: { session: SessionView; lang: Lang }) {
  const say = speak(lang);
  const time = session.stage === 'soon' ? session.opensAt : session.closesAt;
  const words = {
    soon: say('ouvrira le ', 'opens on '),
    open: say('ouverte jusqu’au ', 'open until '),
    late: say('fermée depuis le ', 'closed since '),
    'late-flagged': say('fermée depuis le ', 'closed since '),
    over: say('fermée depuis le ', 'closed since '),
  };
  const rest = {
    soon: say(' Revenez à ce moment-là pour déposer votre copie.', ' Come back then to hand in your copy.'),
    open: '',
    late: say(' Les copies en retard sont encore acceptées.', ' Late copies are still accepted.'),
    'late-flagged': say(
      ' Les copies en retard sont acceptées et signalées au professeur.',
      ' Late copies are accepted, and flagged to the teacher.',
    ),
    over: say(
      ' Elle n’accepte plus de copies ; votre rapport reste consultable ci-dessous.',
      ' It takes no more copies; your report can still be opened below.',
    ),
  };
  return (
    <>
      {words[session.stage]}
      <time dateTime={time.toISOString()}>{showTime(time, lang, session.timeZone)}</time>.{rest[session.stage]}
    </>
  );
}

function HandInForm({ session, lang }: { session: SessionView; lang: Lang }) {
  const say = speak(lang);
  return (
    <form
      class="card"
      method="post"
      action={`/session/${session.code}`}
      encType="multipart/form-data"
      data-sending={say('Envoi en cours…', 'Sending…')}
    >
      <h2>{say('Déposer ma copie', 'Hand in my copy')}</h2>
      <label for="file">
        {say('Ma copie', 'My copy')}
        <span class="hint">
          {say(
            `PDF, DOCX, texte ou image, ${session.maxMb} Mo au plus. Votre nom ne doit pas figurer dans la copie.`,
            `PDF, DOCX, text or picture, ${session.maxMb} MB at most. Your name must not appear in the copy.`,
          )}
        </span>
      </label>
      <input id="file" name="file" type="file" required accept={session.accept} />
      <label for="number">
        {say('Mon numéro', 'My number')}
        <span class="hint">
          {say(
            'Laissez vide au premier dépôt : un numéro vous sera donné.',
            'Leave empty the first time: you will be given one.',
          )}
        </span>
      </label>
      <input id="number" name="number" autocomplete="off" autocapitalize="characters" maxLength={12} />
      <p>
        {session.instant
          ? say(
              'Le rapport s’affiche aussitôt : c’est un entraînement.',
              'The report is shown at once: this is training.',
            )
          : say(
              'Le rapport s’affichera à la fermeture de la session.',
              'The report will be shown when the session closes.',
            )}{' '}
        {session.attempts === 1
          ? say('Un seul dépôt est possible.', 'You can hand in only once.')
          : say(
              `Vous pouvez déposer jusqu’à ${session.attempts} versions.`,
              `You can hand in up to ${session.attempts} versions.`,
            )}
      </p>
      <button type="submit">{say('Déposer', 'Hand in')}</button>
    </form>
  );
}

export interface CopyView {
  readonly token: string;
  readonly code: string;
  readonly sessionTitle: string;
  readonly number: string;
  readonly attempt: number;
  readonly state: string;
  readonly settled: boolean;
  readonly problem: string | null;
  readonly hasReport: boolean;
  readonly mark: number | null;
  readonly markOutOf: number | null;
  /** When a teacher signed the mark; null: it is a proposal. */
  readonly validatedAt: Date | null;
  readonly timeZone: string;
  readonly expires: boolean;
}

/** A student's own page: where the copy stands, then the report. */
export function copyPage({ copy, lang }: { copy: CopyView; lang: Lang }): string {
  const say = speak(lang);
  const waiting = !copy.settled && copy.state !== 'received';
  return page({
    title: copy.sessionTitle,
    lang,
    ...(waiting ? { refresh: 3, script: true } : {}),
    children: (
      <>
        <h1>{copy.sessionTitle}</h1>
        <p class="card">
          {say('Votre numéro : ', 'Your number: ')}
          <strong class="code">{copy.number}</strong>
          <span class="hint">
            {say(
              'Notez-le : avec le code de la session, il rouvre cette page.',
              'Write it down: with the session code, it opens this page again.',
            )}
          </span>
        </p>
        <p role="status" aria-live="polite">
          {copy.settled ? '' : say('Votre copie est bien arrivée. ', 'Your copy has arrived. ')}
          {say(`Copie n° ${copy.attempt} : `, `Copy no. ${copy.attempt}: `)}
          <strong {...(waiting ? { 'data-events': `/api/copies/${copy.token}/events` } : {})}>
            {showState(copy.state, lang)}
          </strong>
        </p>
        {waiting ? (
          <p class="hint">
            {say(
              'Le rapport s’affichera ici tout seul. Vous pouvez fermer cette page : rien ne sera perdu.',
              'The report will appear here by itself. You may close this page: nothing will be lost.',
            )}
          </p>
        ) : null}
        {copy.problem === null ? null : <p class="card alert">{copy.problem}</p>}
        {copy.mark === null || copy.markOutOf === null ? null : (
          <p>
            <span class="mark">
              {showNumber(copy.mark, lang)} / {copy.markOutOf}
            </span>{' '}
            <Standing copy={copy} lang={lang} />
          </p>
        )}
        {copy.hasReport ? (
          <>
            <p>
              <a class="button second" href={`/copie/${copy.token}/rapport`}>
                {say('Rapport en pleine page, à imprimer', 'Report on a page of its own, to print')}
              </a>
            </p>
            <iframe
              class="report"
              title={say('Rapport de la copie', 'Report of the copy')}
              src={`/copie/${copy.token}/rapport`}
            />
          </>
        ) : null}
        <p>
          <a href={`/session/${copy.code}`}>{say('Déposer une nouvelle version', 'Hand in a new version')}</a>
        </p>
      </>
    ),
  });
}

function Standing({ copy: { validatedAt, timeZone }, lang }: { copy: CopyView; lang: Lang }) {
  const say = speak(lang);
  if (validatedAt === null) {
    return <>{say('note d’entraînement, proposée et non validée', 'training mark, proposed and not validated')}</>;
  }
  const day = showDay(validatedAt, lang, timeZone);
  return <>{say(`note validée par un enseignant le ${day}`, `mark validated by a teacher on ${day}`)}</>;
}

/** What is done with a copy, in plain words: asked for by the law, and fair. */
export function noticePage({ lang }: { lang: Lang }): string {
  const say = speak(lang);
  const points = [
    say(
      'Barème lit votre copie, la découpe par question et compare ce que vous écrivez au barème de votre professeur. Chaque quart de point est expliqué et montre le passage qui le justifie.',
      'Barème reads your copy, divides it by question and compares what you wrote with your teacher’s marking guide. Every quarter point is explained and shows the passage that earned it.',
    ),
    say(
      'Il se trompe parfois : une idée juste mais inattendue, une page mal numérisée, une réponse mal repérée. L’intervalle affiché dit à quel point la note est sûre. Un professeur peut tout corriger, et sa décision prime.',
      'It is sometimes wrong: a right but unexpected idea, a badly scanned page, an answer not found. The interval shown says how sure the mark is. A teacher may correct everything, and the teacher’s decision prevails.',
    ),
    say(
      'Votre copie porte un numéro, pas votre nom. Elle reste sur ce serveur, n’est transmise à personne, et s’efface à la fin du délai fixé par votre professeur. Vous pouvez lui demander une copie de votre dossier ou son effacement.',
      'Your copy carries a number, not your name. It stays on this server, is given to nobody, and is erased at the end of the time set by your teacher. You may ask your teacher for a copy of your file or for its erasure.',
    ),
  ];
  return page({
    title: say('Ce que fait Barème de votre copie', 'What Barème does with your copy'),
    lang,
    children: (
      <>
        <h1>{say('Ce que fait Barème de votre copie', 'What Barème does with your copy')}</h1>
        {points.map((point) => (
          <p key={point}>{point}</p>
        ))}
      </>
    ),
  });
}

/** Where an error page leads back to. */
export type BackTo = 'session' | 'copy' | 'sessions' | 'sign-in' | 'home';

/** What went wrong, and what to do. */
export function errorPage(error: {
  status: number;
  message: string;
  remedy: string | null;
  code: string;
  back: { path: string; to: BackTo };
  lang: Lang;
}): string {
  const say = speak(error.lang);
  const names: Readonly<Record<BackTo, string>> = {
    session: say('Revenir à la session', 'Back to the session'),
    copy: say('Revenir à la copie', 'Back to the copy'),
    sessions: say('Revenir à mes sessions', 'Back to my sessions'),
    'sign-in': say('Se connecter', 'Sign in'),
    home: say('Retour à l’accueil', 'Back to the start'),
  };
  return page({
    title: say('Un problème', 'A problem'),
    lang: error.lang,
    fixed: true,
    children: (
      <>
        <h1>
          {error.status >= 500 ? say('Un problème', 'A problem') : say('Cela n’a pas marché', 'That did not work')}
        </h1>
        <div class="card alert" role="alert">
          <p>
            <strong>{error.message}</strong>
          </p>
          {error.remedy === null ? null : <p>{error.remedy}</p>}
        </div>
        <p>
          <a class="button" href={error.back.path}>
            {names[error.back.to]}
          </a>
        </p>
        {error.status < 500 ? null : (
          <p class="hint">
            {say('Si vous en parlez à quelqu’un, citez ce code : ', 'If you tell someone about it, quote this code: ')}
            <code>{error.code}</code>
          </p>
        )}
      </>
    ),
  });
}
