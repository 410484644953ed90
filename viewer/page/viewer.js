// Wires the page. What is said and shown is decided in Rust (viewer/src); here its elements are built, and the file is
// handed over piece by piece. Text becomes text nodes, never markup.

import init, { Viewer } from "viewer/viewer.js";
import wasm from "viewer/viewer.wasm";

/** So much of the file is looked at before the page may draw again. */
const CHUNK = 256 * 1024;
/** So much is read for a few records. */
const PIECE = 64 * 1024;

let viewer;
let file;
/** What was read last for a page. */
let held;
/** Counts up with whatever the reader does: what was under way ends. */
let turn = 0;

const byId = (id) => document.getElementById(id);
const part = (name) => document.querySelector(`[data-part=${name}]`);
const bytesOf = async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer());

/** A text, or an element as `[tag, {attributes}, …children]`. */
function built(node) {
  if (typeof node === "string") return document.createTextNode(node);
  const [tag, attributes, ...children] = node;
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) element.append(built(child));
  return element;
}

function draw() {
  const [language, title, skip, business, nav, sheet, foot] = JSON.parse(viewer.page());
  document.documentElement.lang = language;
  document.title = title;
  byId("skip").textContent = skip;
  byId("business").textContent = business;
  for (const [id, node] of Object.entries({ nav, sheet, foot })) byId(id).replaceChildren(...built(node).childNodes);
}

/** Draws another page, and goes to where it begins. */
function arrive() {
  draw();
  const here = byId("here");
  (here ?? document.querySelector("h1"))?.focus({ preventScroll: true });
  if (here) here.scrollIntoView({ block: "center" });
  else scrollTo(0, 0);
}

/** Shows whether something is under way, and how far it is. */
function running(on) {
  for (const name of ["progress", "cancel"]) {
    const element = part(name);
    if (element) element.hidden = !on;
  }
  tell();
}

function tell() {
  const bar = part("bar");
  if (bar) {
    bar.value = viewer.permille() / 1000;
    part("figures").textContent = viewer.figures();
  }
  const status = part("status");
  const said = viewer.said();
  if (status && said && status.textContent !== said) status.textContent = said;
}

/** Hands over the whole file. Between two chunks the page draws. False if the reader did something else meanwhile. */
async function through(mine, take) {
  // The next chunk is read while this one is looked at.
  const read = (at) => {
    const bytes = bytesOf(at, at + CHUNK);
    bytes.catch(() => {});
    return bytes;
  };
  let next = read(0);
  for (let at = 0; at < file.size; at += CHUNK) {
    const bytes = await next;
    if (mine !== turn) return false;
    next = read(at + CHUNK);
    take(bytes);
    tell();
  }
  return mine === turn;
}

/** Does it; if the browser cannot read the file, says so. */
async function reading(mine, act) {
  try {
    await act();
  } catch (error) {
    if (mine !== turn) return;
    if (!(error instanceof DOMException)) throw error;
    viewer.fail();
    arrive();
  }
}

function open(chosen) {
  const mine = ++turn;
  file = chosen;
  held = undefined;
  viewer.begin(file.name, BigInt(file.size));
  arrive();
  running(true);
  return reading(mine, async () => {
    if (!(await through(mine, (bytes) => viewer.pass(bytes)))) return;
    viewer.opened();
    go("#/");
  });
}

/** What stands at a place of the file. */
async function piece(at) {
  if (!held || at < held.at || at >= held.at + held.bytes.length) held = { at, bytes: await bytesOf(at, at + PIECE) };
  return held.bytes.subarray(at - held.at);
}

function show(address) {
  const mine = ++turn;
  viewer.stop();
  viewer.go(address);
  return reading(mine, async () => {
    for (let at = viewer.wants(); at !== undefined; at = viewer.wants()) {
      const bytes = await piece(Number(at));
      if (mine !== turn) return;
      viewer.feed(bytes);
    }
    arrive();
  });
}

function go(address) {
  if (location.hash === address) return show(address);
  location.hash = address;
}

function find(typed) {
  const mine = ++turn;
  const any = viewer.seek(typed);
  const add = (found) => part("found").append(...JSON.parse(found).map(built));
  part("found").replaceChildren();
  part("status").textContent = "";
  running(any);
  if (!any) return;
  return reading(mine, async () => {
    if (!(await through(mine, (bytes) => add(viewer.look(bytes))))) return;
    add(viewer.look(new Uint8Array()));
    running(false);
  });
}

const acts = {
  find: (form) => find(new FormData(form).get("typed")),
  key(form) {
    viewer.compare(new FormData(form).get("key"));
    draw();
    (byId("key-fault") ? byId("key") : document.querySelector(".panel"))?.focus();
  },
  cancel() {
    turn++;
    if (viewer.seeks() === undefined) {
      viewer.close();
      arrive();
    } else {
      viewer.stop();
      running(false);
      byId("typed").focus();
    }
  },
  another() {
    viewer.close();
    go("#/");
  },
  speak(button) {
    const busy = part("cancel")?.hidden === false;
    viewer.speak(button.dataset.language);
    draw();
    running(busy);
    document.querySelector("[data-act=speak]").focus({ preventScroll: true });
  },
};

function listen() {
  addEventListener("submit", (event) => {
    event.preventDefault();
    acts[event.target.dataset.act]?.(event.target);
  });
  addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-act]");
    if (button) acts[button.dataset.act](button);
  });
  addEventListener("change", (event) => {
    if (event.target.id === "file" && event.target.files[0]) open(event.target.files[0]);
  });
  // Other addresses are places on the page: the first link's.
  addEventListener("hashchange", () => {
    if (file && (location.hash === "" || location.hash.startsWith("#/"))) show(location.hash);
  });
  const dropping = (on) => document.body.classList.toggle("dropping", on);
  addEventListener("dragover", (event) => {
    event.preventDefault();
    dropping(true);
  });
  addEventListener("dragleave", () => dropping(false));
  addEventListener("drop", (event) => {
    event.preventDefault();
    dropping(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) open(dropped);
  });
}

init({ module_or_path: wasm }).then(
  () => {
    viewer = new Viewer(navigator.language);
    listen();
    draw();
  },
  (error) => {
    byId("broken").hidden = false;
    throw error;
  },
);
