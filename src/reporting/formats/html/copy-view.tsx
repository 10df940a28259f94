import type { VNode } from 'preact';
import type { Document, Span } from '../../../types/index.ts';
import { type Block, blocksOf, cellsOf } from '../blocks.ts';
import type { Note } from '../notes.ts';
import { criterionAnchor, noteAnchor, type PageContext } from '../page-context.ts';
import { colourClass } from '../palette.ts';
import { type Segment, segmentsOf } from '../segments.ts';

/**
 * The copy as it was read, evidence highlighted. Its text content is the text of the document, character for
 * character: numbers and page marks are drawn by the style sheet.
 */
export function CopyView({ document, page }: { document: Document; page: PageContext }): VNode {
  const blocks = blocksOf(document);
  const cuts = blocks.flatMap((block) => block.lines.flatMap((line) => cellEnds(document.text, block, line)));
  const segments = segmentsOf(document.text.length, page.notes.all, cuts);
  const cursor = { at: 0 };
  const take = (end: number) => segmentsUntil(segments, cursor, end);
  return (
    <div class="sheet" lang="fr">
      {blocks.map((block) => (
        <BlockView block={block} text={document.text} take={take} page={page} />
      ))}
    </div>
  );
}

interface BlockProps {
  readonly block: Block;
  readonly text: string;
  readonly take: (end: number) => readonly Segment[];
  readonly page: PageContext;
}

function BlockView({ block, text, take, page }: BlockProps): VNode {
  const start = block.page === null ? {} : { 'data-page': page.label.page(block.page) };
  if (block.kind === 'gap') {
    const end = block.lines.at(-1)?.end ?? 0;
    const [from, to] = [block.lines[0]?.start ?? end, take(end).at(-1)?.end ?? end];
    return (
      <div class="gap" {...start}>
        {text.slice(from, to)}
      </div>
    );
  }
  if (block.kind === 'paragraph') {
    return (
      <p {...start}>
        {block.lines.map((line) => (
          <Run segments={take(line.end)} text={text} page={page} soft={line.soft} />
        ))}
      </p>
    );
  }
  return (
    <div class="grid" {...start}>
      <table>
        <tbody>
          {block.lines.map((line) => (
            <tr>
              {cellsOf(text, line).map((cell) => (
                <td>
                  <Run segments={take(cell.end)} text={text} page={page} soft={false} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Run(props: { segments: readonly Segment[]; text: string; page: PageContext; soft: boolean }): VNode {
  const { segments, text, page, soft } = props;
  const lastIndex = soft ? segments.length - 1 : -1;
  return (
    <>
      {segments.map((segment, index) => (
        <SegmentView
          segment={segment}
          said={text.slice(segment.start, segment.end)}
          page={page}
          soft={index === lastIndex}
        />
      ))}
    </>
  );
}

function SegmentView(props: { segment: Segment; said: string; page: PageContext; soft: boolean }): VNode {
  const { segment, said, page, soft } = props;
  const body = soft ? softened(said) : said;
  // The innermost passage gives the colour; a second one shows as a double edge.
  const top = segment.notes.at(-1);
  return (
    <>
      {segment.opening.map((note) => (
        <Badge note={note} page={page} />
      ))}
      {top === undefined || said.trim() === '' ? (
        body
      ) : (
        <mark class={`${colourClass(top.question)} ${top.tone}${segment.notes.length > 1 ? ' twice' : ''}`}>
          {body}
        </mark>
      )}
    </>
  );
}

/** A newline that only wraps the line: kept in the text, drawn as a space. */
function softened(said: string): VNode {
  const kept = said.endsWith('\n') ? said.slice(0, -1) : said;
  return (
    <>
      {kept}
      {kept.length < said.length && <span class="wrap">{'\n'}</span>}
    </>
  );
}

function Badge({ note, page }: { note: Note; page: PageContext }): VNode {
  const { label } = page;
  const isCriterion = note.tone !== 'idea' && note.tone !== 'flag';
  const name = isCriterion
    ? label.passage(note.number, note.owner)
    : note.tone === 'idea'
      ? label.unexpectedPassage(note.number)
      : label.flagPassage(note.number);
  const target = isCriterion ? criterionAnchor(note.owner) : note.owner;
  return (
    // biome-ignore lint/a11y/useAnchorContent: its name is aria-label; any content would change the text of the copy
    <a
      class={`ref ${colourClass(note.question)} ${note.tone}`}
      id={noteAnchor(note.number)}
      href={`#${target}`}
      aria-label={name}
      title={name}
      data-n={note.number}
    />
  );
}

function cellEnds(text: string, block: Block, line: Span): number[] {
  return block.kind === 'table' ? cellsOf(text, line).map((cell) => cell.end) : [line.end];
}

/** Segments come in the order of the text and never cross a line or a cell: each is taken once. */
function segmentsUntil(segments: readonly Segment[], cursor: { at: number }, end: number): Segment[] {
  const from = cursor.at;
  while ((segments[cursor.at]?.end ?? Number.POSITIVE_INFINITY) <= end) cursor.at += 1;
  return segments.slice(from, cursor.at);
}
