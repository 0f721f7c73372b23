import { get, send } from './http.js';
import { dialog, empty, facts, h, refused, table, when } from './parts.js';
import { t } from './words.js';

const SIGNERS = ['AUDITOR', 'AUDIT_ADMINISTRATOR'];
const VERIFIER = 'java -jar taizhang-verify.jar';

/** Sixteen groups of four, as one reads them out over the telephone. */
const spoken = fingerprint => fingerprint.match(/.{4}/g).join(' ');

async function sign(tree) {
  try {
    await send('POST', `/ledger/checkpoints?tree=${tree}`);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } catch (refusal) {
    dialog(t('signNow'), refused(refusal));
  }
}

/** Whether all is well, or something stands in the way. */
const fares = trouble => h('span', { class: `light ${trouble ? 'bad' : 'good'}` }, t(trouble ? 'troubled' : 'well'));

function tree(one, entries, me) {
  const waiting = entries - one.signed;
  return h('section', null, h('h2', null, t(one.tree), me.roles.some(role => SIGNERS.includes(role)) && h('button', { onclick: () => sign(one.tree) }, t('signNow'))),
    facts([[t('origin'), h('code', null, one.origin)], [t('signed'), t('signedOf', one.signed, entries)], [t('waiting'), waiting > 0 ? t('waitingN', waiting) : t('waitingNone')],
      [t('signedUntil'), when(one.signedUntil)], [t('root'), one.newest && h('code', null, one.newest.root)], [t('signatures'), one.newest?.signatures.join(' · ')]]),
    h('h3', null, t('fingerprints')), h('p', { class: 'quiet' }, t('compare')),
    one.keys.map(key => h('div', { class: 'key' }, h('p', { class: 'fingerprint' }, spoken(key.fingerprint)), h('small', null, h('code', null, key.vkey), key.retired && ` · ${t('retiredKey')}`))));
}

const recipients = told => told.length === 0 ? empty(t('nobodyTold')) : table(t('recipients'), [[t('recipient'), 'wide'], [t('kind')], [t('treeWord')], [t('arrived'), 'number'], [t('state')], [t('text'), 'wide']],
  told.map(one => [one.name, t(one.kind), t(one.tree), one.size || '—', fares(one.trouble), one.trouble ?? '']));

/** How long the ledger is, what is signed of it, by which keys, who was told, and how anybody verifies it. */
export async function ledger(params, id, me) {
  const now = await get('/ledger');
  const steps = [['verifyServer', `${VERIFIER} ${location.origin} --key '<${t('publicKey')}>' --user <${t('name')}>`], ['verifyProof', `${VERIFIER} --proof entry-41.tlog-proof --key '<${t('publicKey')}>'`],
    ['verifySince', `${VERIFIER} ${location.origin} --key '<${t('publicKey')}>' --user <${t('name')}> --since ${t('olderCheckpoint')}`]];
  return [h('header', { class: 'head' }, h('h1', null, t('ledger')), fares(now.trouble)),
    now.trouble && h('div', { class: 'refused', role: 'alert' }, h('p', null, now.trouble)),
    h('div', { class: 'halves' }, h('div', null, now.trees.map(one => tree(one, now.entries, me)), h('section', null, h('h2', null, t('recipients')), recipients(now.recipients))),
      h('section', null, h('h2', null, t('verify')), h('p', null, t('verifyWhy')),
        steps.map(([word, command]) => [h('p', null, t(word)), h('pre', { tabindex: 0 }, command)]),
        h('p', { class: 'buttons' }, h('a', { href: '/api/v1/ledger/checkpoint', download: 'checkpoint' }, t('checkpoint')), h('a', { href: '/api/v1/ledger/keys', download: 'keys' }, t('publicKeys')))))];
}
