import { get, send } from './http.js';
import { clock, dialog, due, empty, facts, h, percent, seconds, span, table, when } from './parts.js';
import { t } from './words.js';

const DAY = 86_400_000;
const again = () => dispatchEvent(new Event('hashchange'));
const people = names => names.length > 0 ? names.join('、') : h('span', { class: 'bad' }, t('nobodyPlanned'));
const stretch = part => `${clock(part.from, false)} – ${clock(part.until, false)}`;

/** Whoever is not rostered says why they step in. */
const takeOver = duty => dialog(t('takeOver'), h('p', null, duty.roster.name), [{ key: 'note', label: t('note'), rows: 3, maxlength: 2000, required: false }, { key: 'reason', label: t('stepInReason'), maxlength: 500, required: false }], t('takeOver'),
  async ({ note, reason }) => { await send('POST', `/duties/${duty.id}/takeover`, { ...(note && { note }), ...(reason && { reason }) }); again(); });

const handOver = duty => dialog(t('handOver'), h('p', { class: 'quiet' }, t('handOverAsk')), [{ key: 'note', label: t('note'), rows: 4, maxlength: 4000 }], t('handOver'),
  async values => { await send('POST', `/duties/${duty.id}/handover`, values); again(); });

const acts = (duty, me) => !duty.dissolved && (me.roles.includes('WATCH') || me.roles.includes('OPERATOR')) && h('div', { class: 'buttons' },
  h('button', { class: 'primary', onclick: () => takeOver(duty), 'aria-label': `${t('takeOver')} ${duty.roster.name}` }, t('takeOver')),
  duty.keeper?.person === me.name && !duty.handover && h('button', { onclick: () => handOver(duty), 'aria-label': `${t('handOver')} ${duty.roster.name}` }, t('handOver')));

const keeps = duty => duty.keeper && Date.parse(duty.keeper.until) > Date.now()
  ? [duty.keeper.name, h('small', null, `${duty.keeper.shift} · `, when(duty.keeper.since, false))] : h('span', { class: 'bad' }, t('nobodyKeeps'));

async function list() {
  const found = await get('/duties', { dissolved: false });
  const rows = found.items.map(duty => [
    [h('a', { href: `#/duties/${duty.id}` }, duty.roster.name), h('small', null, duty.unit)],
    keeps(duty),
    duty.expectedBy ? due(duty.expectedBy) : '—',
    duty.gaps.length > 0 ? h('span', { class: 'bad' }, t('gapsN', duty.gaps.length)) : t('noGaps'),
    duty.missed]);
  return [h('header', { class: 'head' }, h('h1', null, t('duties'))),
    rows.length === 0 ? empty(t('noDuties')) : table(t('duties'), [[t('roster'), 'wide'], [t('keeper')], [t('nextTakeover'), 'number'], [t('rosterGaps')], [t('missedTurns'), 'number']], rows)];
}

async function one(id, me) {
  const now = Date.now();
  const from = new Date(now - 7 * DAY).toISOString(), until = new Date(now).toISOString();
  const [duty, turns, coverage] = await Promise.all([get(`/duties/${id}`), get(`/duties/${id}/turns`, { from: until, until: new Date(now + 3 * DAY).toISOString() }), get(`/duties/${id}/coverage`, { from, until })]);
  const watches = [...coverage.watches].reverse().slice(0, 30);
  return [h('header', { class: 'head' }, h('h1', null, duty.roster.name)), acts(duty, me),
    h('div', { class: 'columns' },
      h('section', null, h('h2', null, t('turns')), table(t('turns'), [[t('shift')], [t('time'), 'wide'], [t('onDuty')]], turns.map(turn => [turn.shift, stretch(turn), people(turn.people)]))),
      h('section', null, h('h2', null, t('keeper')), facts([[t('keeper'), h('span', null, keeps(duty))], [t('nextTakeover'), duty.expectedBy && due(duty.expectedBy)], [t('coverage7'), `${percent(seconds(coverage.covered) / (7 * 86400))} · ${span(seconds(coverage.covered))}`], [t('missedTurns'), String(duty.missed)]]),
        duty.handover && [h('h2', null, t('handover')), h('p', null, duty.handover.note), h('p', { class: 'quiet' }, t('openMattersN', duty.handover.open)), h('ul', null, duty.handover.matters.slice(0, 20).map(matter => h('li', null, h('a', { href: `#/${matter.capability}s/${matter.capability === 'incident' ? matter.subject : ''}` }, matter.text))))],
        duty.gaps.length > 0 && [h('h2', null, t('rosterGaps')), h('ul', null, duty.gaps.slice(0, 20).map(gap => h('li', { class: 'bad' }, stretch(gap))))])),
    h('section', null, h('h2', null, t('watches7')), watches.length === 0 ? empty(t('noWatches')) : table(t('watches7'), [[t('keeper')], [t('shift')], [t('time'), 'wide'], [t('handover')], [t('position'), 'number']], watches.map(watch => [
      watch.name, watch.shift, [stretch(watch), watch.reason && h('small', null, watch.reason)], watch.predecessor ? t(watch.signed ? 'signedOver' : 'notSignedOver', watch.predecessor) : '—', h('a', { href: `#/audit/${watch.position}` }, String(watch.position))])))];
}

/** Who keeps the watch, who comes next, where nobody is planned; the watch is taken over and handed over from here. */
export const duties = (params, id, me) => id ? one(id, me) : list();
