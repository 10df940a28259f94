import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { closeReaders, readDocument, toReadJson } from '../index.ts';

afterAll(closeReaders);

const paragraph = (text: string, properties = ''): string =>
  `<w:p><w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

function docx(body: string): Uint8Array {
  const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>${body}</w:body></w:document>`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(document),
  });
}

function odt(body: string, styles = ''): Uint8Array {
  const names = ['office', 'text', 'table', 'style', 'fo', 'draw']
    .map((name) => `xmlns:${name}="urn:${name}"`)
    .join(' ');
  const content = `<office:document-content ${names}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  return zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8(content) });
}

const row = (cells: readonly string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;

describe('DOCX', () => {
  it('keeps paragraphs, tables and line ends', async () => {
    const table = `<w:tbl>${row(['Canal', 'Coût'])}${row(['Site', '201,00 €'])}</w:tbl>`;
    const broken = '<w:p><w:r><w:t>une</w:t><w:br/><w:t>deux</w:t></w:r></w:p>';
    const document = await readDocument({ name: 'copie.docx', bytes: docx(paragraph('1.1 Étude') + table + broken) });
    expect(document).toMatchObject({
      origin: 'docx',
      text: '1.1 Étude\nCanal\tCoût\nSite\t201,00 €\nune\ndeux',
      warnings: [],
    });
  });

  it('writes equations on one line', async () => {
    const fraction = '<m:f><m:num><m:r><m:t>25</m:t></m:r></m:num><m:den><m:r><m:t>3000</m:t></m:r></m:den></m:f>';
    const body = `<w:p><w:r><w:t xml:space="preserve">Taux = </w:t></w:r><m:oMath>${fraction}<m:r><m:t>×100</m:t></m:r></m:oMath></w:p>`;
    expect((await readDocument({ name: 'copie.docx', bytes: docx(body) })).text).toBe('Taux = 25/3000×100');
  });

  it.each([
    ['invisible', '<w:rPr><w:vanish/></w:rPr>'],
    ['white', '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'],
    ['tiny', '<w:rPr><w:sz w:val="2"/></w:rPr>'],
  ])('sets %s text apart', async (why, properties) => {
    const bytes = docx(paragraph('Ma réponse') + paragraph('mots cachés', properties));
    const document = await readDocument({ name: 'copie.docx', bytes });
    expect(document.text).toBe('Ma réponse');
    expect(document.hidden).toEqual([{ page: 1, text: 'mots cachés', why }]);
    expect(document.warnings).toEqual([expect.objectContaining({ code: 'hidden-text' })]);
  });

  it('is told by its content, whatever its name', async () => {
    expect((await readDocument({ name: 'copie.txt', bytes: docx(paragraph('Bonjour')) })).text).toBe('Bonjour');
  });
});

describe('ODT', () => {
  it('keeps paragraphs, lists, tables, spaces and line ends', async () => {
    const styles =
      '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>';
    const item = (text: string): string => `<text:list-item><text:p>${text}</text:p></text:list-item>`;
    const cell = (text: string): string => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
    const body = [
      '<text:h>1.1 Étude</text:h>',
      `<text:list>${item('puce')}</text:list>`,
      `<text:list text:style-name="N">${item('un')}${item('deux')}</text:list>`,
      `<table:table><table:table-row>${cell('Site')}${cell('201,00 €')}</table:table-row></table:table>`,
      '<text:p>a<text:s text:c="2"/>b<text:line-break/>c</text:p>',
    ].join('');
    const { text } = await readDocument({ name: 'copie.odt', bytes: odt(body, styles) });
    expect(text).toBe('1.1 Étude\n- puce\n1. un\n2. deux\nSite\t201,00 €\na  b\nc');
  });

  it('leaves out deleted text and sets white text apart', async () => {
    const styles = '<style:style style:name="W"><style:text-properties fo:color="#ffffff"/></style:style>';
    const body =
      '<text:tracked-changes><text:p>effacé</text:p></text:tracked-changes><text:p>Vu<text:span text:style-name="W"> caché</text:span></text:p>';
    const document = await readDocument({ name: 'copie.odt', bytes: odt(body, styles) });
    expect(document.text).toBe('Vu');
    expect(document.hidden).toEqual([{ page: 1, text: ' caché', why: 'white' }]);
  });
});

describe('toReadJson', () => {
  it('always has its four keys, the others when they say something', async () => {
    const plain = await readDocument({ name: 'copie.txt', bytes: Buffer.from('1.1 Oui') });
    expect(toReadJson(plain)).toEqual({
      origin: 'text',
      pages: [{ number: 1, text: '1.1 Oui' }],
      text: '1.1 Oui',
      warnings: [],
    });
  });
});
