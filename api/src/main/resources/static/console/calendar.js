import { get } from './http.js';
import { clock, h } from './parts.js';
import { language, t } from './words.js';

const DAYS = 14;
const MOST = 200;
const ON = 'APPROVED,IMPLEMENTING,IMPLEMENTED,REVIEWED';

const day = (from, at) => new Date(from.getFullYear(), from.getMonth(), from.getDate() + at);
const hour = instant => clock(instant, false).slice(-5);

/** Where a window lies on a day: its hours, or that it goes on. */
const within = ({ opensAt, closesAt }, from, until) => `${Date.parse(opensAt) < from ? '…' : hour(opensAt)}–${Date.parse(closesAt) > until ? '…' : hour(closesAt)}`;

function cell(changes, from, at) {
  const until = day(from, 1);
  const on = changes.filter(({ state: { schedule: { window } } }) => Date.parse(window.opensAt) < until && Date.parse(window.closesAt) > from);
  return h('li', { class: on.length > 0 ? null : 'free' }, h('p', null, h('b', null, String(from.getDate())), h('span', null, from.toLocaleDateString(language, { weekday: 'short', ...(at === 0 || from.getDate() === 1) && { month: 'short' } }))),
    on.map(({ id, state: { application, schedule } }) => h('a', { href: `#/processes/changes/${id}` }, h('span', { class: 'number' }, within(schedule.window, from, until)), application.title)));
}

/** In which hours of the next two weeks changes are carried out. */
export async function calendar() {
  const today = day(new Date(), 0);
  const found = await get('/changes', { 'state.stage': ON, 'state.schedule.window.closesAt.gt': today.toISOString(), 'state.schedule.window.opensAt.lt': day(today, DAYS).toISOString(), sort: 'state.schedule.window.opensAt', limit: MOST });
  return h('section', null, h('h2', null, t('windows'), h('span', { class: 'quiet' }, t('windowsN', found.items.length), ' · ', h('a', { href: '/api/v1/changes/calendar', download: 'changes.ics' }, t('calendarFile')))), h('ol', { class: 'calendar' }, Array.from({ length: DAYS }, (_, at) => cell(found.items, day(today, at), at))));
}
