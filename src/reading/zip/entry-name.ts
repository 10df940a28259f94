import type { ZipEntry } from './entries.ts';

/** Code page 437, upper half: what zip tools of Windows wrote before UTF-8, and what the format says is the default. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0';

/** Name of an entry: UTF-8 when declared or when it is valid UTF-8 (macOS does not declare it), else code page 437. */
export function entryName({ nameBytes }: ZipEntry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(nameBytes).normalize('NFC');
  } catch {
    return Array.from(nameBytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : (CP437[byte - 128] ?? '?'))).join(
      '',
    );
  }
}
