package org.taizhang.api.source;

import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Commands;
import org.taizhang.domain.Actor;

/** Sends many commands at the same time, so that the ledger makes them durable together. */
@Component
class Deeds {
    private static final int AT_ONCE = 256;
    private static final int ATTEMPTS = 5;

    private final Commands commands;
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("source-", 0).factory());

    Deeds(Commands commands) {
        this.commands = commands;
    }

    /** Whether the command recorded anything; another that came between is made way for. */
    boolean tell(UUID subject, Object command, Actor actor, String request) {
        for (var attempt = 1; ; attempt++) {
            try {
                return commands.tell(subject, command, actor, request);
            } catch (ConcurrencyException | AggregateStreamCreationException e) {
                if (attempt == ATTEMPTS) throw e;
            }
        }
    }

    /** Does the deed for each, whatever becomes of the others, and fails where one of them did. */
    <T> void all(Collection<T> each, Consumer<T> deed) {
        if (each.size() == 1) {
            deed.accept(each.iterator().next());
            return;
        }
        var running = each.stream().map(one -> begin(() -> deed.accept(one))).toList();
        RuntimeException failure = null;
        for (var one : running) failure = first(failure, outcome(one));
        if (failure != null) throw failure;
    }

    private Future<?> begin(Runnable deed) {
        permits.acquireUninterruptibly();
        return threads.submit(() -> {
            try {
                deed.run();
            } finally {
                permits.release();
            }
        });
    }

    private static @Nullable RuntimeException outcome(Future<?> one) {
        try {
            one.get();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new IllegalStateException("Interrupted while commands were under way", e);
        } catch (ExecutionException e) {
            return e.getCause() instanceof RuntimeException why ? why : new IllegalStateException(e.getCause());
        }
    }

    private static @Nullable RuntimeException first(@Nullable RuntimeException one, @Nullable RuntimeException other) {
        return one == null ? other : one;
    }
}
