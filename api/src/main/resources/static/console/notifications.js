import { get, send } from './http.js';
import { choice, dialog, empty, h, pager, severity, state, table, when } from './parts.js';
import { t } from './words.js';

const STATES = ['UNDER_WAY', 'DELIVERED', 'DEAD_LETTERED'];

const redeliver = message => dialog(t('redeliver'), h('p', null, t('redeliverAsk', message.message, message.line.channel)), [], t('redeliver'),
  async () => { await send('POST', `/notifications/${message.notification}/messages/${message.message}/redelivery`); dispatchEvent(new Event('hashchange')); });

/** Who has it, and why the others do not. */
const outcomes = message => message.outcomes.map(outcome => h('small', { class: outcome.delivered ? '' : 'warn' }, outcome.delivered ? t('hasIt', outcome.recipient) : `${outcome.recipient}: ${outcome.detail ?? ''}`, ' '));

/** Messages that went out, newest first, and how that went; what was given up is sent again from here. */
export async function notifications(params, id, me) {
  const [found, channels] = await Promise.all([get('/notifications', { sort: '-changedAt', ...params }), get('/notifications/channels')]);
  const { state: chosen, cursor, ...others } = params;
  const link = word => `#/notifications?${new URLSearchParams({ ...others, ...(word && { state: word }) })}`;
  const rows = found.items.map(message => [
    [message.line.channel, h('small', null, message.line.recipient || t('channelItself'))],
    [message.line.kind ? t(message.line.kind) : '—', h('small', null, `${message.unit} · ${t('messageN', message.message)}`)],
    message.covered ? [severity(message.covered.worst), h('small', null, t('coveredN', message.covered.count, message.covered.cleared))] : '',
    when(message.requestedAt),
    [state(message.state), h('small', null, t('attemptN', message.attempts), message.nextAt && message.attempts > 0 && [' · ', t('nextAttempt'), ' ', when(message.nextAt)])],
    outcomes(message),
    message.state === 'DEAD_LETTERED' && me.roles.includes('OPERATOR') ? h('span', { class: 'act' }, h('button', { onclick: () => redeliver(message), 'aria-label': `${t('redeliver')} ${message.id}` }, t('redeliver'))) : '']);
  return [h('header', { class: 'head' }, h('h1', null, t('notifications')), choice(t('state'), [['', t('all'), link('')], ...STATES.map(word => [word, t(word), link(word)])], chosen ?? '')),
    channels.length === 0 ? empty(t('noChannels')) : h('p', { class: 'quiet' }, channels.map(channel => h('span', { class: channel.failing ? 'warn' : '' }, `${channel.name} (${channel.type})${channel.failing ? ` ${t('troubled')}` : ''} `))),
    rows.length === 0 ? empty(t('noMessages')) : table(t('notifications'), [[t('channel')], [t('kind'), 'wide'], [t('covered')], [t('time'), 'number'], [t('state')], [t('outcome'), 'wide'], ['']], rows), pager(params, 'notifications', found.next)];
}
