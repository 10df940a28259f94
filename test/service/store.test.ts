import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Told } from '../../src/errors/index.ts';
import {
  applyModerations,
  beginClosing,
  changeSession,
  checkPassword,
  createLink,
  createSession,
  createStudent,
  createTeacher,
  deleteStudent,
  disableTeacher,
  endSignIns,
  importRoster,
  keepClassReport,
  listAudit,
  listMarks,
  listReports,
  listStudents,
  listUnsettled,
  moderate,
  type NewSession,
  nameInFile,
  openDatabase,
  openSignIn,
  type PracticeSession,
  purgeExpired,
  receiveSubmission,
  requeueSubmission,
  type Store,
  selectOptionalBytes,
  selectOptionalClassReport,
  selectOptionalMarks,
  selectOptionalReportUnder,
  selectOptionalSession,
  selectOptionalSignIn,
  selectOptionalStudentByLink,
  selectOptionalStudentByNumber,
  selectOptionalSubmission,
  settleSubmission,
  stageBulk,
  type Teacher,
  validateMarks,
} from '../../src/store/index.ts';
import { reportSchema } from '../../src/types/index.ts';
import { homes, type TestHome, titleOf } from './support/homes.ts';
import { fakeReport, packed, rubricVersion } from './support/reports.ts';

const HOUR = 3_600_000;
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

for (const kind of homes.filter((home) => home.name !== 'redis')) {
  describe.skipIf(!kind.available)(`store on ${titleOf(kind)}`, () => {
    let home: TestHome;
    let store: Store;
    let teacher: Teacher;
    const open = async (change: Partial<NewSession> = {}): Promise<PracticeSession> =>
      await createSession(store, {
        teacher: teacher.id,
        subject: 'ecolobulles-2026',
        title: 'Entraînement',
        className: 'BTS 2',
        lang: 'fr',
        opensAt: new Date(Date.now() - HOUR),
        closesAt: new Date(Date.now() + HOUR),
        late: 'flag',
        feedback: 'instant',
        attempts: 3,
        retentionDays: 30,
        webhookUrl: null,
        ...change,
      });
    const receive = async (
      session: PracticeSession,
      student: string,
      words: string,
      origin: 'student' | 'bulk' = 'student',
    ) =>
      await receiveSubmission(store, { session, student, bytes: text(words), extension: 'txt', origin, late: false });

    beforeAll(async () => {
      home = await kind.open();
      store = home.database.store;
      teacher = await createTeacher(store, { login: 'mme.durand', name: 'Mme Durand', password: 'une longue phrase' });
    });
    afterAll(async () => await home?.remove());

    it('knows a teacher by the password and by the token, until it is revoked', async () => {
      expect(await checkPassword(store, 'Mme.Durand ', 'une longue phrase')).toEqual(teacher);
      expect(await checkPassword(store, 'mme.durand', 'autre chose')).toBeNull();
      expect(await checkPassword(store, 'personne', 'autre chose')).toBeNull();
      const token = await openSignIn(store, teacher.id, 1);
      expect(await selectOptionalSignIn(store, token)).toEqual(teacher);
      await endSignIns(store, teacher.id);
      expect(await selectOptionalSignIn(store, token)).toBeNull();
      expect(await selectOptionalSignIn(store, await openSignIn(store, teacher.id, -1))).toBeNull();
      const stored = await store.selectFrom('bareme.teacher').select('password').executeTakeFirstOrThrow();
      expect(stored.password).toMatch(/^\$argon2id\$/);
    });

    it('refuses a weak password, a taken login, a closed account', async () => {
      const account = { login: 'm.petit', name: 'M. Petit', password: 'une longue phrase' };
      await expect(createTeacher(store, { ...account, password: 'court' })).rejects.toMatchObject({
        code: 'password_weak',
      });
      const petit = await createTeacher(store, account);
      await expect(createTeacher(store, account)).rejects.toMatchObject({ code: 'login_taken' });
      await disableTeacher(store, petit.id, true);
      expect(await checkPassword(store, 'm.petit', 'une longue phrase')).toBeNull();
    });

    it('keeps a copy once, counts attempts, and gives the same copy back for the same bytes', async () => {
      const session = await open({ attempts: 2 });
      const student = await createStudent(store, session.id, null);
      const all = await Promise.all(Array.from({ length: 5 }, () => receive(session, student.id, 'une copie')));
      expect(new Set(all.map((one) => one.submission.id)).size).toBe(1);
      expect(all.filter((one) => !one.identical)).toHaveLength(1);
      expect((await receive(session, student.id, 'une deuxième')).submission.attempt).toBe(2);
      await expect(receive(session, student.id, 'une troisième')).rejects.toMatchObject({ code: 'attempts_exhausted' });
      expect((await receive(session, student.id, 'celle du professeur', 'bulk')).submission.attempt).toBe(3);
      const bytes = await selectOptionalBytes(store, all[0]?.submission.id ?? '');
      expect(new TextDecoder().decode(bytes ?? new Uint8Array())).toBe('une copie');
    });

    it('settles a copy once, whoever finishes second, and keeps the history of a new rubric', async () => {
      const session = await open();
      const student = await createStudent(store, session.id, null);
      const { submission } = await receive(session, student.id, 'réponse');
      const report = fakeReport({ copy: submission.id, mark: 12 });
      const settle = {
        submission: submission.id,
        rubric: rubricVersion('a'),
        reports: packed(report),
        durationMs: 3,
        reusedFrom: null,
      };
      const kept = await Promise.all([1, 2, 3].map(() => settleSubmission(store, settle)));
      expect(kept.filter(Boolean)).toHaveLength(1);
      expect(await selectOptionalSubmission(store, submission.id)).toMatchObject({ state: 'graded' });
      expect(
        await selectOptionalReportUnder(store, submission.id, rubricVersion('a').hash, report.engine),
      ).not.toBeNull();
      await requeueSubmission(store, submission.id, teacher.id);
      expect(await listUnsettled(store, session.id)).toHaveLength(1);
      await settleSubmission(store, {
        ...settle,
        rubric: rubricVersion('b'),
        reports: packed(fakeReport({ copy: submission.id, mark: 14, rubric: 'b' })),
      });
      expect((await listReports(store, submission.id)).map((one) => one.report.mark)).toEqual([12, 14]);
      const log = await listAudit(store, submission.id);
      expect(log.map((entry) => entry.kind)).toEqual([
        'submission-received',
        'automatic-mark',
        'regrade-asked',
        'automatic-mark',
      ]);
      expect(log.at(-1)).toMatchObject({ rubric_hash: rubricVersion('b').hash, mark: 14 });
    });

    it('gives the report back byte for byte', async () => {
      const session = await open();
      const student = await createStudent(store, session.id, null);
      const { submission } = await receive(session, student.id, 'octets');
      const report = fakeReport({ copy: submission.id, mark: 9.25 });
      await settleSubmission(store, {
        submission: submission.id,
        rubric: rubricVersion('a'),
        reports: packed(report),
        durationMs: 1,
        reusedFrom: null,
      });
      const [stored] = await listReports(store, submission.id);
      expect(JSON.stringify(stored?.report)).toBe(JSON.stringify(report));
    });

    it('lays moderations over a report, keeps them when the copy is graded again, and asks for a new signature', async () => {
      const session = await open();
      const student = await createStudent(store, session.id, null);
      const { submission } = await receive(session, student.id, 'à modérer');
      const id = submission.id;
      const decision = { submission: id, criterion: '1.1.a', teacher: teacher.id };
      await expect(moderate(store, { ...decision, points: 1, reason: 'x' })).rejects.toMatchObject({
        code: 'not_graded',
      });
      const settle = {
        submission: id,
        rubric: rubricVersion('a'),
        reports: packed(fakeReport({ copy: id, mark: 10 })),
        durationMs: 1,
        reusedFrom: null,
      };
      await settleSubmission(store, settle);
      await expect(moderate(store, { ...decision, points: 1, reason: ' ' })).rejects.toMatchObject({
        code: 'reason_missing',
      });
      await expect(moderate(store, { ...decision, points: 99, reason: 'x' })).rejects.toMatchObject({
        code: 'points_out_of_scale',
      });
      await expect(moderate(store, { ...decision, points: 0.3, reason: 'x' })).rejects.toMatchObject({
        code: 'points_out_of_scale',
      });
      await expect(moderate(store, { ...decision, criterion: 'z', points: 1, reason: 'x' })).rejects.toMatchObject({
        code: 'unknown_criterion',
      });
      await validateMarks(store, id, teacher.id);
      const signed = await selectOptionalMarks(store, id);
      expect(signed?.validation).toMatchObject({ mark: 10, teacher_name: 'Mme Durand' });
      const validation = { by: 'Mme Durand', at: signed?.validation?.at.toISOString() };
      expect([signed?.report, signed?.studentReport].map((one) => reportSchema.parse(one).validation)).toEqual([
        validation,
        validation,
      ]);
      expect((await listMarks(store, session.id)).map((one) => one.report.validation)).toEqual([validation]);
      await moderate(store, { ...decision, points: 10, reason: 'Idée recevable.' });
      const moderated = await selectOptionalMarks(store, id);
      expect(moderated).toMatchObject({ validation: null, report: { points: 15, mark: 15 } });
      expect([moderated?.report, moderated?.studentReport].map((one) => one?.validation)).toEqual([
        undefined,
        undefined,
      ]);
      expect(moderated?.moderations).toMatchObject([{ from_points: 5, to_points: 10, reason: 'Idée recevable.' }]);
      await settleSubmission(store, {
        ...settle,
        rubric: rubricVersion('b'),
        reports: packed(fakeReport({ copy: id, mark: 8, rubric: 'b' })),
      });
      const again = await selectOptionalMarks(store, id);
      expect(again?.moderations).toHaveLength(1);
      expect(again).toMatchObject({ report: { mark: 14 }, validation: null });
      expect((await listMarks(store, session.id)).map((one) => one.report.mark)).toEqual([14]);
    });

    it('lets decisions and the log grow only', async () => {
      for (const table of ['bareme.moderation', 'bareme.audit', 'bareme.validation'] as const) {
        await expect(store.deleteFrom(table).execute()).rejects.toThrow(/only grows/);
      }
      await expect(store.updateTable('bareme.audit').set({ actor: 'moi' }).execute()).rejects.toThrow(/only grows/);
    });

    it('closes a session once its time has come, once, and opens it again when its time is moved', async () => {
      const session = await open({ opensAt: new Date(Date.now() - 2 * HOUR), closesAt: new Date(Date.now() - HOUR) });
      expect(await beginClosing(store, session.id, new Date(Date.now() - 1.5 * HOUR))).toBeNull();
      expect(await Promise.all([1, 2].map(() => beginClosing(store, session.id, new Date())))).toEqual([1, 1]);
      expect(await keepClassReport(store, session.id, 1, { copies: 1 })).toBe(true);
      expect(await keepClassReport(store, session.id, 1, { copies: 2 })).toBe(false);
      expect(await selectOptionalClassReport(store, session.id)).toEqual({ copies: 2 });
      expect(await beginClosing(store, session.id, new Date())).toBeNull();
      const closed = await selectOptionalSession(store, session.id);
      if (closed === null) throw new Error('no session');
      const opened = await changeSession(
        store,
        closed,
        { closesAt: new Date(Date.now() + HOUR) },
        teacher.id,
        new Date(),
      );
      expect(opened.state).toBe('open');
      expect(await beginClosing(store, session.id, new Date(Date.now() + 2 * HOUR))).toBe(2);
    });

    it('draws numbers, keeps names apart, and finds a student by number, name or link', async () => {
      const session = await open();
      const [lea] = await importRoster(store, session.id, ['Léa Martin', 'Noé Blanc']);
      const [again] = await importRoster(store, session.id, ['MARTIN  Lea']);
      expect(again).toEqual(lea);
      expect(
        await selectOptionalStudentByNumber(store, session.id, lea?.number.toLowerCase().replace('-', ' ') ?? ''),
      ).toEqual(lea);
      const link = await createLink(store, lea?.id ?? '', 1);
      expect(await selectOptionalStudentByLink(store, link)).toEqual(lea);
      expect(await selectOptionalStudentByLink(store, await createLink(store, lea?.id ?? '', -1))).toBeNull();
      expect((await listStudents(store, session.id)).map((student) => student.name)).toEqual([
        'Léa Martin',
        'Noé Blanc',
      ]);
      const columns = await store
        .selectFrom('bareme.student')
        .selectAll()
        .where('session_id', '=', session.id)
        .execute();
      expect(JSON.stringify(columns)).not.toMatch(/martin/i);
    });

    it('says of each file of a bulk upload what it is', async () => {
      const session = await open();
      const [lea] = await importRoster(store, session.id, ['Léa Martin', 'Noé Blanc']);
      await receive(session, lea?.id ?? '', 'copie de Léa', 'bulk');
      const file = (name: string, words: string, problem: Told | null = null) => ({
        name,
        extension: 'txt',
        bytes: text(words),
        problem,
      });
      const files = [
        file('martin_lea.txt', 'copie de Léa'),
        file('Léa MARTIN (2).txt', 'autre'),
        file('Noé Blanc.txt', 'copie de Noé'),
        file('Zoé Noir.txt', 'copie de Zoé'),
        file('zoe-noir.txt', 'copie de Zoé'),
        file('scan0001.txt', 'sans nom'),
        file('Ana Roux.txt', '', { fr: 'Le fichier est vide.', en: 'The file is empty.' }),
      ];
      const { lines } = await stageBulk(store, session.id, files, 'fr');
      expect(lines.map((line) => line.verdict)).toEqual([
        'identical',
        'different',
        'new',
        'new',
        'identical',
        'unnamed',
        'unreadable',
      ]);
      const english = await stageBulk(store, session.id, files, 'en');
      expect(english.lines.map((line) => line.reason)).toEqual([
        'This student has handed in this copy already.',
        'Same student as “martin_lea.txt”, other content.',
        null,
        null,
        'Same content as “Zoé Noir.txt”.',
        'The file name names no student.',
        'The file is empty.',
      ]);
    });

    it('erases what has expired and proves it; erases one student and leaves the others', async () => {
      const session = await open({
        opensAt: new Date(Date.now() - 2 * HOUR),
        closesAt: new Date(Date.now() - HOUR),
        retentionDays: 30,
      });
      const students = await importRoster(store, session.id, ['A B', 'C D']);
      for (const student of students) {
        const { submission } = await receive(session, student.id, `copie ${student.number}`);
        const settle = {
          submission: submission.id,
          rubric: rubricVersion('a'),
          reports: packed(fakeReport({ copy: submission.id, mark: 5 })),
          durationMs: 1,
          reusedFrom: null,
        };
        await settleSubmission(store, settle);
        await moderate(store, {
          submission: submission.id,
          criterion: '1.1.a',
          points: 4,
          reason: 'trop',
          teacher: teacher.id,
        });
        await createLink(store, student.id, 1);
      }
      const proof = await deleteStudent(store, students[0]?.id ?? '', teacher.id);
      expect(proof.removed).toMatchObject({
        submission: 1,
        submission_bytes: 1,
        report: 1,
        moderation: 1,
        student_identity: 1,
        student: 1,
      });
      expect(Object.values(proof.remaining)).toEqual(Object.values(proof.remaining).map(() => 0));
      expect(await listMarks(store, session.id)).toHaveLength(1);
      const closing = (await beginClosing(store, session.id, new Date())) ?? 0;
      await keepClassReport(store, session.id, closing, {});
      expect(await purgeExpired(store, new Date(Date.now() + 29 * 24 * HOUR))).toEqual([]);
      const [purged] = await purgeExpired(store, new Date(Date.now() + 31 * 24 * HOUR));
      expect(purged).toMatchObject({
        scope: 'session',
        subject: session.id,
        removed: { submission: 1, report: 1, class_report: 1 },
      });
      expect(new Set(Object.values(purged?.remaining ?? { none: 1 }))).toEqual(new Set([0]));
      expect(await selectOptionalSession(store, session.id)).toMatchObject({ state: 'purged' });
      // Looked for everywhere, in words and in bytes, whatever the tables are: nothing of a copy or a number is left.
      const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
        where table_schema = 'bareme'`.execute(store);
      expect(rows.length).toBeGreaterThan(10);
      for (const student of students) {
        const [words, bytes] = [`%${student.number}%`, `%${Buffer.from(student.number).toString('hex')}%`];
        for (const { name } of rows) {
          const found = await sql`select 1 from ${sql.table(`bareme.${name}`)} as one
            where one::text like ${words} or one::text like ${bytes}`.execute(store);
          expect({ table: name, rows: found.rows.length }).toEqual({ table: name, rows: 0 });
        }
      }
    });
  });
}

describe('embedded database', () => {
  it('is refused to a second process, and taken over from a dead one', async () => {
    const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs');
    const folder = mkdtempSync('/tmp/bareme-lock-');
    writeFileSync(`${folder}/bareme.lock`, JSON.stringify({ pid: 4_000_000, started: '1' }));
    const database = await openDatabase({ kind: 'embedded', folder });
    await expect(openDatabase({ kind: 'embedded', folder })).rejects.toMatchObject({ code: 'database_in_use' });
    await database.close();
    await (await openDatabase({ kind: 'embedded', folder })).close();
    rmSync(folder, { recursive: true });
  });
});

describe('moderated report', () => {
  it('sums what it shows', () => {
    const report = fakeReport({ copy: 'x', mark: 10 });
    const decision = {
      id: '1',
      report_id: 'r',
      question_id: '1.1',
      criterion_id: '1.1.b',
      from_points: 5,
      to_points: 0.25,
      out_of: 10,
      reason: 'r',
      teacher_id: 't',
      teacher_name: 'T',
      at: new Date(),
    };
    const moderated = applyModerations(report, [{ ...decision, to_points: 3 }, decision]);
    expect(moderated).toMatchObject({ points: 5.25, mark: 5.25, questions: [{ points: 5.25 }] });
    expect(report.points).toBe(10);
  });

  it('keeps the doubt on what the teacher has not decided', () => {
    const report = { ...fakeReport({ copy: 'a', mark: 10 }), interval: [8, 12] as [number, number] };
    const decide = (criterion: string) => ({
      id: criterion,
      report_id: 'r',
      question_id: '1.1',
      criterion_id: criterion,
      from_points: 5,
      to_points: 4,
      out_of: 10,
      reason: 'r',
      teacher_id: 't',
      teacher_name: 'T',
      at: new Date(),
    });
    expect(applyModerations(report, [decide('1.1.a')]).interval).toEqual([8, 10]);
    expect(applyModerations(report, [decide('1.1.a'), decide('1.1.b')]).interval).toEqual([8, 8]);
  });
});

describe('name in a file name', () => {
  it.each([
    ['Martin_Léa.pdf', 'Martin Léa'],
    ['2026/copies/DUPONT Jean-Paul.docx', 'DUPONT Jean-Paul'],
    ['scan0012.pdf', ''],
    ['IMG_2031.jpg', ''],
    ['document (3).docx', ''],
    ['Noé Blanc.pdf', 'Noé Blanc'],
    ['copie E5 - Zoé Noir v2.pdf', 'Noir Zoé'],
  ])('%s → %s', (file, name) => {
    expect(nameInFile(file).split(' ').sort()).toEqual(name.split(' ').sort());
  });
});
