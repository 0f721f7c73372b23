package org.taizhang.api.erasure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.taizhang.domain.account.AccountEvent;
import org.taizhang.domain.erasure.Eraser;
import org.taizhang.ledger.LedgerEngine;
import org.taizhang.projections.Projections;

/** Erases in the ledger, then builds every read model anew from it; nothing else keeps what people are called. */
@Component
class EverywhereEraser implements Eraser {
    private static final Logger log = LoggerFactory.getLogger(EverywhereEraser.class);

    private final LedgerEngine ledger;
    private final Projections projections;

    EverywhereEraser(LedgerEngine ledger, Projections projections) {
        this.ledger = ledger;
        this.projections = projections;
    }

    /** Twice where the account was at work meanwhile: until its read model was built anew it acted under the old name. */
    @Override
    public synchronized int erase(String account, long position) {
        var values = ledger.erase(AccountEvent.id(account).toString(), position) + ledger.erase(account, position);
        projections.buildAnew();
        var meanwhile = ledger.erase(account, position);
        if (meanwhile > 0) projections.buildAnew();
        log.info("Erased {} values of {}, as decided at {}", values + meanwhile, account, position);
        return values + meanwhile;
    }
}
