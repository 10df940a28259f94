/** Width and height of an image in pixels, from its header alone; `turn` is what EXIF says to turn it by, in degrees. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
  readonly type: 'png' | 'jpeg';
  readonly turn: 0 | 90 | 180 | 270;
}

/** Reads the header of a PNG or a JPEG; null when there is none or it is cut short. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47) {
    return { width: view.getUint32(16), height: view.getUint32(20), type: 'png', turn: 0 };
  }
  return bytes.length > 4 && view.getUint16(0) === 0xffd8 ? jpegSize(view) : null;
}

/** Frame headers (SOF) of every JPEG process; C4, C8 and CC are other segments. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(view: DataView): ImageSize | null {
  let turn: ImageSize['turn'] = 0;
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), type: 'jpeg', turn };
    if (marker === 0xe1) turn = exifTurn(view, at + 4);
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** EXIF 2.3, tag 0x0112 of the first directory. */
function exifTurn(view: DataView, at: number): ImageSize['turn'] {
  const start = at + 6;
  if (start + 8 > view.byteLength || view.getUint32(at) !== 0x45786966) return 0;
  const little = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, little);
  if (directory + 2 > view.byteLength) return 0;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > view.byteLength) return 0;
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, little);
    return value === 6 ? 90 : value === 3 ? 180 : value === 8 ? 270 : 0;
  }
  return 0;
}
