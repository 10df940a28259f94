import { showDay, showNumber, showState, showTime, speak } from '../lang.ts';
import { page } from '../layout.tsx';
import type { TeacherFrame } from './frame.ts';

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
  readonly validated: { readonly by: string; readonly at: Date } | null;
  /** The next copy of the session that is not validated yet, and how many there are besides this one. */
  readonly next: string | null;
  readonly left: number;
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
          {copy.next === null ? null : (
            <>
              {' · '}
              <a href={`/prof/copies/${copy.next}`}>
                {say(`Copie suivante (${copy.left} à valider) →`, `Next copy (${copy.left} to validate) →`)}
              </a>
            </>
          )}
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
              {copy.validated === null
                ? say('proposition', 'proposal')
                : `${say('validée par', 'validated by')} ${copy.validated.by} ${say('le', 'on')} ${showDay(copy.validated.at, lang, timeZone)}`}
            </p>
            {copy.validated === null ? (
              <form method="post" action={`${base}/validation`}>
                <button type="submit">{say('Valider cette note', 'Validate this mark')}</button>
              </form>
            ) : null}
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
              <label for="points">
                {say('Points', 'Points')}
                <span class="hint">
                  {say('Par quarts, jusqu’au maximum du critère.', 'In quarters, up to what the criterion is worth.')}
                </span>
              </label>
              <input id="points" name="points" type="number" min={0} step={0.25} required />
              <label for="reason">
                {say('Raison', 'Reason')}
                <span class="hint">
                  {say(
                    'Gardée avec la décision ; l’élève peut la demander.',
                    'Kept with the decision; the student may ask for it.',
                  )}
                </span>
              </label>
              <textarea id="reason" name="reason" required maxLength={2000} />
              <button type="submit" class="second">
                {say('Enregistrer', 'Save')}
              </button>
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
