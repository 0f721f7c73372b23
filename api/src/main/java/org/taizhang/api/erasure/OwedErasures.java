package org.taizhang.api.erasure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.domain.Actor;
import org.taizhang.domain.account.AccountEvent;
import org.taizhang.domain.erasure.Eraser;
import org.taizhang.domain.erasure.ErasureCommand.NoteCarriedOut;
import org.taizhang.domain.erasure.ErasureEvent;
import org.taizhang.domain.erasure.ErasureEvent.Stage;
import org.taizhang.domain.erasure.WhenErasureApprovedThenCarryItOut;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.LedgerEngine;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.erasure.ErasureView;

/**
 * Looks at the start whether what was approved is so: where the reaction lost its place, or personal data came back from a
 * backup made before, the erasure is carried out again.
 */
@Component
class OwedErasures implements ApplicationRunner, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(OwedErasures.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Model<ErasureEvent, ErasureView> erasures;
    private final CommitLog ledger;
    private final LedgerEngine engine;
    private final Eraser eraser;
    private final Commands commands;
    private final Thread thread = Thread.ofVirtual().name("owed-erasures").unstarted(this::look);

    OwedErasures(
            Model<ErasureEvent, ErasureView> erasures,
            CommitLog ledger,
            LedgerEngine engine,
            Eraser eraser,
            Commands commands) {
        this.erasures = erasures;
        this.ledger = ledger;
        this.engine = engine;
        this.eraser = eraser;
        this.commands = commands;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        thread.start();
    }

    private void look() {
        try {
            var head = ledger.head() - 1;
            while (!erasures.view().await(head, PATIENCE)) if (Thread.interrupted()) return;
            var owed = new ArrayList<ErasureView>();
            var approved = Query.where(Filter.in("stage", List.of(Stage.APPROVED, Stage.CARRIED_OUT)));
            erasures.view().everything().each(approved, owed::add);
            owed.forEach(this::carryOut);
        } catch (RuntimeException e) {
            log.warn("An erasure that was approved could not be carried out to its end", e);
        }
    }

    private void carryOut(ErasureView erasure) {
        var account = erasure.claim().account();
        if (erasure.stage() == Stage.CARRIED_OUT && !isThere(account)) return;
        var values = eraser.erase(account, Objects.requireNonNull(erasure.position()));
        var self = Actor.system(WhenErasureApprovedThenCarryItOut.class.getSimpleName(), erasure.unit());
        commands.send(erasure.id(), new NoteCarriedOut(erasure.id(), values), self);
    }

    /** Whether the event that made the account tells whose it is. */
    private boolean isThere(String account) {
        var made = ledger.aggregate(AccountEvent.id(account).toString(), 0, 1);
        return engine.envelopes(made).stream().anyMatch(entry -> entry.personal() != null && entry.erased() == null);
    }

    @Override
    public void destroy() {
        thread.interrupt();
    }
}
