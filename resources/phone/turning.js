"use strict";
// Which way up a photo is: phones write it beside the picture (EXIF), and not every browser looks there.

// A JPEG of 2 x 1 pixels that says it is to be turned: whoever sees it as 1 x 2 turns pictures by itself.
const TURNED =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAP/////////////////////////////////////////////////////////////////////////////////////" +
  "/wAALCAABAAIBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z";

function readBytes(blob) {
  return new Promise(function (resolve, reject) {
    const reader = new FileReader();
    reader.onload = function () { resolve(new Uint8Array(reader.result)); };
    reader.onerror = function () { reject(reader.error); };
    reader.readAsArrayBuffer(blob);
  });
}

// The orientation in the head of a JPEG, 1 to 8; 1 where there is none.
function orientationIn(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const inside = function (at, count) { return at + count <= view.byteLength; };
  if (!inside(0, 2) || view.getUint16(0) !== 0xffd8) return 1;
  for (let at = 2; inside(at, 10) && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint16(at) !== 0xffe1 || view.getUint32(at + 4) !== 0x45786966) continue;
    const start = at + 10;
    if (!inside(start, 8)) return 1;
    const little = view.getUint16(start) === 0x4949;
    const entries = start + view.getUint32(start + 4, little);
    if (!inside(entries, 2)) return 1;
    const count = view.getUint16(entries, little);
    for (let entry = entries + 2; entry < entries + 2 + count * 12 && inside(entry, 12); entry += 12) {
      if (view.getUint16(entry, little) === 0x0112) {
        const turn = view.getUint16(entry + 8, little);
        return turn >= 1 && turn <= 8 ? turn : 1;
      }
    }
    return 1;
  }
  return 1;
}

// The six numbers of a canvas transform that set a picture of this width and height upright.
function upright(turn, width, height) {
  return [
    [1, 0, 0, 1, 0, 0], [-1, 0, 0, 1, width, 0], [-1, 0, 0, -1, width, height], [1, 0, 0, -1, 0, height],
    [0, 1, 1, 0, 0, 0], [0, 1, -1, 0, height, 0], [0, -1, -1, 0, height, width], [0, -1, 1, 0, 0, width],
  ][turn - 1];
}
