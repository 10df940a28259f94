import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, hasBrowser, overflowOnPhone, picture, startBrowser } from './support/browser.ts';
import { startTestService, type TestService } from './support/client.ts';
import { quiet } from './support/worker.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/copies/ecolobulles/${name}`, import.meta.url));
const named = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const title = hasBrowser
  ? 'pages in a real browser'
  : 'pages in a real browser (skipped: chromium is not installed, see .ci/run)';

/** The pages as people meet them, with the real engine: one story, each step of which needs the ones before. */
describe.skipIf(!hasBrowser)(title, { timeout: 120_000 }, () => {
  let test: TestService;
  let browser: Browser;
  let teacher: Page;
  let student: Page;
  let code = '';
  const contexts: BrowserContext[] = [];
  const visitor = async (locale: string, scripts = true): Promise<Page> => {
    const context = await browser.newContext({ locale, javaScriptEnabled: scripts, timezoneId: 'Europe/Paris' });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) faults.push(line.text());
    });
    return page;
  };
  const faults: string[] = [];
  const shown = async (page: Page, name: string): Promise<void> => {
    await picture(page, name);
    expect({ page: name, barriers: await barriers(page) }).toEqual({ page: name, barriers: [] });
    expect({ page: name, overflow: await overflowOnPhone(page) }).toEqual({ page: name, overflow: 0 });
  };

  beforeAll(async () => {
    [test, browser] = await Promise.all([startTestService({}, { log: quiet }), startBrowser()]);
    teacher = await visitor('fr-FR');
    student = await visitor('fr-FR');
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser?.close();
    await test?.remove();
  });

  it('lets the first teacher create the account, then sign out and in again', async () => {
    await teacher.goto(test.service.setupUrl ?? '');
    await shown(teacher, '01-premier-compte');
    await teacher.getByLabel('Nom affiché').fill('Mme Durand');
    await teacher.getByLabel('Identifiant').fill('durand');
    await teacher.getByLabel('Mot de passe').fill('une longue phrase');
    await teacher.getByRole('button', { name: 'Créer le compte' }).click();
    await teacher.getByText('Aucune session').waitFor();
    await shown(teacher, '02-sessions-vides');
    await teacher.getByRole('button', { name: 'Se déconnecter' }).click();
    await teacher.getByLabel('Identifiant').fill('durand');
    await teacher.getByLabel('Mot de passe').fill('pas le bon');
    await teacher.getByRole('button', { name: 'Se connecter' }).click();
    await teacher.getByRole('alert').waitFor();
    await shown(teacher, '03-connexion-refusee');
    await teacher.getByLabel('Identifiant').fill('durand');
    await teacher.getByLabel('Mot de passe').fill('une longue phrase');
    await teacher.getByRole('button', { name: 'Se connecter' }).click();
    await teacher.getByRole('heading', { name: 'Mes sessions' }).waitFor();
  });

  it('opens a session with what the form proposes, and shows its code', async () => {
    await teacher.getByLabel('Classe').fill('BTS MCO 2');
    await teacher.getByLabel('Sujet').selectOption('ecolobulles-2026');
    await teacher.getByRole('button', { name: 'Ouvrir la session' }).click();
    await teacher.getByText('Aucune copie').waitFor();
    code = (await teacher.locator('.code').first().textContent())?.trim() ?? '';
    expect(code).toMatch(/^[A-Z0-9]{6,}$/);
    await shown(teacher, '04-session-vide');
  });

  it('takes a student from the code to the report, the progress followed on the way', async () => {
    await student.goto(test.url);
    await shown(student, '10-accueil');
    await student.getByLabel('Code de la session').fill('ZZZZZZ');
    await student.getByRole('button', { name: 'Continuer' }).click();
    await student.getByRole('alert').waitFor();
    await shown(student, '11-code-inconnu');
    await student.goto(test.url);
    await student.getByLabel('Code de la session').fill(code.toLowerCase());
    await student.getByRole('button', { name: 'Continuer' }).click();
    await student.getByRole('heading', { name: 'Déposer ma copie' }).waitFor();
    await shown(student, '12-session');
    await student.getByLabel('Ma copie').setInputFiles(fixture('eb-a01.txt'));
    await student.getByRole('button', { name: 'Déposer' }).click();
    await student.getByText('votre copie est bien arrivée', { exact: false }).waitFor();
    await student.locator('.mark').waitFor();
    expect(await student.locator('.mark').textContent()).toMatch(/^\d+(,\d+)? \/ 20$/);
    const report = student.frameLocator('iframe.report');
    await report.getByRole('heading').first().waitFor();
    await shown(student, '13-rapport');
    expect(await report.locator('body').textContent()).toContain('1.1');
  });

  it('opens the report again with the number, and refuses a number that is not there', async () => {
    const number = (await student.locator('.code').first().textContent())?.trim() ?? '';
    await student.goto(`${test.url}/session/${code}`);
    await student.getByLabel('Mon numéro').last().fill(number.toLowerCase());
    await student.getByRole('button', { name: 'Ouvrir mon rapport' }).click();
    await student.locator('.mark').waitFor();
    await student.goto(`${test.url}/session/${code}`);
    await student.getByLabel('Mon numéro').last().fill('XXX-XXXX');
    await student.getByRole('button', { name: 'Ouvrir mon rapport' }).click();
    await student.getByRole('alert').waitFor();
    await shown(student, '14-numero-inconnu');
    await student.getByRole('link', { name: 'Revenir à la session' }).click();
    await student.getByRole('heading', { name: 'Déposer ma copie' }).waitFor();
  });

  it('refuses what is no copy in words that help, and works without scripts', async () => {
    const plain = await visitor('fr-FR', false);
    await plain.goto(`${test.url}/session/${code}`);
    await plain
      .getByLabel('Ma copie')
      .setInputFiles({ name: 'copie.pdf', mimeType: 'application/pdf', buffer: Buffer.from('non') });
    await plain.getByRole('button', { name: 'Déposer' }).click();
    await plain.getByRole('alert').waitFor();
    await shown(plain, '15-fichier-refuse');
    await plain.goto(`${test.url}/session/${code}`);
    await plain.getByLabel('Ma copie').setInputFiles(fixture('eb-a02.txt'));
    await plain.getByRole('button', { name: 'Déposer' }).click();
    // The page looks again by itself.
    await plain.locator('.mark').waitFor();
  });

  it('speaks English to who asks for it, from page to page', async () => {
    const reader = await visitor('en-GB');
    await reader.goto(`${test.url}/session/${code}`);
    await reader.getByRole('heading', { name: 'Hand in my copy' }).waitFor();
    await reader.getByLabel('My copy').setInputFiles(fixture('eb-a03.txt'));
    await reader.getByRole('button', { name: 'Hand in' }).click();
    await reader.locator('.mark').waitFor();
    await shown(reader, '16-english');
    await student.goto(test.url);
    await student.getByRole('link', { name: 'English' }).click();
    await student.getByRole('heading', { name: 'Hand in a copy' }).waitFor();
    await student.goto(`${test.url}/session/${code}`);
    await student.getByRole('heading', { name: 'Hand in my copy' }).waitFor();
    await student.getByRole('link', { name: 'Français' }).click();
    await student.getByRole('heading', { name: 'Déposer ma copie' }).waitFor();
  });

  it('checks a class of 35 copies before it takes them, and marks them', async () => {
    const text = readFileSync(fixture('eb-a04.txt'), 'utf8');
    const names = ['Léa', 'Noé', 'Zoé', 'Éloïse', 'Jean-Marc', 'Inès'].flatMap((first) =>
      ['Martin', 'Blanc', 'Da Silva', 'N’Guyen', 'Roux', 'Faure'].map((last) => `${last} ${first}`),
    );
    const copies = names.slice(0, 33).map((name, index) => named(`${name}.txt`, `${text}\nCopie ${index}.\n`));
    const files = [...copies, named('scan01.txt', `${text}\nSans nom.\n`), named('Vide Jean.txt', '')];
    await teacher.reload();
    await teacher.getByLabel('Copies ou archive zip').setInputFiles(files);
    await teacher.getByRole('button', { name: 'Vérifier' }).click();
    await teacher.getByRole('heading', { name: 'Vérification du dépôt' }).waitFor();
    await shown(teacher, '20-depot-groupe');
    expect(await teacher.locator('main').textContent()).toMatch(/nouvelles : 33/);
    await teacher.getByRole('button', { name: 'Noter les copies cochées' }).click();
    await teacher.getByText('33 copies prises').waitFor();
    await shown(teacher, '21-en-cours');
    await teacher.getByText('Toutes les copies sont notées').waitFor({ timeout: 90_000 });
    await teacher.reload();
    await shown(teacher, '22-resultats');
    expect(await teacher.locator('tbody tr').count()).toBe(36);
  });

  it('lets the teacher change the points of a criterion, with a reason, and sign', async () => {
    await teacher.locator('tbody a').first().click();
    await teacher.getByRole('heading', { name: /^Copie / }).waitFor();
    await shown(teacher, '23-copie');
    const before = await teacher.locator('.mark').textContent();
    const criterion = teacher.getByLabel('Critère', { exact: true });
    await criterion.selectOption({ index: 0 });
    const worth = /\(([\d,]+) \/ ([\d,]+)\)/.exec((await criterion.locator('option').first().textContent()) ?? '');
    await teacher.getByLabel('Points').fill(worth?.[1] === '0' ? '0.25' : '0');
    await teacher.getByLabel('Raison').fill('Idée juste, dite autrement.');
    await teacher.getByRole('button', { name: 'Enregistrer' }).click();
    await teacher.getByRole('heading', { name: 'Décisions' }).waitFor();
    expect(await teacher.locator('.mark').textContent()).not.toBe(before);
    await teacher.getByRole('button', { name: 'Valider cette note' }).click();
    await teacher.getByText('validée par Mme Durand').waitFor();
    await shown(teacher, '24-copie-validee');
  });

  it('refuses points that the criterion has not, and keeps the way back', async () => {
    await teacher.getByLabel('Points').fill('99');
    await teacher.getByLabel('Raison').fill('Trop.');
    await teacher.getByRole('button', { name: 'Enregistrer' }).click();
    await teacher.getByRole('alert').waitFor();
    await shown(teacher, '25-points-refuses');
    await teacher.getByRole('link', { name: 'Revenir à la copie' }).click();
    await teacher.getByRole('heading', { name: /^Copie / }).waitFor();
  });

  it('shows the class report and closes the session once it is confirmed', async () => {
    await teacher.getByRole('link', { name: /La session/ }).click();
    await teacher.getByRole('link', { name: 'Bilan de classe', exact: true }).click();
    await teacher.getByRole('heading').first().waitFor();
    await picture(teacher, '26-bilan');
    await teacher.goBack();
    await teacher.getByText('Fermer la session maintenant').click();
    await teacher.getByRole('button', { name: 'Fermer maintenant' }).click();
    await teacher.getByText('La session se ferme').waitFor();
    const results = teacher.getByRole('link', { name: 'Voir les résultats' });
    await results.or(teacher.getByText('Fermée.')).first().waitFor();
    if (await results.isVisible()) await results.click();
    await teacher.getByText('Fermée.').waitFor();
    await shown(teacher, '27-fermee');
    await student.goto(`${test.url}/session/${code}`);
    await shown(student, '28-session-fermee');
  });

  it('meets no fault in the pages', async () => {
    await student.goto(`${test.url}/notice`);
    await shown(student, '30-notice');
    expect(faults).toEqual([]);
  });
});
