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
/** Counts up with whatever the reader does: what was under way for a page ends. */
let turn = 0;
/** The same for the reading of a file, which goes on whatever page is shown. */
let passes = 0;
/** What stands above the sheet: drawn only when it is another, so that nobody hears it again. */
let above;

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
  const [language, title, skip, business, nav, sheet, foot, strip] = JSON.parse(viewer.page());
  document.documentElement.lang = language;
  document.title = title;
  byId("skip").textContent = skip;
  byId("business").textContent = business;
  for (const [id, node] of Object.entries({ nav, sheet, foot })) byId(id).replaceChildren(...built(node).childNodes);
  drawStrip(strip);
}

function drawStrip(strip) {
  const now = JSON.stringify(strip);
  if (now !== above) byId("strip").replaceChildren(...built(strip).childNodes);
  above = now;
  tellReading();
}

/** Draws the same page once more, and leaves the reader where they are. */
function redraw() {
  const focused = document.activeElement;
  const [heading, href] = [focused?.tagName === "H1", focused?.getAttribute("href")];
  draw();
  if (heading) document.querySelector("h1")?.focus({ preventScroll: true });
  else if (href && !focused.isConnected) document.querySelector(`a[href="${CSS.escape(href)}"]`)?.focus({ preventScroll: true });
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

/** How far the reading is. */
function tellReading() {
  const bar = part("read-bar");
  if (!bar) return;
  bar.value = viewer.read_permille() / 1000;
  part("read-figures").textContent = viewer.read_figures();
  const [status, said] = [part("read-status"), viewer.read_said()];
  if (status.textContent !== said) status.textContent = said;
}

/**
 * Hands over the whole file, or as much as is taken. Between two chunks the page draws. False if the reader did something
 * else meanwhile.
 */
async function through(goesOn, take) {
  // The next chunk is read while this one is looked at.
  const read = (at) => {
    const bytes = bytesOf(at, at + CHUNK);
    bytes.catch(() => {});
    return bytes;
  };
  let next = read(0);
  for (let at = 0; at < file.size; at += CHUNK) {
    const bytes = await next;
    if (!goesOn()) return false;
    next = read(at + CHUNK);
    if (take(bytes) === false) break;
  }
  return goesOn();
}

/** Does it; if the browser cannot read the file, says so. */
async function reading(goesOn, act) {
  try {
    await act();
  } catch (error) {
    if (!goesOn()) return;
    if (!(error instanceof DOMException)) throw error;
    leave(() => viewer.fail());
  }
}

/** Nothing is open any more. */
function leave(close) {
  passes++;
  turn++;
  close();
  arrive();
}

function open(chosen) {
  const mine = ++passes;
  turn++;
  const goesOn = () => mine === passes;
  file = chosen;
  held = undefined;
  viewer.begin(file.name, BigInt(file.size));
  arrive();
  return reading(goesOn, async () => {
    let shown = false;
    const take = (bytes) => {
      const more = viewer.pass(bytes);
      tellReading();
      // What stands in the first piece is shown while the others are read.
      if (more && !shown && file.size > bytes.length) {
        shown = true;
        go("#/");
      }
      return more;
    };
    if (!(await through(goesOn, take))) return;
    const another = viewer.opened();
    if (!shown) go("#/");
    else if (another) show(location.hash, redraw);
    else drawStrip(JSON.parse(viewer.page()).at(-1));
  });
}

/** What stands at a place of the file. */
async function piece(at) {
  if (!held || at < held.at || at >= held.at + held.bytes.length) held = { at, bytes: await bytesOf(at, at + PIECE) };
  return held.bytes.subarray(at - held.at);
}

function show(address, then = arrive) {
  const mine = ++turn;
  const goesOn = () => mine === turn;
  viewer.stop();
  viewer.go(address);
  return reading(goesOn, async () => {
    for (let at = viewer.wants(); at !== undefined; at = viewer.wants()) {
      const bytes = await piece(Number(at));
      if (!goesOn()) return;
      viewer.feed(bytes);
    }
    then();
  });
}

function go(address) {
  if (location.hash === address) return show(address);
  location.hash = address;
}

function find(form) {
  const mine = ++turn;
  const goesOn = () => mine === turn;
  const asked = (name) => form.get(name) ?? "";
  const any = viewer.seek(asked("typed"), asked("channel"), asked("kind"), asked("from"), asked("to"));
  const add = (found) => {
    part("found").append(...JSON.parse(found).map(built));
    tell();
  };
  part("found").replaceChildren();
  part("status").textContent = "";
  running(any);
  if (!any) return;
  return reading(goesOn, async () => {
    if (!(await through(goesOn, (bytes) => add(viewer.look(bytes))))) return;
    add(viewer.look(new Uint8Array()));
    running(false);
  });
}

const acts = {
  find: (form) => find(new FormData(form)),
  key(form) {
    viewer.compare(new FormData(form).get("key"));
    draw();
    (byId("key-fault") ? byId("key") : document.querySelector(".panel"))?.focus();
  },
  cancel() {
    turn++;
    viewer.stop();
    running(false);
    byId("typed").focus();
  },
  leave: () => leave(() => viewer.close()),
  refresh: () => show(location.hash),
  another() {
    passes++;
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
