import { get } from './http.js';
import { empty, h, light, percent, priority, severity, table, when } from './parts.js';
import { sentence } from './audit.js';
import { t } from './words.js';

const SHOWN = 50;
const sum = (rows, test) => rows.filter(test).reduce((total, row) => total + row.count, 0);
const tally = (count, label, kind, href) => h('a', { class: `tally ${count ? kind : 'none'}`, href }, h('b', null, count), label);
const band = (title, extra, tallies) => h('section', { class: 'band' }, h('h2', null, title, extra && h('span', { class: 'quiet' }, extra)), h('div', { class: 'tallies' }, tallies));

function availability(title, rows, none, lit) {
  return h('section', null, h('h2', null, title), rows.length === 0 ? empty(t(none)) : table(title,
    [[t('target'), 'wide'], ...(lit ? [[t('state')]] : []), [t('day'), 'number'], [t('week'), 'number'], [t('month'), 'number']],
    rows.map(row => [[h('a', { href: `#/targets/${row.target}` }, row.name), h('small', null, t(row.kind), ' · ', row.unit)], ...(lit ? [light(row.up)] : []), ...['day', 'week', 'month'].map(span => h('span', { class: row[span] < 0.99 ? 'bad' : '' }, percent(row[span])))])));
}

/** What stands open, how the targets do, and what was entered last. */
export async function overview() {
  const [now, latest] = await Promise.all([get('/overview'), get('/audit', { capability: 'alert,incident,target', limit: 6 })]);
  const { alerts, incidents, targets } = now;
  const rows = [...now.availability].sort((a, b) => (a.up !== false) - (b.up !== false) || a.name.localeCompare(b.name));
  const said = [['ACKNOWLEDGED', 'acknowledgedN'], ['SUPPRESSED', 'suppressedN']].map(([word, key]) => [sum(alerts, row => row.state === word), key]).filter(([count]) => count > 0);
  const ungraded = sum(incidents, row => !row.priority);
  const downs = rows.filter(row => row.up === false).length;
  return [h('h1', { class: 'unseen' }, t('overview')),
    h('div', { class: 'bands' },
      band(t('openAlerts'), said.map(([count, key]) => t(key, count)).join(' · '), [1, 2, 3, 4].map(grade => tally(sum(alerts, row => row.severity === grade && row.state === 'OPEN'), severity(grade), `s${grade}`, `#/alerts?state=OPEN&firing.severity=${grade}`))),
      band(t('openIncidents'), ungraded > 0 && `${t('ungraded')} ${ungraded}`, [1, 2, 3, 4].map(grade => tally(sum(incidents, row => row.priority === grade), priority(grade), `s${grade}`, `#/incidents?stage=REPORTED,ASSIGNED,ACCEPTED,RESOLVED&priority=${grade}`))),
      band(t('targets'), null, [tally(downs, light(false), 's1', '#/targets'), tally(targets.watched, t('watched'), 'plain', '#/targets?stage=WATCHED'), tally(targets.paused, t('paused'), 'plain', '#/targets?stage=PAUSED')])),
    h('div', { class: 'halves' }, availability(`${t('targets')} · ${t('availability')}`, rows.slice(0, SHOWN), 'nothing', true),
      h('div', null, h('section', null, h('h2', null, t('latest')), h('ol', { class: 'entries' }, latest.items.map(entry => h('li', null, h('a', { class: 'number', href: `#/audit?subject=${entry.subject}`, title: entry.event }, entry.position), h('span', null, sentence(entry)), when(entry.at, false))))),
        availability(t('worst'), now.worst.filter(row => row.month < 1), 'noWorst')))];
}
