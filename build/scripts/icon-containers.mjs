// The two containers for icons, both of which take PNG pictures as they are. Pure.

/** A Windows icon file (https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)): a directory and the pictures. */
export function composeIco(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2); // an icon, not a cursor
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at); // 256 is written as 0
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

// Types that hold PNG, by pixels (the names of iconutil's output); macOS takes a larger one where a double density has no type of its own.
const icnsTypes = { 16: ['icp4'], 32: ['icp5'], 64: ['ic12'], 128: ['ic07'], 256: ['ic08'], 512: ['ic09'], 1024: ['ic10'] };

/** A macOS icon file: typed pieces, each with its length. */
export function composeIcns(pictures) {
  const pieces = pictures.flatMap(({ size, png }) => icnsTypes[size].map((type) => piece(type, png)));
  return piece('icns', Buffer.concat(pieces));
}

function piece(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}
