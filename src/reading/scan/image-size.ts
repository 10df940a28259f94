/** Width and height of an image in pixels, from its header alone. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
  readonly type: 'png' | 'jpeg';
}

/** Reads the header of a PNG or a JPEG; null when there is none or it is cut short. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47) {
    return { width: view.getUint32(16), height: view.getUint32(20), type: 'png' };
  }
  return bytes.length > 4 && view.getUint16(0) === 0xffd8 ? jpegSize(view) : null;
}

/** Frame headers (SOF) of every JPEG process; C4, C8 and CC are other segments. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(view: DataView): ImageSize | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), type: 'jpeg' };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
