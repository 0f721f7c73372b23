import { download, get } from './http.js';
import { actor, clock, dialog, empty, h, pager, refused, table, when } from './parts.js';
import { events, language, t } from './words.js';

const TEXT = language === 'en' ? 'en' : 'zh';
const SUBJECTS = { incident: 'incidents', target: 'targets' };
const PARTS = /([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** What an entry says, its ids cut to eight digits and its times in the reader's own zone. */
export const sentence = entry => (entry[TEXT] ?? '').replace(PARTS, (all, id) => id ?? clock(all));

/** The entry itself, as the ledger has it. */
export async function original(entry) {
  const text = JSON.stringify(await get(`/audit/${entry.position}`), null, 2);
  dialog(t('original', entry.position), h('pre', { tabindex: 0 }, text));
}

/** The file that proves an entry offline, or why there is none yet. */
export async function proof(position) {
  try {
    await download(`/ledger/entries/${position}/proof`, `entry-${position}.tlog-proof`);
  } catch (refusal) {
    dialog(t('proofOf', position), refused(refusal));
  }
}

/** Every entry of the ledger, newest first, as far as the reader's unit reaches. */
export async function audit(params) {
  const found = await get('/audit', params);
  const text = `${TEXT}.like`;
  const search = event => {
    event.preventDefault();
    const given = Array.from(new FormData(event.target)).filter(([, value]) => value);
    event.target.querySelectorAll('input, select').forEach(input => { input.defaultValue = input.value; });
    location.hash = `#/audit?${new URLSearchParams(given)}`;
  };
  const rows = found.items.map(entry => [h('button', { class: 'plain number', onclick: () => original(entry), 'aria-label': t('original', entry.position) }, entry.position), when(entry.at),
    SUBJECTS[entry.capability] ? h('a', { href: `#/${SUBJECTS[entry.capability]}/${entry.subject}` }, t(entry.event)) : t(entry.event),
    h('a', { href: `#/audit?actor=${encodeURIComponent(entry.actor)}` }, actor(entry.actorName)), [sentence(entry), entry.erased !== undefined && h('span', { class: 'quiet' }, ` ${t('erased', entry.erased)}`)], h('span', { class: 'quiet' }, entry.address),
    h('button', { class: 'plain', onclick: () => proof(entry.position), 'aria-label': t('proofOf', entry.position) }, t('proof'))]);
  return [h('header', { class: 'head' }, h('h1', null, t('audit')), h('form', { class: 'filter', onsubmit: search },
    h('label', null, h('span', { class: 'unseen' }, t('textSearch')), h('input', { name: text, value: params[text] ?? '', placeholder: t('textSearch'), type: 'search' })),
    h('label', null, h('span', { class: 'unseen' }, t('actorHint')), h('input', { name: 'actor', value: params.actor ?? '', placeholder: t('actorHint') })),
    h('label', null, h('span', { class: 'unseen' }, t('event')), h('select', { name: 'event' }, h('option', { value: '' }, t('event')), events.map(name => h('option', { value: name, selected: name === params.event }, t(name))))),
    h('button', null, t('search')), Object.keys(params).length > 0 && h('a', { href: '#/audit' }, t('clear')))),
  rows.length === 0 ? empty(t('noEntries')) : table(t('audit'), [[t('position'), 'number'], [t('time')], [t('event')], [t('actor')], [t('what'), 'wide'], [t('from'), 'number'], [t('proof')]], rows), pager(params, 'audit', found.next)];
}
