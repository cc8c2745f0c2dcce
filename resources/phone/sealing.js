"use strict";
// What is sent is sealed here (ChaCha20-Poly1305). The key stands behind the # of the address, which no browser sends.

function bytesOf(text) {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

function keyOf(fragment) {
  const text = fragment.replace(/^#/, "").replace(/-/g, "+").replace(/_/g, "/");
  if (!/^[A-Za-z0-9+/]{43}$/.test(text)) return null;
  return bytesOf(atob(text + "="));
}

function randomBytes(count) {
  return crypto.getRandomValues(new Uint8Array(count));
}

function randomId() {
  return Array.from(randomBytes(16), function (byte) {
    return (byte < 16 ? "0" : "") + byte.toString(16);
  }).join("");
}

// A nonce, then what is sealed with its tag. Token and label are bound to it.
function seal(key, token, label, data, nonce) {
  const cipher = noble.chacha20poly1305(key, nonce, bytesOf("netdesk/1 " + token + " " + label));
  const sealed = cipher.encrypt(data);
  const message = new Uint8Array(nonce.length + sealed.length);
  message.set(nonce);
  message.set(sealed, nonce.length);
  return message;
}
