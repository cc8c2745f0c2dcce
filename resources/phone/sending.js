"use strict";
// Sending: every file in sealed pieces, so that a connection that breaks costs one piece and not the photo.

const PATIENCE = 30000; // milliseconds for one piece
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

// What both sides agree on. The computer says the sizes when it greets.
const session = { key: null, token: "", path: "", device: "", chunk: 262144, largest: 26214400, endsAt: Infinity };

function pause(milliseconds) {
  return new Promise(function (resolve) { setTimeout(resolve, milliseconds); });
}

// The status and the words of the reply; status 0 where there was none.
function post(label, data, progress) {
  return new Promise(function (resolve) {
    const request = new XMLHttpRequest();
    request.open("POST", session.path);
    request.timeout = PATIENCE;
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-Netdesk", label);
    request.onload = function () {
      let reply = {};
      try { reply = JSON.parse(request.responseText); } catch (problem) { reply = {}; }
      resolve({ status: request.status, reply: reply });
    };
    request.onerror = request.ontimeout = request.onabort = function () { resolve({ status: 0, reply: {} }); };
    if (progress) request.upload.onprogress = function (event) { progress(event.loaded); };
    request.send(seal(session.key, session.token, label, data, randomBytes(12)));
  });
}

// Another try helps: no answer, or too much at once.
function isPassing(status) {
  return status === 0 || status === 409 || status >= 500;
}

function piece(blob, index) {
  return readBytes(blob.slice(index * session.chunk, (index + 1) * session.chunk));
}

// Send the pieces that are not there yet; the last answer.
async function sendMissing(name, blob, count, have, told) {
  let answer = { status: 200, reply: { have: have } };
  for (let index = 0; index < count; index++) {
    if (have.indexOf(index) >= 0) continue;
    const sent = index * session.chunk;
    const data = await piece(blob, index);
    answer = await post("chunk " + name + " " + count + " " + index, data, function (loaded) {
      told.progress(Math.min(1, (sent + Math.min(loaded, data.length)) / blob.size));
    });
    if (answer.status !== 200) return answer;
  }
  return answer;
}

// Send a file, as often as it takes: 200 when all of it is there, else the answer that ended it. `told` hears of it.
async function deliver(blob, told) {
  const name = session.device + " " + randomId();
  const count = Math.ceil(blob.size / session.chunk);
  let wait = FIRST_WAIT;
  let have = [];
  for (;;) {
    const answer = await sendMissing(name, blob, count, have, told);
    if (answer.reply.done) return { status: 200, reply: answer.reply };
    if (answer.status !== 200 && !isPassing(answer.status)) return answer;
    if (Date.now() > session.endsAt) return { status: 410, reply: { state: "over" } };
    told.lost();
    await pause(wait);
    const there = await post("have " + name + " " + count, new Uint8Array(0));
    if (there.status !== 200 && !isPassing(there.status)) return there;
    if (there.reply.done) return there;
    const before = have.length;
    if (there.status === 200) have = there.reply.have;
    wait = have.length > before ? FIRST_WAIT : Math.min(LONGEST_WAIT, wait * 2);
  }
}
