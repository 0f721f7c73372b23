import { analyses } from './analyses.js';
import { audit } from './audit.js';
import { alerts } from './alerts.js';
import { duties } from './duties.js';
import { get, onExpired, Refusal, saw, send } from './http.js';
import { incidents } from './incidents.js';
import { ledger } from './ledger.js';
import { notifications } from './notifications.js';
import { overview } from './overview.js';
import { dialog, form, h, refused } from './parts.js';
import { processes } from './processes.js';
import { standard } from './standard.js';
import { targets } from './targets.js';
import { language, switchLanguage, t } from './words.js';

const PAGES = { overview, targets, alerts, incidents, duties, processes, analyses, standard, notifications, audit, ledger };
/** Pages that ask much of the server: drawn again from time to time, not with every entry. */
const CALM = new Set(['standard']);
const PERIOD = 30_000;
/** Without a hand on keyboard or mouse for so long the page rests, so that the session can end as the server's rule says. */
const REST = 25 * 60_000;

const main = h('main', { id: 'main', tabindex: -1 });
const ticker = h('p', { class: 'ticker', role: 'status' });
let me = null;
let stream = null;
let shown = '';
let turn = 0;
let touched = Date.now();
let pending = null;
let entry = null;

const brand = () => h('span', { class: 'brand' }, h('img', { src: 'console/seal.svg', alt: '', width: 28, height: 28 }), h('b', null, t('product')), h('span', null, t('subtitle')));
const tongue = () => h('button', { class: 'plain', lang: language === 'en' ? 'zh-CN' : 'en', onclick: switchLanguage }, t('language'));

function login(why) {
  stop();
  me = null;
  shown = '';
  document.querySelectorAll('dialog').forEach(box => box.remove());
  document.body.replaceChildren(h('div', { class: 'door' }, h('main', null, h('header', null, brand(), tongue()), h('h1', null, t('login')), why && h('p', { class: 'refused', role: 'alert' }, why),
    form([{ key: 'name', label: t('name'), autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false' }, { key: 'password', label: t('password'), type: 'password', autocomplete: 'current-password' }], t('login'),
      async values => { me = (await send('POST', '/session', values)).account; enter(); }),
    h('p', { class: 'quiet' }, t('firstStart')))));
  document.querySelector('input').focus();
}

async function logout() {
  await send('DELETE', '/session').catch(() => {});
  login();
}

const changePassword = () => dialog(t('changePassword'), null, [
  { key: 'password', label: t('oldPassword'), type: 'password', autocomplete: 'current-password' },
  { key: 'newPassword', label: t('newPassword'), type: 'password', autocomplete: 'new-password' }], t('changePassword'),
async values => { await send('PUT', '/session/password', values); login(); });

function enter() {
  const roles = me.roles.map(role => t(role)).join(language === 'en' ? ', ' : '、') || t('noRoles');
  document.body.replaceChildren(
    h('a', { class: 'skip', href: '#main', onclick: event => { event.preventDefault(); main.focus(); } }, t('skip')),
    h('header', { class: 'bar' }, brand(),
      h('nav', { class: 'sections', 'aria-label': t('sections') }, Object.keys(PAGES).map(page => h('a', { href: `#/${page}`, 'data-page': page }, t(page)))),
      h('div', { class: 'who' }, ticker, h('button', { class: 'plain', title: `${t('roles')} ${roles} · ${me.unit}`, onclick: changePassword, 'aria-label': `${me.fullName} · ${t('changePassword')}` }, me.fullName), h('button', { class: 'plain', onclick: logout }, t('logout')), tongue())),
    main,
    h('footer', null, h('span', null, `${me.fullName} · ${roles} · ${me.unit}`), h('a', { href: '/docs' }, t('apiDocs'))));
  listen();
  show(true);
}

function place() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [page, ...rest] = path.split('/');
  return { page: PAGES[page] ? page : 'overview', id: rest.join('/'), params: Object.fromEntries(new URLSearchParams(query)) };
}

/** Draws the page; what the reader holds, an input or the focus, is left where it is. */
async function show(moved) {
  if (!me) return;
  const mine = ++turn;
  const { page, id, params } = place();
  document.querySelectorAll('.sections a').forEach(link => link.dataset.page === page ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current'));
  document.title = `${t(page)} · ${t('product')}`;
  let drawn;
  try {
    drawn = await PAGES[page](params, id, me);
  } catch (problem) {
    if (!(problem instanceof Refusal)) console.error(problem);
    if (problem.status === 401) return;
    if (problem.status === 0) tick('offline');
    drawn = [refused(problem instanceof Refusal ? problem : new Refusal(0, { detail: String(problem) })), h('button', { onclick: () => show(true) }, t('retry'))];
  }
  if (mine !== turn || (!moved && isHeld())) return;
  const held = main.contains(document.activeElement) && document.activeElement !== main && known(document.activeElement);
  main.replaceChildren(...[drawn].flat(2).filter(Boolean));
  reveal();
  if (held) (Array.from(main.querySelectorAll('a, button')).find(each => known(each) === held) ?? main).focus({ preventScroll: true });
  if (moved && shown && shown !== location.hash) { window.scrollTo(0, 0); main.focus({ preventScroll: true }); }
  shown = location.hash || '#/';
}

/** Has the chosen one of links that are wider than the screen be seen. */
function reveal() {
  for (const chosen of document.querySelectorAll('.sections [aria-current], .menu [aria-current]')) chosen.parentElement.scrollLeft = chosen.offsetLeft - chosen.parentElement.offsetLeft - 60;
}

/** What a link or a button is known by from one drawing to the next. */
const known = element => element.getAttribute('href') ?? element.getAttribute('aria-label') ?? element.textContent;

/** Whether somebody is typing into the page: what they typed is not taken away. */
const isHeld = () => Array.from(main.querySelectorAll('input, select')).some(input => input === document.activeElement || (input.defaultValue !== undefined && input.value !== input.defaultValue));

function tick(word) {
  ticker.className = `ticker ${word}`;
  ticker.replaceChildren(h('span', null, t(word)), entry === null ? '' : h('span', { class: 'number' }, t('entry', entry)));
}

function listen() {
  stop();
  stream = new EventSource('/api/v1/events');
  stream.onopen = () => { tick('live'); soon(); };
  stream.onmessage = message => {
    entry = Number(message.lastEventId);
    saw(entry);
    tick('live');
    if (!CALM.has(place().page)) soon();
  };
  stream.onerror = () => {
    tick('offline');
    if (stream.readyState === EventSource.CLOSED) setTimeout(again, 5000);
  };
}

/** A closed stream comes back only where the session still stands. */
async function again() {
  if (!me || isResting()) return;
  try {
    await get('/session');
    listen();
  } catch (refusal) {
    if (refusal.status === 401) login(t('ended'));
    else setTimeout(again, 5000);
  }
}

function stop() {
  stream?.close();
  stream = null;
}

const isResting = () => Date.now() - touched > REST;

function soon() {
  if (pending || document.hidden || isResting()) return;
  pending = setTimeout(() => { pending = null; show(false); }, 300);
}

/** The stream is let go while the page is out of sight, as a browser has few connections to one server. */
function touch(back) {
  const rested = isResting() || back === true;
  touched = Date.now();
  if (rested && me) { listen(); show(false); }
}

async function start() {
  document.documentElement.lang = language;
  document.title = t('product');
  for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel']) addEventListener(event, touch, { passive: true });
  addEventListener('hashchange', () => show(true));
  document.addEventListener('visibilitychange', () => document.hidden ? stop() : touch(true));
  onExpired(() => { if (me) login(t('ended')); });
  setInterval(() => {
    if (!me) return;
    if (isResting()) { stop(); tick('resting'); } else soon();
  }, PERIOD);
  try {
    me = await get('/session');
    enter();
  } catch (refusal) {
    login(refusal.status === 401 ? undefined : refusal.message);
  }
}

start();
