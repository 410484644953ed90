// What is photographed, and how.

import { type Locator, type Page, expect } from '@playwright/test';

/** Somebody's pages are theirs: who they are, by the name that /demo gives them; nobody for pages of anyone's. */
export interface Sight {
  name: string;
  /** Who looks: by day and by night somebody else where the page shows what they did before. */
  who?: string | readonly [string, string];
  /** The address, or the addresses from which links lead there, each by what their own address matches. */
  path: string;
  then?: RegExp;
  /** How one comes on from there, where no link leads there; `then` is what the address matches afterwards. */
  by?: (page: Page) => Promise<void>;
  /** What lies at the end of a page that is longer than a picture, instead of its beginning; `name` ends in `-end`. */
  end?: true;
}

export interface Shot extends Sight {
  scheme: 'light' | 'dark';
  width: number;
  language: 'en-GB' | 'de-DE';
  javaScript: boolean;
}

const MAREN = 'Maren Okonjo';
const IDRIS = 'Idris Pellow';
const BJØRN = 'Bjørn-Erik Kvalsund';
const WENDY = 'Wheelie Wendy 🚲';
const OLÚWAṢEUN = 'Olúwaṣeun Adébáyọ̀-Hope';
/** Asked for her copy to go to somebody else, and may have it sent. */
const ÞÓRDÍS = 'Þórdís Ægisdóttir';
/** Everything of his was deleted, and others are told. */
const JONAS = 'Jonas Velde';
const ODDNY = 'Oddny Marrowick';
/** Was refused. */
const MAXIMILIANE = 'Maximiliane-Friederike Eleonore Freifrau von Hohenbruck-Waldersee zu Moorwinkel und Altenquell';
const REQUEST = /^\/me\/requests\/[0-9A-Z-]{14}$/;
const REVIEW = /^\/desk\/requests\/[0-9A-Z-]{14}$/;
const APP = /^\/desk\/apps\/[0-9a-f]+$/;

/** Every page, and what else is worth a look of its own. */
const BEGINNINGS: readonly Sight[] = [
  { name: 'home', path: '/' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-refused', path: '/sign-in?problem=token' },
  { name: 'not-found', path: '/nowhere' },
  { name: 'demo', path: '/demo' },
  { name: 'styleguide', path: '/styleguide' },
  { name: 'overview', who: MAREN, path: '/me' },
  { name: 'overview-sparse', who: 'passenger-72046', path: '/me' },
  { name: 'profile', who: MAREN, path: '/me/profile' },
  { name: 'channels', who: MAREN, path: '/me/channels' },
  { name: 'conversations', who: MAREN, path: '/me/conversations' },
  { name: 'conversation', who: MAREN, path: '/me/conversations/6ad942db58ae77937e0ebe8b' },
  { name: 'export', who: MAREN, path: '/me/export' },
  { name: 'requests', who: WENDY, path: '/me/requests' },
  { name: 'request-waiting', who: WENDY, path: '/me/requests', then: REQUEST },
  { name: 'request-refused', who: MAXIMILIANE, path: '/me/requests', then: REQUEST },
  { name: 'new-appeal', who: MAXIMILIANE, path: '/me/requests', then: /^\/me\/requests\/new\/appeal$/, by: appeal },
  { name: 'check-appeal', who: MAXIMILIANE, path: '/me/requests', then: /^\/me\/requests\/new\/appeal\/check$/, by: writeAppeal },
  { name: 'request-address', who: ÞÓRDÍS, path: '/me/requests', then: /^\/me\/requests\/[0-9A-Z-]{14}\/address$/, by: ownAddress },
  { name: 'new-request', who: MAREN, path: '/me/requests/new' },
  { name: 'new-complaint', who: MAREN, path: '/me/requests/new/complaint' },
  { name: 'check-complaint', who: MAREN, path: '/me/requests/new/complaint/check' },
  { name: 'new-erasure', who: MAREN, path: '/me/requests/new/erasure' },
  { name: 'which-erasure', who: MAREN, path: '/me/requests/new/erasure/which' },
  { name: 'preview-erasure', who: MAREN, path: '/me/requests/new/erasure/preview?size=everything' },
  { name: 'preview-details', who: MAREN, path: '/me/requests/new/erasure/preview?size=personal-information' },
  { name: 'sure-erasure', who: MAREN, path: '/me/requests/new/erasure/sure?size=everything' },
  { name: 'choose-messages', who: MAREN, path: '/me/conversations/6ad942db58ae77937e0ebe8b?choose=messages' },
  { name: 'check-erasure', who: MAREN, path: '/me/requests/new/erasure/check?size=everything' },
  { name: 'new-correction', who: MAREN, path: '/me/requests/new/correction' },
  { name: 'correct-details', who: MAREN, path: '/me/requests/new/correction/details' },
  { name: 'correct-words', who: MAREN, path: '/me/requests/new/correction/words' },
  { name: 'correct-statement', who: MAREN, path: '/me/requests/new/correction/statement' },
  { name: 'check-correction-forgotten', who: MAREN, path: '/me/requests/new/correction/check' },
  { name: 'new-objection', who: MAREN, path: '/me/requests/new/objection' },
  { name: 'check-objection-forgotten', who: MAREN, path: '/me/requests/new/objection/check' },
  { name: 'new-restriction', who: MAREN, path: '/me/requests/new/restriction' },
  { name: 'check-restriction', who: MAREN, path: '/me/requests/new/restriction/check?ground=unlawful' },
  { name: 'new-transfer', who: MAREN, path: '/me/requests/new/transfer' },
  { name: 'check-transfer-unnamed', who: MAREN, path: '/me/requests/new/transfer/check' },
  { name: 'fetch-over', path: '/fetch/over' },
  // Each is in no other sight: what they did before is on it.
  { name: 'activity', who: ['Zoë', 'Mairead'], path: '/me/activity' },
  { name: 'sessions', who: MAREN, path: '/me/sessions' },
  { name: 'search', who: MAREN, path: '/me/search' },
  { name: 'queue', who: IDRIS, path: '/desk' },
  { name: 'review', who: IDRIS, path: '/desk', then: REVIEW },
  { name: 'new-for', who: IDRIS, path: '/desk/requests/new' },
  { name: 'desk-sessions', who: IDRIS, path: '/desk/sessions' },
  { name: 'apps', who: IDRIS, path: '/desk/apps' },
  { name: 'app', who: IDRIS, path: '/desk/apps', then: APP },
  { name: 'facts', who: IDRIS, path: '/desk/apps', then: /^\/desk\/apps\/[0-9a-f]+\/facts$/, by: changeFacts },
  { name: 'retention', who: IDRIS, path: '/desk/apps', then: /^\/desk\/apps\/[0-9a-f]+\/retention$/, by: retention },
  // Nobody goes on from here: whoever did would take a business away from all the others.
  { name: 'delete-app', who: ODDNY, path: '/desk/apps', then: /^\/desk\/apps\/[0-9a-f]+\/delete$/, by: deletion },
  { name: 'delete-app-check', who: ODDNY, path: '/desk/apps', then: /^\/desk\/apps\/[0-9a-f]+\/delete\/check$/, by: lastOfDeletion },
  { name: 'app-deletion', who: ODDNY, path: '/desk/apps', then: /^\/desk\/apps\/[0-9a-f]+\/deletion$/, by: becomes },
  { name: 'request-done', who: JONAS, path: '/me/requests', then: REQUEST },
  { name: 'review-elsewhere', who: IDRIS, path: '/desk', then: REVIEW, by: undone },
  { name: 'search-found', who: MAREN, path: '/me/search', then: /^\/me\/search$/, by: search },
  { name: 'request-cools', who: OLÚWAṢEUN, path: '/me/requests', then: REQUEST },
  { name: 'review-cools', who: IDRIS, path: '/desk', then: REVIEW, by: (page) => follow(page, OLÚWAṢEUN) },
  // What his record being opened leaves behind is on no other sight.
  { name: 'review-opened', who: IDRIS, path: '/desk', then: REVIEW, by: openRecord },
  { name: 'check-refusal', who: IDRIS, path: '/desk', then: /^\/desk\/requests\/[0-9A-Z-]{14}\/check$/, by: refuse },
  { name: 'review-address', who: IDRIS, path: '/desk', then: /^\/desk\/requests\/[0-9A-Z-]{14}\/address$/, by: theirAddress },
  { name: 'hand-out', who: IDRIS, path: '/desk', then: /^\/desk\/requests\/[0-9A-Z-]{14}\/copy$/, by: handOut },
  { name: 'enter', path: '/demo', then: /^\/enter\/[\w-]+$/, by: announce },
];

/** Of these the end is a sight of its own: in one of the ways in which they are looked at, they are longer than a picture. */
const LONG = [
  'demo', 'overview', 'overview-sparse', 'profile', 'channels', 'conversation', 'choose-messages', 'export', 'new-request',
  'preview-erasure', 'preview-details', 'request-waiting', 'request-cools', 'request-done', 'queue', 'review', 'review-cools',
  'review-opened', 'review-elsewhere', 'new-for', 'app', 'retention', 'delete-app',
];

export const SIGHTS: readonly Sight[] = [
  ...BEGINNINGS,
  ...BEGINNINGS.filter(({ name }) => LONG.includes(name)).map((sight): Sight => ({ ...sight, name: `${sight.name}-end`, end: true })),
];

export const SCHEMES = ['light', 'dark'] as const;
export const WIDTHS = [320, 390, 768, 1280] as const;
export const LANGUAGES = ['en-GB', 'de-DE'] as const;
const SCRIPTS = [true, false] as const;

/**
 * Each sight by day and by night, in a way that follows from its name, so that another sight moves none. At night the
 * page is half as many widths away, in the other language and the other kind of browser. Among all these, every width
 * meets every language, scheme and kind of browser. The end of a page is looked at as its beginning is.
 */
export function covering(sights: readonly Sight[] = SIGHTS): Shot[] {
  return sights.flatMap((sight) => {
    const turn = spread(sight.name.replace(/-end$/, ''));
    return SCHEMES.map((scheme, night): Shot => ({
      ...sight,
      scheme,
      width: WIDTHS[(turn + 2 * night) % 4] ?? 1280,
      language: LANGUAGES[((turn >> 2) + night) % 2] ?? 'en-GB',
      javaScript: SCRIPTS[((turn >> 3) + night) % 2] ?? true,
    }));
  });
}

/** A number of 0 to 15 for a name, as evenly as names are not (FNV-1a, folded). */
function spread(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & 15;
}

/** Each sight in every way there is. */
export function everything(): Shot[] {
  return SIGHTS.flatMap((sight) =>
    SCHEMES.flatMap((scheme) =>
      WIDTHS.flatMap((width) =>
        LANGUAGES.flatMap((language) => SCRIPTS.map((javaScript): Shot => ({ ...sight, scheme, width, language, javaScript }))),
      ),
    ),
  );
}

/** Which pairs of values occur nowhere together. */
export function missing(shots: readonly Shot[]): string[] {
  const sides = {
    scheme: SCHEMES,
    width: WIDTHS,
    language: LANGUAGES,
    javaScript: SCRIPTS,
  } satisfies { [K in keyof Shot]?: readonly Shot[K][] };
  const names = Object.keys(sides) as (keyof typeof sides)[];
  return names.flatMap((one, at) =>
    names.slice(at + 1).flatMap((other) =>
      sides[one].flatMap((value) =>
        sides[other]
          .filter((with_) => !shots.some((shot) => shot[one] === value && shot[other] === with_))
          .map((with_) => `${one} ${value} with ${other} ${with_}`),
      ),
    ),
  );
}

/** What its picture is called. */
export function called({ name, scheme, width, language, javaScript }: Shot): string {
  return [name, scheme, width, language.slice(0, 2), ...(javaScript ? [] : ['plain'])].join('-');
}

/** Looks for what is there to be found. */
async function search(page: Page): Promise<void> {
  await page.locator('#typed').fill('refund');
  await go(page, page.locator('form[action="/api/search_messages"] button'), /\?q=/);
}

/** Presses, and waits until it has led there. */
async function go(page: Page, where: Locator, to: RegExp): Promise<void> {
  await where.click();
  await expect(page).toHaveURL(to);
}

/** A link of the page itself, by what its address holds. */
function leading(page: Page, address: string): Locator {
  return page.getByRole('main').locator(`a[href*="${address}"]`).first();
}

/** The way to have somebody else decide again, on the page of what was refused. */
async function appeal(page: Page): Promise<void> {
  await go(page, page.getByRole('rowheader').getByRole('link').first(), /\/me\/requests\/[0-9A-Z-]{14}$/);
  await go(page, leading(page, '/new/appeal?'), /\/new\/appeal\?/);
}

/** The same, and why. */
async function writeAppeal(page: Page): Promise<void> {
  await appeal(page);
  await page.locator('#words').fill('Was Sie aufbewahren müssen, steht in vier Rechnungen.\nAlles andere steht nicht darin.');
  await go(page, page.locator('form[action="/api/check_complaint"] button'), /\/new\/appeal\/check\?/);
}

/** Goes to where an address is made for whoever is to get the copy. */
async function ownAddress(page: Page): Promise<void> {
  const sent = page.getByRole('rowheader').getByRole('link', { name: /^(Send a copy|Eine Kopie an) / });
  await go(page, sent, /\/me\/requests\/[0-9A-Z-]{14}$/);
  await go(page, leading(page, '/address'), /\/address$/);
}

/** The same from the desk. */
async function theirAddress(page: Page): Promise<void> {
  await follow(page, ÞÓRDÍS);
  await go(page, leading(page, '/address'), /\/address$/);
}

/** Goes to the copy that staff take for somebody. No name is held of them: what they asked for leads there. */
async function handOut(page: Page): Promise<void> {
  const asked = page.getByRole('row').filter({ hasText: /Access|Auskunft/ });
  await go(page, asked.getByRole('rowheader').getByRole('link'), /\/desk\/requests\//);
  await go(page, leading(page, '/copy'), /\/copy$/);
}

/** Looks at the letter of a refusal. */
async function refuse(page: Page): Promise<void> {
  await follow(page, BJØRN);
  const form = page.locator('form[aria-labelledby="refuse"]');
  await form.locator('input[name="reason"]').first().check({ force: true });
  await form.locator('textarea').fill('The invoice for the crossing with the accordion is one of them.');
  await go(page, form.getByRole('button'), /\/check$/);
}

/** Goes to the first of the businesses. */
async function business(page: Page): Promise<void> {
  await go(page, leading(page, '/desk/apps/'), /\/desk\/apps\/[0-9a-f]+$/);
}

/** Goes to the first of what a business's staff can change of what people read. */
async function changeFacts(page: Page): Promise<void> {
  await business(page);
  await go(page, leading(page, '/facts?'), /\/facts\?/);
}

/** Goes to what goes by itself. */
async function retention(page: Page): Promise<void> {
  await business(page);
  await go(page, leading(page, '/retention'), /\/retention$/);
}

/** Goes to what would go with a business. */
async function deletion(page: Page): Promise<void> {
  await business(page);
  await go(page, leading(page, '/delete'), /\/delete$/);
}

/** And on to where its name is asked for. */
async function lastOfDeletion(page: Page): Promise<void> {
  await deletion(page);
  await go(page, leading(page, '/delete/check'), /\/delete\/check$/);
}

/** Goes to what has become of the wish that a business goes. */
async function becomes(page: Page): Promise<void> {
  await business(page);
  await go(page, leading(page, '/deletion'), /\/deletion$/);
}

/** Goes to what is decided and not all done elsewhere; to its beginning, for that is photographed. */
async function undone(page: Page): Promise<void> {
  const link = await leading(page, '#elsewhere').getAttribute('href');
  await page.goto(link?.replace(/#.*/, '') ?? 'no such link');
}

/** Goes from the queue to somebody's request. */
async function follow(page: Page, name: string): Promise<void> {
  await go(page, page.getByRole('rowheader').getByRole('link', { name, exact: true }), /\/desk\/requests\//);
}

/** The same, and opens the record behind it. */
async function openRecord(page: Page): Promise<void> {
  await follow(page, BJØRN);
  const form = page.locator('form[action="/api/open_record"]');
  await form.locator('input[name="reason"]').first().check({ force: true });
  await form.getByRole('button').click();
  await expect(form).toHaveCount(0);
}

/** What a business's server does before it sends somebody over; then goes where it would send them. */
async function announce(page: Page): Promise<void> {
  const entry = page.getByRole('listitem').filter({ has: page.getByText('Callum Strathie', { exact: true }) });
  const token = await entry.locator('input[name="token"]').inputValue();
  const answer = await page.request.post('/handover', { headers: { authorization: `Bearer ${token}` } });
  const { url } = (await answer.json()) as { url: string };
  await page.goto(url);
}
