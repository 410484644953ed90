// What a form gains where scripts run: how much room is left, what changes, and that what is typed is kept. Nothing needs
// it, and nothing is kept in the browser (docs/decisions/forms-script.md).

const language = document.documentElement.lang;

/** Nothing is read out while somebody types. */
const PAUSE = 1000;
/** As often as this at most it is sent what was typed. */
const BETWEEN = 2000;
/** From here on it is read out how much is left. */
const NEAR = 0.1;

/** How much more fits into a text, below it. */
function count(area) {
  const line = document.getElementById(`${area.id}-left`);
  if (!line) return;
  const left = area.maxLength - area.value.length;
  const { over, left: more } = line.dataset;
  line.textContent = `${left < 0 ? over : more} ${Math.abs(left).toLocaleString(language)}`;
  const aloud = line.nextElementSibling;
  clearTimeout(aloud.pause);
  aloud.pause = setTimeout(() => {
    aloud.textContent = left > area.maxLength * NEAR ? '' : line.textContent;
  }, PAUSE);
}

/** Before and after, below a field. */
function compare(field) {
  const lines = document.getElementById(`${field.id}-becomes`);
  if (!lines) return;
  const chosen = field.value && field.selectedOptions;
  const typed = inOneLine(chosen ? chosen[0].text : field.value);
  const before = lines.querySelector('del');
  // Where nothing stood, a word says so.
  const was = before.querySelector('.soft') ? '' : before.textContent;
  lines.hidden = typed === inOneLine(was);
  const after = lines.querySelector('ins');
  after.textContent = typed || lines.dataset.nothing;
  after.className = typed ? '' : 'soft';
}

/** What the page is about stays in its address; what else stood there was sent, or typed before. */
function addressOf(name) {
  const given = new URLSearchParams(location.search);
  const about = ['about', 'from'].filter((part) => given.has(part)).map((part) => [part, given.get(part)]);
  return `?${new URLSearchParams([...about, ['typed', name]])}`;
}

function inOneLine(text) {
  return text.replace(/\p{Cc}/gu, '').trim();
}

/** What is typed goes where the form's button would send it, under the name that the form was drawn with. */
function keep(form) {
  const name = form.dataset.keeps;
  const line = form.querySelector('[data-kept]');
  let timer = 0;
  let going = false;
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
  };
  const send = async () => {
    stop();
    const body = new URLSearchParams(new FormData(form));
    body.set('typed', name);
    // Goes on also where the page is being left.
    const sent = fetch(form.action, { method: 'POST', headers: { accept: 'application/json' }, body, keepalive: true });
    const kept = await sent.then((answer) => answer.ok, () => false);
    if (going) return;
    const said = kept ? line.dataset.kept : line.dataset.lost;
    // The same words are not read out again.
    if (line.textContent !== said) line.textContent = said;
  };
  form.addEventListener('input', () => {
    going = false;
    if (timer) return;
    timer = setTimeout(send, BETWEEN);
    // Whoever comes back finds it, also after leaving at once.
    history.replaceState(null, '', addressOf(name));
  });
  form.addEventListener('submit', () => {
    going = true;
    stop();
  });
  addEventListener('pagehide', () => {
    if (timer) send();
  });
}

document.addEventListener('input', ({ target }) => {
  count(target);
  compare(target);
});
document.addEventListener('focusin', ({ target }) => count(target));
for (const form of document.querySelectorAll('[data-keeps]')) keep(form);
