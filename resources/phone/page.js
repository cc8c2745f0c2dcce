"use strict";
// What one sees: how it stands with the computer, the two ways to choose, and a line for every file.

const FINAL = ["refused", "other", "over", "wrong"];
const ASKING = 1500; // milliseconds between two questions while the computer decides
const RESTING = 5000;

const items = [];
let standing = "connecting";
let working = false;
let photos = 0;

function byId(id) {
  return document.getElementById(id);
}

function isFinal() {
  return FINAL.indexOf(standing) >= 0;
}

// --- how it stands

function counted() {
  const sent = items.filter(function (item) { return item.state === "sent"; }).length;
  return { done: sent, all: items.length };
}

function headline() {
  if (standing !== "accepted" || !items.length) return standing;
  if (working) return "sending";
  return counted().done === items.length ? "finished" : "notAll";
}

function show() {
  const name = headline();
  byId("headline").textContent = say(name);
  byId("detail").textContent = name === "connecting" ? "" : say(name + "More", counted());
  byId("status").dataset.state = isFinal() || name === "lost" || name === "notAll" ? "bad" : name;
  byId("buttons").hidden = isFinal() || (standing !== "accepted" && !items.length);
  showLeft();
}

function showLeft() {
  const minutes = Math.ceil((session.endsAt - Date.now()) / 60000);
  byId("left").textContent = isFinal() || minutes === Infinity ? "" : say("left", { n: Math.max(0, minutes) });
}

function stand(name) {
  if (isFinal()) return;
  standing = name;
  if (isFinal()) {
    items.forEach(function (item) {
      if (item.state !== "sent" && item.state !== "bad") showItem(item, "bad", say("itemStopped"));
    });
  }
  show();
}

// What the computer's answer says about this phone; whether it says more than that the file is here.
function heed(answer) {
  if (answer.status === 0 && Date.now() > session.endsAt) stand("over");
  else if (answer.status === 0) stand("lost");
  else if (answer.status === 403 && answer.reply.state !== "waiting") stand(answer.reply.state === "refused" ? "refused" : "other");
  else if (answer.status === 410) stand("over");
  else if (answer.status === 400 || answer.status === 404 || answer.status === 421) stand("wrong");
}

async function greet() {
  const answer = await post("hello " + session.device, new Uint8Array(0));
  if (answer.status !== 200) {
    heed(answer);
    return;
  }
  session.chunk = answer.reply.chunk;
  session.largest = answer.reply.largest;
  session.endsAt = Date.now() + answer.reply.left * 1000;
  stand(answer.reply.state);
  work();
}

async function keepGreeting() {
  while (!isFinal()) {
    if (!working || standing !== "accepted") await greet();
    await pause(standing === "accepted" ? RESTING : ASKING);
  }
}

// --- the files

function element(kind, name, parent) {
  const made = document.createElement(kind);
  made.className = name;
  parent.appendChild(made);
  return made;
}

function add(file) {
  const isCard = /\.(vcf|vcard)$/i.test(file.name) || /vcard/.test(file.type);
  const item = { file: file, state: "waiting", line: document.createElement("li") };
  item.thumb = element("div", "thumb", item.line);
  item.thumb.textContent = isCard ? ".vcf" : "";
  const about = element("div", "about", item.line);
  const name = element("div", "name", about);
  photos += isCard ? 0 : 1;
  name.textContent = isCard ? file.name : say("picture", { n: photos });
  item.words = element("div", "state", about);
  item.bar = element("progress", "", about);
  item.bar.max = 1;
  item.bar.value = 0;
  item.bar.setAttribute("aria-label", name.textContent);
  byId("list").insertBefore(item.line, byId("list").firstChild);
  items.push(item);
  showItem(item, "waiting", say("itemWaiting"));
}

function showItem(item, state, words) {
  item.state = state;
  item.line.dataset.state = state;
  item.words.textContent = words;
  item.bar.hidden = state === "sent" || state === "bad";
}

function megabytes() {
  return Math.floor(session.largest / 1048576);
}

function problem(status) {
  const names = { 413: "itemLarge", 415: "itemKind", 429: "itemMany" };
  return say(names[status] || "itemStopped", { size: megabytes() });
}

async function send(item) {
  showItem(item, "preparing", say("itemPreparing"));
  const made = await prepared(item.file);
  if (made.thumb) item.thumb.appendChild(made.thumb);
  if (!made.blob.size) return 415;
  if (made.blob.size > session.largest) return 413;
  const answer = await deliver(made.blob, {
    progress: function (share) {
      item.bar.value = share;
      if (standing === "lost") stand("accepted");
      showItem(item, "sending", Math.round(share * 100) + " %");
    },
    lost: function () { showItem(item, "sending", say("itemLost")); },
  });
  heed(answer);
  return answer.status;
}

// Send one after the other what waits.
async function work() {
  if (working || standing !== "accepted") return;
  working = true;
  for (let at = 0; at < items.length && !isFinal(); at++) {
    const item = items[at];
    if (item.state !== "waiting") continue;
    show();
    let status = 0;
    try { status = await send(item); } catch (unreadable) { status = 415; }
    item.file = null;
    if (!isFinal() || status === 200) showItem(item, status === 200 ? "sent" : "bad", status === 200 ? say("itemSent") : problem(status));
  }
  working = false;
  show();
}

function chosen(event) {
  Array.from(event.target.files).forEach(add);
  event.target.value = "";
  work();
  show();
}

// --- the beginning

// The number of this phone, the same when the page is opened again. Private windows keep nothing: then it is a new one.
function deviceFor(token) {
  const fresh = randomId();
  try {
    const kept = (localStorage.getItem("netdesk") || "").split(" ");
    if (kept[0] === token && /^[0-9a-f]{32}$/.test(kept[1])) return kept[1];
    localStorage.setItem("netdesk", token + " " + fresh);
  } catch (forbidden) {
    return fresh;
  }
  return fresh;
}

function begin() {
  document.documentElement.lang = language;
  document.title = say("title");
  byId("photo").textContent = say("photo");
  byId("choose").textContent = say("choose");
  byId("choose-more").textContent = say("chooseMore");
  byId("honest").textContent = say("honest");
  byId("camera").onchange = byId("files").onchange = chosen;
  session.path = location.pathname;
  session.token = location.pathname.split("/").pop();
  session.key = keyOf(location.hash);
  session.device = deviceFor(session.token);
  show();
  if (!session.key) { stand("wrong"); return; }
  setInterval(function () { if (Date.now() > session.endsAt) stand("over"); else showLeft(); }, 1000);
  document.addEventListener("visibilitychange", function () { if (!document.hidden && !isFinal()) greet(); });
  keepGreeting();
}

begin();
