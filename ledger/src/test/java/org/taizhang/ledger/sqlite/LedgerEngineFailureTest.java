package org.taizhang.ledger.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.taizhang.ledger.sqlite.Faults.ioError;
import static org.taizhang.ledger.sqlite.Faults.once;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.ledger.AppendOutcomeUnknown;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.LedgerEngine;
import org.taizhang.ledger.NamedJson;
import org.taizhang.ledger.Names;
import org.taizhang.ledger.example.ExampleEvent;
import org.taizhang.ledger.sqlite.Connector.Mode;
import org.taizhang.ledger.tree.TreeHash;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LedgerEngineFailureTest {
    private final Faults faults = new Faults();

    @TempDir
    private Path directory;

    private SqliteCommitLog log;
    private LedgerEngine engine;

    @BeforeEach
    void open() {
        log = SqliteCommitLog.open(directory.resolve("ledger.db"), Set.of(TreeHash.SHA256), faults);
        var json = new NamedJson(Names.of(List.of(ExampleEvent.class)), mapper -> {});
        engine = new LedgerEngine(log, json, NoOpEventUpcaster.INSTANCE, SnapshotFilter.allowAll());
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void anUnknownOutcomeIsAnExceptionOfItsOwn() {
        faults.after = once("COMMIT");
        faults.opening = (mode, connection) -> {
            if (mode == Mode.WRITE) throw ioError();
        };
        assertThatExceptionOfType(AppendOutcomeUnknown.class)
                .isThrownBy(this::append)
                .withMessage("Whether the entries were stored is not known (disk I/O error)")
                .withCauseInstanceOf(CannotAppend.OutcomeUnknown.class);
    }

    @Test
    void aFailureThatStoredNothingIsAnEventStoreException() {
        faults.before = once("COMMIT");
        var work = DefaultUnitOfWork.startAndGet(null);
        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(this::append)
                .isNotInstanceOf(AppendOutcomeUnknown.class)
                .withCauseInstanceOf(CannotAppend.NotStored.class);
        assertThat(work.<Long>getResource(LedgerEngine.POSITION)).isNull();
        work.rollback();
    }

    private void append() {
        engine.appendEvents(GenericEventMessage.asEventMessage(new ExampleEvent.Closed()));
    }
}
