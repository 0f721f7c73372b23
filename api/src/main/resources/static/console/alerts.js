import { get, send } from './http.js';
import { bound, choice, clock, dialog, due, empty, h, pager, reading, severity, state, table, when } from './parts.js';
import { language, t } from './words.js';

const CAUSES = ['MAINTENANCE', 'DEPENDENCY', 'INHIBITION', 'FLAPPING'];
const STATES = ['OPEN', 'ACKNOWLEDGED', 'SUPPRESSED', 'CLEARED'];

/** What an alert says, in the reader's language where the rule says it so. */
const said = firing => language === 'en' && firing.textEn || firing.text;

const acknowledge = alert => dialog(t('acknowledge'), h('p', null, severity(alert.firing.severity), ' ', said(alert.firing)),
  [{ key: 'note', label: t('acknowledgeNote'), rows: 3, maxlength: 500, autofocus: true }], t('acknowledge'),
  async values => { await send('POST', `/alerts/${alert.id}/acknowledgement`, values); dispatchEvent(new Event('hashchange')); });

/** What our own watch measured; or, where another system judged, the labels by which it knows the alert. */
function seen({ sample, comparison, limit, origin }) {
  if (sample) return [reading(sample.metric, sample.value), h('small', null, `${t(sample.metric)} ${t(comparison)} ${bound(sample.metric, limit)}`)];
  const labels = Object.entries(origin?.labels ?? {}).map(([name, value]) => `${name}=${value}`).join(' ');
  return [t('reportedBy'), h('small', { title: labels }, labels)];
}

function standing({ state: word, acknowledged, suppression, end, steps, flapping }) {
  return [state(word), h('small', null,
    word === 'CLEARED' && end ? t('clearedAt', clock(end.at)) : word === 'SUPPRESSED' ? `${t(suppression.cause)}: ${suppression.reason}` : acknowledged ? t('acknowledgedBy', acknowledged.by, acknowledged.note) : '',
    flapping && word !== 'SUPPRESSED' && [' ', h('span', { class: 'warn' }, t('FLAPPING'))],
    steps > 0 && [' ', h('span', { class: 'warn' }, t('escalatedN', steps))])];
}

/** The alerts of one state or of all, newest first; those that stand unanswered are acknowledged here. */
export async function alerts(params) {
  const found = await get('/alerts', params);
  const { state: chosen, cursor, 'suppression.cause': cause, ...rest } = params;
  const link = word => `#/alerts?${new URLSearchParams({ ...rest, ...(word && { state: word }) })}`;
  const silent = word => `#/alerts?${new URLSearchParams({ ...rest, state: 'SUPPRESSED', ...(word && { 'suppression.cause': word }) })}`;
  const rows = found.items.map(alert => {
    const { firing } = alert;
    return [severity(firing.severity),
      [said(firing), h('small', null, h('a', { href: firing.kind === 'notification' ? `#/notifications?notification=${alert.target}` : `#/targets/${alert.target}` }, firing.targetName), ` · ${t(firing.kind)} · ${alert.unit} · ${t('occurrence', alert.occurrence)}${alert.told.length ? ` · ${t('toldN', alert.told.join(', '))}` : ''}`)],
      seen(firing),
      when(alert.raisedAt), standing(alert),
      ['OPEN', 'SUPPRESSED'].includes(alert.state) && !alert.acknowledged ? h('span', { class: 'act' }, alert.acknowledgeBy && due(alert.acknowledgeBy), h('button', { onclick: () => acknowledge(alert), 'aria-label': `${t('acknowledge')} ${said(firing)}` }, t('acknowledge'))) : ''];
  });
  return [h('header', { class: 'head' }, h('h1', null, t('alerts')), choice(t('state'), [['', t('all'), link('')], ...STATES.map(word => [word, t(word), link(word)])], chosen ?? ''),
    chosen === 'SUPPRESSED' && choice(t('suppressedBy'), [['', t('all'), silent('')], ...CAUSES.map(word => [word, t(word), silent(word)])], cause ?? '')),
    rows.length === 0 ? empty(t('noAlerts')) : table(t('alerts'), [[t('severity')], [t('alert'), 'wide'], [t('value')], [t('raisedAt'), 'number'], [t('state')], ['']], rows), pager(params, 'alerts', found.next)];
}
