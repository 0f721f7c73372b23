package org.taizhang.ledger.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.Recorded;
import org.taizhang.ledger.group.Nanos;

/**
 * Decides what is asked of the storage next and what each append is told; it does no input or output and knows no clock.
 *
 * <p>A group is sent to the head, and to nowhere else before a majority is known to hold a group there: its own, which
 * is then acknowledged, or another's, after which whatever of its own may still be under way can never be stored. Hence
 * positions are dense, and an append is stored once. An error alone proves nothing: a position may be taken by what is
 * rolled back later, so that the same position is tried until a majority read shows who has it. No fence is needed to
 * tell an append for certain that it is not stored: the next group at the head is one.
 */
final class Sequencer {
    private static final long SHORTEST_PAUSE = 2_000_000;
    private static final long LONGEST_PAUSE = 250_000_000;

    private final Consumer<Group> committed;
    private final Map<UUID, Append> members = new LinkedHashMap<>();
    private final Lasts lasts = new Lasts();
    private final Map<Place, Standing> standings = new HashMap<>();
    private final Set<String> doubted = new HashSet<>();
    private long head;
    private long latest;
    private boolean looking;
    private boolean damaged;
    private long pause;
    private long nextPause = SHORTEST_PAUSE;
    private @Nullable Group sending;
    private @Nullable RuntimeException failure;
    private volatile @Nullable String writeTrouble;
    private volatile @Nullable String readTrouble;

    /**
     * Begins where the majority's log ends.
     *
     * @param committed is told each group that stands at the head for ever, in order, before its appends are
     */
    Sequencer(long head, long latest, Consumer<Group> committed) {
        this.head = head;
        this.latest = latest;
        this.committed = committed;
    }

    long head() {
        return head;
    }

    Optional<String> trouble() {
        return Optional.ofNullable(readTrouble != null ? readTrouble : writeTrouble);
    }

    /** Whether no append waits for an answer. */
    boolean idle() {
        return members.isEmpty();
    }

    void begin(Collection<Append> appends) {
        appends.forEach(append -> members.put(append.nonce, append));
        if (damaged) failAll(String.valueOf(readTrouble), null);
        pause = 0;
    }

    /** Has the storage asked whether somebody else has appended. */
    void look() {
        looking = true;
    }

    /** What to do next, at a time in nanoseconds. */
    Request next(long now) {
        expire(now);
        if (pause > 0 && !members.isEmpty()) return new Request.Pause(pause);
        if (looking) return new Request.Tail(head);
        var wanted = new LinkedHashSet<Place>();
        var chosen = choose(wanted);
        if (looking) return new Request.Tail(head);
        if (!wanted.isEmpty()) return new Request.Standings(wanted);
        if (chosen.isEmpty()) return new Request.Rest();
        sending = group(chosen);
        chosen.forEach(append -> append.sent = true);
        return new Request.Insert(sending);
    }

    void replied(Reply reply) {
        switch (reply) {
            case Reply.Inserted inserted -> inserted(inserted.stored());
            case Reply.Tail tail -> tail(tail.groups());
            case Reply.Standings known -> {
                standings.putAll(known.standings());
                readTrouble = null;
            }
            case Reply.Paused paused -> pause = 0;
            case Reply.Unreadable unreadable -> {
                failure = unreadable.why();
                readTrouble = "The ledger cannot be read: " + unreadable.why().getMessage();
                if (members.isEmpty()) looking = false;
                hesitate();
            }
        }
    }

    /** Fails all that wait, because nobody will work for them any more. */
    void abandon(Throwable why) {
        writeTrouble = "The ledger takes no entries until the product is started again: " + why;
        failAll("The ledger's writer died", why);
    }

    private void inserted(Groups.Stored stored) {
        var group = sending;
        sending = null;
        standings.clear();
        switch (stored) {
            case Groups.Stored.Durably durably -> {
                if (group != null) commit(group);
            }
            case Groups.Stored.Taken taken -> looking = true;
            case Groups.Stored.Perhaps perhaps -> {
                looking = true;
                failure = perhaps.why();
                writeTrouble = "The ledger takes no entries: " + perhaps.why().getMessage();
            }
        }
    }

    private void tail(List<Group> groups) {
        looking = false;
        if (!damaged) readTrouble = null;
        for (var group : groups) {
            if (group.first() != head) {
                damaged("there is no entry at position " + head + ", but one at " + group.first());
                return;
            }
            commit(group);
        }
        if (!groups.isEmpty() || members.isEmpty()) return;
        for (var append : members.values())
            for (var entry : append.all) {
                lasts.forget(entry.aggregate());
                doubted.add(entry.aggregate());
            }
        standings.clear();
        hesitate();
    }

    /** Whoever wrote on might fill the gap with something else, and hide it for ever. */
    private void damaged(String what) {
        damaged = true;
        readTrouble = "The ledger is damaged: " + what;
        failAll(readTrouble, null);
    }

    private void failAll(String sentence, @Nullable Throwable why) {
        members.values().forEach(append -> fail(append, sentence, why));
        members.clear();
        pause = 0;
    }

    private static void fail(Append append, String sentence, @Nullable Throwable why) {
        append.fail(
                append.sent
                        ? new CannotAppend.OutcomeUnknown(
                                "Whether the entries were stored is not known: " + sentence, why)
                        : new CannotAppend.NotStored("The entries were not stored: " + sentence, why));
    }

    private void hesitate() {
        pause = nextPause;
        nextPause = Math.min(2 * nextPause, LONGEST_PAUSE);
    }

    private void commit(Group group) {
        head = group.end();
        latest = group.latest();
        for (var recorded : group.entries())
            lasts.put(recorded.entry().aggregate(), recorded.entry().sequence());
        standings.clear();
        doubted.clear();
        pause = 0;
        nextPause = SHORTEST_PAUSE;
        failure = null;
        writeTrouble = null;
        committed.accept(group);
        var position = group.first();
        for (var part : group.parts()) {
            var append = members.remove(part.nonce());
            if (append != null) append.done.complete(position);
            position += part.count();
        }
        members.values().forEach(append -> append.sent = false);
    }

    private void expire(long now) {
        for (var all = members.values().iterator(); all.hasNext(); ) {
            var append = all.next();
            if (now - append.deadline < 0) continue;
            all.remove();
            fail(append, failure == null ? "it takes too long" : String.valueOf(failure.getMessage()), failure);
        }
    }

    private Group group(List<Append> chosen) {
        var parts = new ArrayList<Group.Part>(chosen.size());
        var entries = new ArrayList<Recorded>();
        var newest = latest;
        for (var append : chosen) {
            parts.add(new Group.Part(append.nonce, append.all.size()));
            for (var entry : append.all) {
                entries.add(new Recorded(head + entries.size(), entry));
                newest = Math.max(newest, Nanos.of(entry.time()));
            }
        }
        return new Group(head, newest, List.copyOf(parts), List.copyOf(entries));
    }

    /** The appends that follow what is there and each other; those that never can are told so and leave. */
    private List<Append> choose(Set<Place> wanted) {
        var judge = new Judge(lasts, standings, doubted);
        var chosen = new ArrayList<Append>(members.size());
        for (var all = members.values().iterator(); all.hasNext(); ) {
            var append = all.next();
            switch (judge.judge(append)) {
                case Judge.Verdict.Follows follows -> chosen.add(append);
                case Judge.Verdict.Later later -> {}
                case Judge.Verdict.Ask ask -> wanted.addAll(ask.places());
                case Judge.Verdict.Look look -> looking = true;
                case Judge.Verdict.Never never -> {
                    all.remove();
                    append.fail(never.why());
                }
            }
        }
        return chosen;
    }
}
