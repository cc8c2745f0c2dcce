"use strict";
// Photos are made smaller before they are sent: a card needs no twelve megapixels.

const LONGEST = 2600; // pixels
const QUALITY = 0.88;
const SMALL = 4 * 1024 * 1024; // bytes

function asBitmap(blob) {
  return createImageBitmap(blob);
}

function asImage(blob) {
  return new Promise(function (resolve, reject) {
    const image = new Image();
    const address = URL.createObjectURL(blob);
    image.onload = function () { URL.revokeObjectURL(address); resolve(image); };
    image.onerror = function () { URL.revokeObjectURL(address); reject(new Error("no picture")); };
    image.src = address;
  });
}

const turnsByItself = new Map(); // whether a way of decoding sets photos upright, found out once

async function turns(decode) {
  if (!turnsByItself.has(decode)) {
    const seen = await decode(new Blob([bytesOf(atob(TURNED))], { type: "image/jpeg" }));
    turnsByItself.set(decode, seen.width === 1);
  }
  return turnsByItself.get(decode);
}

// The picture of a file and how it is still to be turned; null where this browser cannot read it.
async function decoded(file) {
  for (const decode of self.createImageBitmap ? [asBitmap, asImage] : [asImage]) {
    try {
      const picture = await decode(file);
      const turn = (await turns(decode)) ? 1 : orientationIn(await readBytes(file.slice(0, 262144)));
      return { picture: picture, width: picture.width, height: picture.height, turn: turn };
    } catch (problem) {
      continue; // the next way, or as it is
    }
  }
  return null;
}

function drawn(found, longest) {
  const scale = Math.min(1, longest / Math.max(found.width, found.height));
  const width = Math.max(1, Math.round(found.width * scale));
  const height = Math.max(1, Math.round(found.height * scale));
  const canvas = document.createElement("canvas");
  canvas.width = found.turn > 4 ? height : width;
  canvas.height = found.turn > 4 ? width : height;
  const brush = canvas.getContext("2d");
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.imageSmoothingQuality = "high";
  brush.setTransform.apply(brush, upright(found.turn, width, height));
  brush.drawImage(found.picture, 0, 0, width, height);
  return canvas;
}

function asJpeg(canvas) {
  return new Promise(function (resolve) {
    canvas.toBlob(function (blob) {
      canvas.width = canvas.height = 0; // old iPhones have little memory for all canvases together
      resolve(blob);
    }, "image/jpeg", QUALITY);
  });
}

// Some phones do not say what a file is; then its name does.
function isPicture(file) {
  return file.type ? file.type.indexOf("image/") === 0 : /\.(jpe?g|png|webp|hei[cf])$/i.test(file.name);
}

// What is sent of a file, and a small canvas to show it by. Cards, and what cannot be read here, go as they are.
async function prepared(file) {
  if (!isPicture(file)) return { blob: file, thumb: null };
  const found = await decoded(file);
  if (!found) return { blob: file, thumb: null };
  const kept = /^image\/(jpeg|png|webp)$/.test(file.type) && file.size <= SMALL;
  const blob = kept && Math.max(found.width, found.height) <= LONGEST ? file : await asJpeg(drawn(found, LONGEST));
  const thumb = drawn(found, 96);
  if (found.picture.close) found.picture.close();
  return { blob: blob || file, thumb: thumb };
}
