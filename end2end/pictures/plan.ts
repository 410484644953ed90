// What is photographed, and how.

/** Somebody's pages are theirs: who they are, by the name that /demo gives them; nobody for pages of anyone's. */
export interface Sight {
  name: string;
  /** Who looks: by day and by night somebody else where the page shows what they did before. */
  who?: string | readonly [string, string];
  /** The address, or the addresses from which links lead there, each by what their own address matches. */
  path: string;
  then?: RegExp;
}

export interface Shot extends Sight {
  scheme: 'light' | 'dark';
  width: number;
  language: 'en-GB' | 'de-DE';
  javaScript: boolean;
}

const MAREN = 'Maren Okonjo';
const IDRIS = 'Idris Pellow';

/** Every page, and what else is worth a look of its own. */
export const SIGHTS: readonly Sight[] = [
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
  { name: 'requests', who: 'Wheelie Wendy 🚲', path: '/me/requests' },
  { name: 'request-waiting', who: 'Wheelie Wendy 🚲', path: '/me/requests', then: /^\/me\/requests\/[0-9A-Z-]{14}$/ },
  {
    name: 'request-refused',
    who: 'Maximiliane-Friederike Eleonore Freifrau von Hohenbruck-Waldersee zu Moorwinkel und Altenquell',
    path: '/me/requests',
    then: /^\/me\/requests\/[0-9A-Z-]{14}$/,
  },
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
  { name: 'review', who: IDRIS, path: '/desk', then: /^\/desk\/requests\/[0-9A-Z-]{14}$/ },
  { name: 'new-for', who: IDRIS, path: '/desk/requests/new' },
  { name: 'desk-sessions', who: IDRIS, path: '/desk/sessions' },
  { name: 'apps', who: IDRIS, path: '/desk/apps' },
  { name: 'app', who: IDRIS, path: '/desk/apps', then: /^\/desk\/apps\/[0-9a-f]+$/ },
];

export const SCHEMES = ['light', 'dark'] as const;
export const WIDTHS = [320, 390, 768, 1280] as const;
export const LANGUAGES = ['en-GB', 'de-DE'] as const;
const SCRIPTS = [true, false] as const;

/** Each sight by day and by night; among these, every width meets every language, scheme and kind of browser. */
export function covering(): Shot[] {
  return SIGHTS.flatMap((sight, at) =>
    SCHEMES.map((scheme, night): Shot => {
      const turn = at + 2 * night;
      return {
        ...sight,
        scheme,
        width: WIDTHS[turn % 4] ?? 1280,
        language: LANGUAGES[(at >> 2) % 2 === night ? 0 : 1] ?? 'en-GB',
        javaScript: SCRIPTS[((at >> 1) + (at >> 3) + night) % 2] ?? true,
      };
    }),
  );
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
