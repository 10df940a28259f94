import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bareme } from './bareme.ts';
import { smallRubric, spoiled, temporaryFolder, writeFiles } from './small-rubric.ts';

describe('bareme check', () => {
  it('finds nothing to say about a sound rubric', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, smallRubric);
    const { code, stdout, stderr } = await bareme(['check', folder.path]);
    expect(stderr).toBe('');
    expect(stdout).toContain('1 questions, 2 critères, 2 points ramenés sur 20');
    expect(stdout).toContain('Le barème est bon.');
    expect(code).toBe(0);
  });

  it('names the tests of the rubric that fail', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(
      folder.path,
      spoiled('questions/1.1.yaml', 'gives: { 1.1.a: 1, 1.1.b: 1 }', 'gives: { 1.1.a: 0, 1.1.b: 1 }'),
    );
    const { code, stdout } = await bareme(['check', folder.path]);
    expect(stdout).toContain('réponse complète');
    expect(stdout).toContain('attendu 0,00, trouvé 1,00');
    expect(code).toBe(2);
  });
});

describe('a rubric with a fault is refused with its place, what was found and what to do', () => {
  it.each([
    [
      'a wrong key',
      spoiled('questions/1.1.yaml', 'advice: Rapprochez', 'conseil: Rapprochez'),
      [/1\.1\.yaml:\d+:\d+/, 'conseil'],
    ],
    [
      'points that are no quarters',
      spoiled('questions/1.1.yaml', '    points: 1\n', '    points: 0.3\n'),
      [/1\.1\.yaml:\d+/, 'quart'],
    ],
    [
      'criteria that do not add up',
      spoiled('questions/1.1.yaml', 'points: 2', 'points: 3'),
      [/1\.1\.yaml:\d+:\d+/, '3', '2'],
    ],
    [
      'questions that do not add up',
      spoiled('subject.yaml', 'points: 2', 'points: 4'),
      [/subject\.yaml:\d+:\d+/, '4', '2'],
    ],
    ['a duplicate id', spoiled('questions/1.1.yaml', 'id: 1.1.b', 'id: 1.1.a'), [/1\.1\.yaml:\d+:\d+/, '1.1.a']],
    [
      'an unknown quantity',
      spoiled('questions/1.1.yaml', 'figure: taux de conversion', 'figure: taux de rebond'),
      [/1\.1\.yaml:\d+:\d+/, 'taux de rebond', 'taux de conversion'],
    ],
    [
      'a quantity without a formula',
      spoiled('quantities.yaml', 'rule: site . taux de conversion', 'rule: site . taux'),
      ['quantities.yaml', 'site . taux'],
    ],
    [
      'a cyclic formula',
      spoiled('reference.publicodes.yaml', 'site . commandes: 25', 'site . commandes: taux de conversion * sessions'),
      [/reference\.publicodes\.yaml(:\d+)?/, /cycl|boucle/i],
    ],
    ['YAML that cannot be read', spoiled('questions/1.1.yaml', 'criteria:\n', 'criteria: [\n'), [/1\.1\.yaml:\d+/]],
  ])('%s', async (_, files, messages) => {
    await using folder = await temporaryFolder();
    await writeFiles(join(folder.path, 'sujet'), files);
    await writeFiles(folder.path, { 'copie.txt': '1.1 Le taux de conversion est de 0,83 %.' });
    for (const args of [
      ['check', 'sujet'],
      ['grade', 'sujet', 'copie.txt', '--out', 'out'],
    ]) {
      const { code, stdout, stderr } = await bareme(args, { cwd: folder.path });
      expect(stdout).toBe('');
      for (const message of messages) expect(stderr).toMatch(message);
      expect(stderr).toContain('→');
      expect(stderr).not.toMatch(/interne| at .*\.[jt]s:/);
      expect(code).toBe(2);
    }
  });

  it('is refused with all its faults at once', async () => {
    await using folder = await temporaryFolder();
    const files = spoiled('questions/1.1.yaml', 'advice: Rapprochez', 'conseil: Rapprochez');
    await writeFiles(folder.path, {
      ...files,
      'subject.yaml': smallRubric['subject.yaml'].replace('markOutOf', 'noteSur'),
    });
    const { stderr } = await bareme(['check', folder.path]);
    expect(stderr).toContain('noteSur');
  });
});
