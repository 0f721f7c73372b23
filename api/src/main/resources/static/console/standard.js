import { original, proof, sentence } from './audit.js';
import { contract, has } from './contract.js';
import { download, get } from './http.js';
import { choice, dialog, empty, facts, h, pager, refused, table, when } from './parts.js';
import { homes } from './processes.js';
import { cadence, place } from './record.js';
import { language, t } from './words.js';

const VERDICTS = ['MET', 'DUE', 'OVERDUE', 'NONE'];
const MARKS = { MET: '✓', DUE: '…', OVERDUE: '✗', NONE: '–' };
const ZH = language !== 'en';
const DAY = /^\d{4}-\d\d-\d\d$/;

const two = number => String(number).padStart(2, '0');
const dated = (year, month, day) => { const at = new Date(year, month, day); return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`; };
/** The day so many days after another. */
const later = (date, days) => { const [year, month, day] = date.split('-').map(Number); return dated(year, month - 1, day + days); };

/** Spans that are asked for often, each from its first day up to and with its last. */
function spans() {
  const now = new Date(), year = now.getFullYear(), month = now.getMonth();
  const today = dated(year, month, now.getDate());
  return [['thisMonth', dated(year, month, 1), today], ['lastMonth', dated(year, month - 1, 1), dated(year, month, 0)], ['thisQuarter', dated(year, month - month % 3, 1), today], ['thisYear', dated(year, 0, 1), today]];
}

const section = id => id.split('-')[0];
const verdict = word => h('span', { class: `tag ${word}` }, `${MARKS[word]} ${t(`verdict${word}`)}`);
const asked = ({ unit, from, to }) => ({ unit, from, until: DAY.test(to) ? later(to, 1) : undefined });
const link = (path, params) => { const given = Object.entries(params).filter(([, value]) => value); return `#/${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`; };

/** How many of each verdict there are, as a bar that is read at a glance and as numbers that choose. */
function summary(standings, params) {
  const counts = VERDICTS.map(word => standings.filter(one => one.verdict === word).length);
  const starts = counts.map((_, at) => counts.slice(0, at).reduce((sum, count) => sum + count, 0));
  const { verdict: chosen, ...others } = params;
  return h('section', { class: 'band' }, h('svg', { class: 'shares', viewBox: `0 0 ${standings.length || 1} 10`, preserveAspectRatio: 'none', role: 'img', 'aria-label': VERDICTS.map((word, at) => `${t(`verdict${word}`)} ${counts[at]}`).join(' · ') },
    VERDICTS.map((word, at) => counts[at] > 0 && h('path', { class: word, d: `M${starts[at]} 0h${counts[at]}v10h${-counts[at]}Z` }))),
  h('div', { class: 'tallies' }, VERDICTS.map((word, at) => h('a', { class: `tally ${counts[at] ? word : 'none'}`, href: link('standard', chosen === word ? others : { ...others, verdict: word }), 'aria-current': chosen === word ? 'true' : null }, h('b', null, counts[at]), `${MARKS[word]} ${t(`verdict${word}`)}`))));
}

function picker(path, params, me) {
  const known = spans();
  const [, first, last] = known[0];
  const from = params.from ?? first, to = params.to ?? last;
  const choose = event => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    event.target.querySelectorAll('input').forEach(input => { input.defaultValue = input.value; });
    location.hash = link(path, { ...params, cursor: '', ...given });
  };
  return [choice(t('span'), known.map(([word, start, end]) => [`${start}/${end}`, t(word), link(path, { ...params, cursor: '', from: start, to: end })]), `${from}/${to}`),
    h('form', { class: 'filter', onsubmit: choose }, [['from', from, 'spanFrom', 'date'], ['to', to, 'spanTo', 'date'], ['unit', params.unit ?? me.unit, 'unit', 'text']].map(([name, value, word, type]) =>
      h('label', null, h('span', null, t(word)), h('input', { name, value, type, required: true, autocapitalize: 'none' }))), h('button', null, t('search')))];
}

const owes = ({ duties, owed }) => duties.length === 0 ? h('span', null, t(`owed${owed}`)) : duties.map(duty => h('div', null, cadence(duty.every), h('small', null, ZH ? duty.because : duty.becauseEn)));

async function exportTo(params) {
  const { unit, from, until } = asked(params);
  const query = new URLSearchParams(Object.entries({ unit, from, until }).filter(([, value]) => value));
  try {
    await download(`/clauses/export?${query}`, `standard-${from ?? spans()[0][1]}`);
  } catch (refusal) {
    dialog(t('auditorExport'), refused(refusal));
  }
}

const titled = name => t(`section${name}`) === `section${name}` ? '' : t(`section${name}`);
const met = within => within.filter(one => one.verdict === 'MET').length;

/** The sections at a glance, each a way to itself. */
const index = parts => h('nav', { class: 'index', 'aria-label': t('clauseNo') }, parts.map(({ name, whole }) => h('button', { class: whole.some(one => one.verdict === 'OVERDUE') ? 'OVERDUE' : whole.every(one => one.verdict === 'MET') ? 'MET' : null,
  onclick: () => document.getElementById(`section-${name}`).scrollIntoView() }, h('b', null, name), h('span', { class: 'name' }, ` ${titled(name)}`), h('span', { class: 'quiet' }, ` ${met(whole)}/${whole.length}`))));

const part = ({ name, within, whole, span }) => h('section', { class: 'clauses', id: `section-${name}` }, h('h2', null, h('span', null, `${name} ${titled(name)}`), h('span', { class: 'quiet' }, t('metOf', met(whole), whole.length))),
  table(`${name} ${titled(name)}`, [[t('clauseNo')], [t('requirement'), 'wide'], [t('state')], [t('cadence'), 'wide why'], [t('evidence'), 'number'], [t('lastEvidence'), 'number']], within.map(one => [
    h('a', { href: link(`standard/${one.clause.id}`, span) }, one.clause.id), h('p', { class: 'asks' }, ZH ? one.clause.zh : one.clause.en), verdict(one.verdict), owes(one.clause),
    String(one.evidence), one.last ? when(one.last, false) : '—'])));

async function all(params, me) {
  const [standings, offered] = await Promise.all([get('/clauses', asked(params)), contract()]);
  const { verdict: chosen, cursor, ...span } = params;
  const shown = standings.filter(one => !chosen || one.verdict === chosen);
  const sections = [...new Set(shown.map(one => section(one.clause.id)))];
  const parts = sections.map(name => ({ name, span, within: shown.filter(one => section(one.clause.id) === name), whole: standings.filter(one => section(one.clause.id) === name) }));
  return [h('header', { class: 'head' }, h('h1', null, t('standard')), has(offered, 'clauses/export') && h('button', { onclick: () => exportTo(params) }, t('auditorExport'))),
    h('div', { class: 'pick' }, picker('standard', params, me)), summary(standings, params),
    chosen && h('p', { class: 'notice' }, t('onlyVerdict', t(`verdict${chosen}`)), ' ', h('a', { href: link('standard', span) }, t('clear'))),
    shown.length === 0 && empty(t('noClauses')),
    sections.length > 1 && index(parts), parts.map(part)];
}

const term = ({ from, until, verdict: word, evidence }) => {
  const last = later(until, -1);
  const days = from === last ? from.slice(5) : `${from.slice(5)} – ${last.slice(5)}`;
  return h('li', { class: word, title: `${from} – ${last} · ${t(`verdict${word}`)} · ${t('evidenceN', evidence)}` }, h('b', null, MARKS[word]), ` ${days}`, h('small', null, t('evidenceN', evidence)));
};

/** What was done, with the way to what it was done to. */
function deed({ event, subject, topic }, known) {
  const where = place(event.split('.')[0], subject, known);
  return [where ? h('a', { href: `#/${where}` }, t(event)) : t(event), topic && t(topic) !== topic && h('small', null, t(topic))];
}

const names = events => events.map(name => { const [event, topic] = name.split('/'); return h('div', null, t(event), topic && ` · ${t(topic)}`); });

async function one(id, params, me) {
  const query = asked(params);
  const [standing, found, offered] = await Promise.all([get(`/clauses/${id}`, query), get(`/clauses/${id}/evidence`, { ...query, cursor: params.cursor }), contract()]);
  const known = homes(offered);
  const { clause } = standing;
  const { cursor, ...span } = params;
  const rows = found.items.map(entry => [h('button', { class: 'plain number', onclick: () => original(entry), 'aria-label': t('original', entry.position) }, entry.position), when(entry.at),
    deed(entry, known), entry.by && t(entry.by), [sentence(entry), h('small', null, entry.unit)], h('button', { class: 'plain', onclick: () => proof(entry.position), 'aria-label': t('proofOf', entry.position) }, t('proof'))]);
  return [h('p', { class: 'way' }, h('a', { href: link('standard', span) }, t('standard')), h('span', { class: 'quiet' }, `${section(id)} ${titled(section(id))}`)),
    h('header', { class: 'head' }, h('h1', null, id), verdict(standing.verdict)), h('div', { class: 'pick' }, picker(`standard/${id}`, params, me)),
    h('div', { class: 'halves' }, h('section', null, h('h2', null, t('requirement')), h('p', { class: 'asked', lang: ZH ? 'zh-CN' : 'en' }, ZH ? clause.zh : clause.en), h('p', { class: 'quiet', lang: ZH ? 'en' : 'zh-CN' }, ZH ? clause.en : clause.zh)),
      h('section', null, h('h2', null, t('cadence')), facts([[t('obligation'), t(`obligation${clause.obligation}`)], [t('cadence'), h('div', null, owes(clause))], [t('provenBy'), clause.evidence.length > 0 ? names(clause.evidence) : t('nothingProves')], [t('breachedBy'), clause.breaches.length > 0 ? names(clause.breaches) : null],
        [t('evidence'), t('evidenceN', standing.evidence)], [t('breaches'), standing.breaches > 0 ? h('span', { class: 'bad' }, String(standing.breaches)) : null]]))),
    standing.periods.length > 0 && h('section', null, h('h2', null, t('periods')), h('ol', { class: 'terms' }, standing.periods.map(term))),
    h('section', null, h('h2', null, t('evidence')), rows.length === 0 ? empty(t('noEvidence')) : table(t('evidence'), [[t('position'), 'number'], [t('time')], [t('event')], [t('actor')], [t('what'), 'wide'], [t('proof')]], rows), pager(params, `standard/${id}`, found.next))];
}

/** Every requirement of the standard as the ledger answers it, or one with its periods and its evidence. */
export const standard = (params, id, me) => id ? one(id, params, me) : all(params, me);
