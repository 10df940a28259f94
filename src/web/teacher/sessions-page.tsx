import { type Lang, localTime, placeOf, showTime, speak } from '../lang.ts';
import { page } from '../layout.tsx';
import type { SessionLine, TeacherFrame } from './frame.ts';

/** A teacher's sessions, and the form that opens one. */
export function sessionsPage(
  view: TeacherFrame & {
    sessions: readonly SessionLine[];
    subjects: readonly { id: string; title: string }[];
    admin: boolean;
    now: Date;
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
          <ol class="share">
            <li>
              {say(
                'Aucune session encore : ouvrez-en une ci-dessous, pour une classe et un sujet.',
                'No session yet: open one below, for a class and a subject.',
              )}
            </li>
            <li>
              {say(
                'Donnez son code aux élèves, ou déposez vous-même leurs copies.',
                'Give its code to the students, or upload their copies yourself.',
              )}
            </li>
            <li>
              {say(
                'Relisez les notes proposées, corrigez-les au besoin et validez-les.',
                'Look at the proposed marks, correct them if needed, and validate them.',
              )}
            </li>
          </ol>
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
                      {session.state === 'open'
                        ? showTime(session.closesAt, lang, timeZone, 'short')
                        : say('fermée', 'closed')}
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
        <NewSessionForm lang={lang} timeZone={timeZone} subjects={subjects} now={view.now} />
        {view.admin ? <NewTeacherForm lang={lang} /> : null}
      </>
    ),
  });
}

/** What a new session lasts unless the teacher says otherwise, in milliseconds: a paper of four hours. */
const USUAL_LENGTH = 4 * 3_600_000;

function NewSessionForm({
  lang,
  timeZone,
  subjects,
  now,
}: {
  lang: Lang;
  timeZone: string;
  subjects: readonly { id: string; title: string }[];
  now: Date;
}) {
  const say = speak(lang);
  const closing = new Date(now.getTime() + USUAL_LENGTH);
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
            <span class="hint">{say(`Heure de ${placeOf(timeZone)}`, `${placeOf(timeZone)} time`)}</span>
          </label>
          <input id="opensAt" name="opensAt" type="datetime-local" value={localTime(now, timeZone)} required />
        </div>
        <div>
          <label for="closesAt">
            {say('Fermeture', 'Closes')}
            <span class="hint">{say(`Heure de ${placeOf(timeZone)}`, `${placeOf(timeZone)} time`)}</span>
          </label>
          <input id="closesAt" name="closesAt" type="datetime-local" value={localTime(closing, timeZone)} required />
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
      <button type="submit">{say('Ouvrir la session', 'Open the session')}</button>
    </form>
  );
}

function NewTeacherForm({ lang }: { lang: Lang }) {
  const say = speak(lang);
  return (
    <details>
      <summary>{say('Ajouter un professeur', 'Add a teacher')}</summary>
      <form class="card" method="post" action="/prof/comptes">
        <label for="newName">{say('Nom affiché', 'Name shown')}</label>
        <input id="newName" name="name" required autocomplete="off" />
        <label for="newLogin">{say('Identifiant', 'Login')}</label>
        <input id="newLogin" name="login" required autocomplete="off" />
        <label for="newPassword">{say('Mot de passe provisoire', 'First password')}</label>
        <input id="newPassword" name="password" type="password" required minLength={10} autocomplete="new-password" />
        <button type="submit">{say('Ajouter', 'Add')}</button>
      </form>
    </details>
  );
}
