package org.taizhang.ledger.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Recorded;

/** One schedule, all of which follows from its seed: writers, readers, their messages and a replica set that fails. */
final class Simulation {
    /** What a writer or a reader may do wrong. */
    enum Shortcut {
        NONE,
        /** A taken position is passed without waiting for a majority to have what takes it. */
        STRAIGHT_ON,
        /** The next group is sent before the one before it is acknowledged. */
        PIPELINE,
        /** What stands in the log is not looked through for what is one's own. */
        NO_NONCE,
        /** A reader takes what one member has. */
        LOCAL_READER,
        /** A writer takes what one member has. */
        LOCAL_WRITER
    }

    private static final long STEP = 1_000_000;
    private static final Instant TIME = Instant.parse("2026-11-23T12:00:00Z");

    private final Random random;
    private final Shortcut shortcut;
    private final Cluster cluster;
    private final List<SimulatedWriter> writers = new ArrayList<>();
    private final List<Runnable> messages = new ArrayList<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private final List<Append> appends = new ArrayList<>();
    private final Set<Append> abandoned = new HashSet<>();
    private final List<SimulatedReader> readers = new ArrayList<>();
    private final Set<String> violations = new LinkedHashSet<>();
    private boolean quiet;
    private long now;

    /** An insert that waits for its majority, and what is told when it has it or not. */
    private record Waiter(Cluster.Written written, SimulatedWriter writer, long ticket) {}

    Simulation(long seed, Shortcut shortcut) {
        this.random = new Random(seed);
        this.shortcut = shortcut;
        cluster = new Cluster(random);
        for (var i = random.nextInt(1, 4); i > 0; i--) writers.add(new SimulatedWriter());
        for (var i = 0; i < 2; i++) readers.add(new SimulatedReader());
    }

    int committed() {
        return cluster.committed().size();
    }

    /** Runs it, lets everything settle, and says what was violated. */
    Set<String> run(int steps) {
        for (var i = 0; i < steps; i++) step();
        quiet = true;
        for (var i = 0; i < 4_000 && !settled(); i++) {
            if (i % 16 == 0) cluster.heal();
            step();
        }
        while (!messages.isEmpty()) messages.removeFirst().run();
        cluster.heal();
        readers.forEach(SimulatedReader::read);
        check();
        return violations;
    }

    private boolean settled() {
        return messages.isEmpty()
                && waiters.isEmpty()
                && appends.stream().allMatch(append -> append.done.isDone() || abandoned.contains(append));
    }

    private void step() {
        now += STEP;
        switch (quiet ? random.nextInt(4, 20) : random.nextInt(20)) {
            case 0, 1, 2, 3 -> cluster.step();
            case 4, 5 -> readers.get(random.nextInt(readers.size())).read();
            case 6 -> {
                if (!quiet) client(writers.get(random.nextInt(writers.size())));
            }
            case 7 -> {
                if (!quiet && random.nextInt(20) == 0)
                    writers.get(random.nextInt(writers.size())).crash();
            }
            case 8, 9, 10, 11, 12, 13 -> deliver();
            default -> writers.get(random.nextInt(writers.size())).step();
        }
        if (!quiet) cluster.step();
        answer();
    }

    /** Delivers any message, perhaps twice, perhaps never. */
    private void deliver() {
        if (messages.isEmpty()) return;
        var message = messages.remove(random.nextInt(messages.size()));
        var luck = quiet ? 50 : random.nextInt(100);
        if (luck < 8) return;
        if (luck < 16) messages.add(message);
        message.run();
    }

    private void answer() {
        for (var all = waiters.iterator(); all.hasNext(); ) {
            var waiter = all.next();
            if (waiter.written().isCommitted()) waiter.writer().reply(waiter.ticket(), new Groups.Stored.Durably());
            else if (waiter.written().isLost() || (!quiet && random.nextInt(60) == 0))
                waiter.writer().reply(waiter.ticket(), perhaps());
            else continue;
            all.remove();
        }
    }

    private static Groups.Stored perhaps() {
        return new Groups.Stored.Perhaps(new IllegalStateException("simulated"));
    }

    /** Somebody appends what follows what they know, or almost. */
    private void client(SimulatedWriter writer) {
        var lasts = new HashMap<String, Long>();
        for (var group : cluster.committed())
            for (var recorded : group.entries())
                lasts.put(recorded.entry().aggregate(), recorded.entry().sequence());
        var entries = new ArrayList<Entry>();
        for (var i = random.nextInt(1, 4); i > 0; i--) {
            var aggregate = String.valueOf((char) ('a' + random.nextInt(4)));
            var noise = random.nextInt(12);
            var sequence = Math.max(0, lasts.getOrDefault(aggregate, -1L) + 1 + (noise == 0 ? 1 : noise == 1 ? -1 : 0));
            lasts.put(aggregate, sequence);
            entries.add(new Entry(aggregate, sequence, TIME.plusSeconds(random.nextInt(100)), new byte[1]));
        }
        append(writer, entries);
    }

    private void append(SimulatedWriter writer, List<Entry> entries) {
        var nonce = new UUID(random.nextLong(), random.nextLong());
        var append = new Append(nonce, entries, now + random.nextInt(50, 500) * STEP);
        appends.add(append);
        writer.waiting.add(append);
        append.done.whenComplete((position, why) -> {
            if (why instanceof CannotAppend.OutcomeUnknown && !quiet && random.nextBoolean())
                append(writers.get(random.nextInt(writers.size())), entries);
            if (why == null
                    && cluster.committed().stream()
                            .noneMatch(group -> group.positionOf(nonce).equals(position(position))))
                violations.add("acknowledged before it was committed");
        });
    }

    private static java.util.OptionalLong position(long position) {
        return java.util.OptionalLong.of(position);
    }

    private void check() {
        var next = 0L;
        var positions = new HashMap<UUID, Long>();
        var lasts = new HashMap<String, Long>();
        for (var group : cluster.committed()) {
            if (group.first() != next) violations.add("a gap in the log");
            next = group.end();
            var position = group.first();
            for (var part : group.parts()) {
                if (positions.put(part.nonce(), position) != null) violations.add("stored twice");
                position += part.count();
            }
            for (var recorded : group.entries()) {
                var last =
                        lasts.put(recorded.entry().aggregate(), recorded.entry().sequence());
                if (recorded.entry().sequence() != (last == null ? 0 : last + 1))
                    violations.add("a gap in an aggregate");
            }
        }
        for (var append : appends) check(append, positions.get(append.nonce));
        readers.forEach(SimulatedReader::check);
    }

    private void check(Append append, @Nullable Long position) {
        if (!append.done.isDone()) {
            if (!abandoned.contains(append)) violations.add("never answered");
        } else if (!append.done.isCompletedExceptionally()) {
            if (!append.done.join().equals(position)) violations.add("acknowledged, but not there");
        } else if (!(append.done.exceptionNow() instanceof CannotAppend.OutcomeUnknown) && position != null) {
            violations.add("said not to be stored, but stored");
        }
    }

    /** A node that appends: a sequencer, and at most one request under way that it still waits for. */
    private final class SimulatedWriter {
        final List<Append> waiting = new ArrayList<>();
        private Sequencer sequencer = opened();
        private @Nullable Request asked;
        private long ticket;
        private Cluster.@Nullable Member refusing;

        private Sequencer opened() {
            var known = cluster.any().read(true);
            return known.isEmpty()
                    ? new Sequencer(0, Long.MIN_VALUE, group -> {})
                    : new Sequencer(known.getLast().end(), known.getLast().latest(), group -> {});
        }

        /** It is killed and started again; whoever waits never hears. */
        void crash() {
            abandoned.addAll(waiting);
            for (var append : appends) if (!append.done.isDone() && mine.contains(append)) abandoned.add(append);
            waiting.clear();
            mine.clear();
            ticket++;
            asked = null;
            sequencer = opened();
        }

        private final Set<Append> mine = new HashSet<>();

        void step() {
            if (asked != null) {
                if (random.nextInt(quiet ? 8 : 25) == 0) giveUp();
                return;
            }
            if (sequencer.idle()) {
                mine.addAll(waiting);
                if (!waiting.isEmpty()) sequencer.begin(List.copyOf(waiting));
                else sequencer.look();
                waiting.clear();
            }
            var request = sequencer.next(now);
            switch (request) {
                case Request.Rest rest -> {}
                case Request.Pause pause -> sequencer.replied(new Reply.Paused());
                default -> send(request);
            }
        }

        private void giveUp() {
            var request = asked;
            ticket++;
            asked = null;
            sequencer.replied(
                    request instanceof Request.Insert
                            ? new Reply.Inserted(perhaps())
                            : new Reply.Unreadable(new IllegalStateException("simulated")));
        }

        private void send(Request request) {
            asked = request;
            var sent = ++ticket;
            messages.add(() -> arrive(request, sent));
            if (shortcut == Shortcut.PIPELINE && request instanceof Request.Insert) {
                ticket++;
                asked = null;
                sequencer.replied(new Reply.Inserted(new Groups.Stored.Durably()));
            }
            if (shortcut == Shortcut.STRAIGHT_ON && request instanceof Request.Tail tail && refusing != null) {
                ticket++;
                asked = null;
                sequencer.replied(new Reply.Tail(strangers(tail(refusing, tail.from(), false))));
                refusing = null;
            }
        }

        private void arrive(Request request, long sent) {
            switch (request) {
                case Request.Insert insert -> insert(cluster.primary(), insert.group(), sent);
                case Request.Tail tail -> {
                    var found = tail(cluster.any(), tail.from(), shortcut != Shortcut.LOCAL_WRITER);
                    reply(sent, new Reply.Tail(shortcut == Shortcut.NO_NONCE ? strangers(found) : found));
                }
                case Request.Standings standings -> reply(sent, new Reply.Standings(standings(standings.places())));
                default -> throw new IllegalStateException();
            }
        }

        private void insert(Cluster.Member member, Group group, long sent) {
            if (!member.isPrimary()) reply(sent, perhaps());
            else if (member.isTaken(group)) {
                if (sent == ticket) refusing = member;
                reply(sent, new Groups.Stored.Taken());
            } else waiters.add(new Waiter(member.write(group), this, sent));
        }

        void reply(long sent, Groups.Stored stored) {
            reply(sent, new Reply.Inserted(stored));
        }

        /** Sends an answer back; it is not listened to any more once its request was given up. */
        private void reply(long sent, Reply reply) {
            messages.add(() -> {
                if (sent != ticket || asked == null) return;
                asked = null;
                sequencer.replied(reply);
            });
        }

        private Map<Place, Standing> standings(Set<Place> places) {
            var known = cluster.any().read(shortcut != Shortcut.LOCAL_WRITER);
            var standings = new HashMap<Place, Standing>();
            for (var place : places) {
                var last = -1L;
                UUID holder = null;
                for (var group : known)
                    for (var recorded : group.entries()) {
                        if (!recorded.entry().aggregate().equals(place.aggregate())) continue;
                        last = Math.max(last, recorded.entry().sequence());
                        if (recorded.entry().sequence() == place.sequence())
                            holder = group.nonceAt(recorded.position());
                    }
                standings.put(place, new Standing(last, shortcut == Shortcut.NO_NONCE ? null : holder));
            }
            return standings;
        }

        private static List<Group> tail(Cluster.Member member, long from, boolean majority) {
            return member.read(majority).stream()
                    .filter(group -> group.first() >= from)
                    .limit(3)
                    .toList();
        }

        /** The same groups, of which nothing is one's own. */
        private List<Group> strangers(List<Group> groups) {
            return groups.stream()
                    .map(group -> new Group(
                            group.first(),
                            group.latest(),
                            List.of(new Group.Part(
                                    new UUID(random.nextLong(), random.nextLong()),
                                    group.entries().size())),
                            group.entries()))
                    .toList();
        }
    }

    /** Reads on from where it was, of any member, and remembers what it saw. */
    private final class SimulatedReader {
        private final List<Recorded> seen = new ArrayList<>();

        void read() {
            for (var group : cluster.any().read(shortcut != Shortcut.LOCAL_READER)) {
                if (group.first() < seen.size()) continue;
                if (group.first() > seen.size()) violations.add("a reader met a gap");
                else seen.addAll(group.entries());
            }
        }

        void check() {
            var all = cluster.committed().stream()
                    .flatMap(group -> group.entries().stream())
                    .toList();
            for (var i = 0; i < seen.size(); i++)
                if (i >= all.size() || !all.get(i).equals(seen.get(i))) violations.add("a reader saw what changed");
        }
    }
}
