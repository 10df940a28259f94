import type { VNode } from 'preact';
import { formatShare } from '../messages/index.ts';
import type { ClassPage } from './page.ts';

const ERRORS_SHOWN = 10;

/** Copies whose mark may move most, with what to look at in each. */
export function LookFirst({ page: { report, label, number, lang } }: { page: ClassPage }): VNode | null {
  if (report.lookFirst.length === 0) return null;
  return (
    <section class="card">
      <h2>{label.lookFirst}</h2>
      <p class="help">{label.lookFirstHelp}</p>
      <div class="scroll">
        <table class="stack">
          <thead>
            <tr>
              <th scope="col">{label.copy}</th>
              <th scope="col">{label.mark}</th>
              <th scope="col">{label.atStake}</th>
              <th scope="col">{label.least}</th>
            </tr>
          </thead>
          <tbody>
            {report.lookFirst.map(({ copy, mark, interval, atStake, criteria }) => (
              <tr>
                <th scope="row">{copy}</th>
                <td class="count">
                  <b>{number(mark)}</b>
                  <br />
                  <small>{label.fromTo(number(interval[0]), number(interval[1]))}</small>
                </td>
                <td class="count">{number(atStake)}</td>
                <td>
                  {criteria.map(({ id, title, confidence }) => (
                    <div>
                      <span class="id">{id}</span> {title} <small>({formatShare(confidence, lang)})</small>
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function ErrorsTable({ page: { report, label } }: { page: ClassPage }): VNode {
  const shown = report.errors.slice(0, ERRORS_SHOWN);
  const left = report.errors.length - shown.length;
  return (
    <section class="card">
      <h2>{label.errors}</h2>
      {shown.length === 0 && <p>{label.noErrors}</p>}
      <ol class="errors">
        {shown.map(({ kind, question, message, count, examples }) => (
          <li>
            <span class="times">{count}</span>
            <div>
              <p>
                <b>{question}</b> {message} <small class="kind">{label.kinds[kind] ?? kind}</small>
              </p>
              {examples.slice(0, 2).map(({ copy, quote }) => (
                <p class="example">
                  <q lang="fr">{quote}</q> <small>{copy}</small>
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {left > 0 && <p class="help">{label.moreErrors(left)}</p>}
    </section>
  );
}

/** Copies without a mark, each with its reason: never a zero in a column of marks. */
export function NotMarked({ page: { report, label, colon } }: { page: ClassPage }): VNode | null {
  if (report.notMarked.length === 0) return null;
  return (
    <section class="card alert">
      <h2>
        {label.notMarked} ({report.notMarked.length})
      </h2>
      <p class="help">{label.notMarkedHelp}</p>
      <ul>
        {report.notMarked.map(({ copy, state, reason }) => (
          <li>
            <b>{copy}</b> ({label.states[state] ?? state}){colon}
            {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function CopiesTable({ page }: { page: ClassPage }): VNode | null {
  const { report, label, number } = page;
  if (report.rows.length === 0) return null;
  return (
    <section class="card">
      <h2>{label.allMarks}</h2>
      <div class="scroll">
        <table class="copies">
          <thead>
            <tr>
              <th scope="col">{label.copy}</th>
              <th scope="col">{label.mark}</th>
              <th scope="col">{label.interval}</th>
              <th scope="col">{label.toCheck}</th>
              {report.questions.map(({ id, outOf }) => (
                <th scope="col">
                  {id}
                  <br />
                  <small>/ {number(outOf)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.rows.map((row) => (
              <tr>
                <th scope="row">{row.copy}</th>
                <td class="count">
                  {row.mark === null ? (label.states[row.state] ?? row.state) : <b>{number(row.mark)}</b>}
                </td>
                <td class="count">
                  {row.validation !== null && <span class="signed">{label.validatedCell}</span>}
                  {row.interval === null || row.validation !== null
                    ? ''
                    : `${number(row.interval[0])} – ${number(row.interval[1])}`}
                </td>
                <td class="count">{row.mark === null || row.toCheck === 0 ? '' : row.toCheck}</td>
                {report.questions.map(({ id, outOf }) => (
                  <PointsCell
                    graded={row.mark !== null}
                    points={row.questions[id] ?? null}
                    outOf={outOf}
                    number={number}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Points with a ground that grows with them; a dash for a question left unanswered. */
function PointsCell(props: {
  graded: boolean;
  points: number | null;
  outOf: number;
  number: ClassPage['number'];
}): VNode {
  const { graded, points, outOf, number } = props;
  if (points === null) return <td class="count empty">{graded ? '–' : ''}</td>;
  const share = Math.round((100 * points) / outOf);
  return (
    <td class="count" style={{ background: `linear-gradient(90deg,#dbe8fd ${share}%,transparent ${share}%)` }}>
      {number(points)}
    </td>
  );
}
