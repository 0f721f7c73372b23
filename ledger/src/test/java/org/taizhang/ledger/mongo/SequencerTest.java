package org.taizhang.ledger.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.CannotAppend.Conflict;
import org.taizhang.ledger.CannotAppend.NotStored;
import org.taizhang.ledger.CannotAppend.OutcomeUnknown;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Recorded;

/** What each append is told, whatever the storage answers and whatever it fails to. */
class SequencerTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final long DEADLINE = 1_000;
    private static final RuntimeException BROKEN = new IllegalStateException("connection reset");

    private final List<Group> committed = new ArrayList<>();
    private final Sequencer sequencer = new Sequencer(10, 0, committed::add);

    @Test
    void sendsWhatWaitsAsOneGroupToTheHead() {
        var a = begin(append("a"), append("b", "c"));
        var group = inserted();
        assertThat(group.first()).isEqualTo(10);
        assertThat(group.end()).isEqualTo(13);
        reply(new Groups.Stored.Durably());
        assertThat(a.get(0).done).isCompletedWithValue(10L);
        assertThat(a.get(1).done).isCompletedWithValue(11L);
        assertThat(sequencer.head()).isEqualTo(13);
        assertThat(sequencer.next(0)).isInstanceOf(Request.Rest.class);
    }

    @Test
    void aReplyLostAfterTheCommitIsFoundByNonce() {
        var append = begin(append("a")).getFirst();
        var group = inserted();
        reply(new Groups.Stored.Perhaps(BROKEN));
        tail(group);
        assertThat(append.done).isCompletedWithValue(10L);
        assertThat(committed).containsExactly(group);
    }

    @Test
    void whatWasNotAppliedIsSentAgainToTheSamePosition() {
        var append = begin(append("a")).getFirst();
        inserted();
        reply(new Groups.Stored.Perhaps(BROKEN));
        tail();
        asked(Map.of(new Place("a", 0), new Standing(-1, null)));
        assertThat(inserted().first()).isEqualTo(10);
        reply(new Groups.Stored.Durably());
        assertThat(append.done).isCompletedWithValue(10L);
    }

    @Test
    void whatCommitsAfterATimeOutIsFoundLater() {
        var append = begin(append("a")).getFirst();
        var group = inserted();
        reply(new Groups.Stored.Perhaps(BROKEN));
        for (var i = 0; i < 3; i++) {
            tail();
            asked(Map.of(new Place("a", 0), new Standing(-1, null)));
            assertThat(inserted().first()).isEqualTo(10);
            reply(new Groups.Stored.Taken());
        }
        tail(group);
        assertThat(append.done).isCompletedWithValue(10L);
    }

    @Test
    void whatIsRolledBackAfterATimeOutIsStoredOnce() {
        var append = begin(append("a")).getFirst();
        inserted();
        reply(new Groups.Stored.Perhaps(BROKEN));
        tail();
        asked(Map.of(new Place("a", 0), new Standing(-1, null)));
        inserted();
        reply(new Groups.Stored.Taken()); // by the first attempt, which is rolled back now
        tail();
        asked(Map.of(new Place("a", 0), new Standing(-1, null)));
        inserted();
        reply(new Groups.Stored.Durably());
        assertThat(append.done).isCompletedWithValue(10L);
        assertThat(committed).hasSize(1);
    }

    @Test
    void goesOnBehindWhatAnotherNodeStored() {
        var append = begin(append("a")).getFirst();
        inserted();
        reply(new Groups.Stored.Taken());
        tail(foreign(10, entry("x", 0), entry("x", 1)));
        assertThat(inserted().first()).isEqualTo(12);
        reply(new Groups.Stored.Durably());
        assertThat(append.done).isCompletedWithValue(12L);
    }

    @Test
    void aTakenPositionIsNotLeftBeforeAMajorityHasWhatTookIt() {
        begin(append("a"));
        inserted();
        reply(new Groups.Stored.Taken());
        tail();
        asked(Map.of(new Place("a", 0), new Standing(-1, null)));
        assertThat(inserted().first()).isEqualTo(10);
    }

    @Test
    void aPlaceTakenByAnotherIsAConflictForItsAppendOnly() {
        var both = begin(append("a"), append("b"));
        inserted();
        reply(new Groups.Stored.Taken());
        tail();
        asked(Map.of(new Place("a", 0), new Standing(4, UUID.randomUUID()), new Place("b", 0), new Standing(-1, null)));
        assertThat(inserted().parts()).extracting(Group.Part::nonce).containsExactly(both.get(1).nonce);
        assertThat(both.get(0).done.exceptionNow())
                .isInstanceOf(Conflict.class)
                .hasMessage("Aggregate a goes on with sequence 5, not 0");
        reply(new Groups.Stored.Durably());
        assertThat(both.get(1).done).isCompletedWithValue(10L);
    }

    @Test
    void aPlaceTakenByItselfIsASuccess() {
        var append = begin(append("a")).getFirst();
        var group = inserted();
        reply(new Groups.Stored.Taken());
        tail();
        asked(Map.of(new Place("a", 0), new Standing(0, append.nonce)));
        tail(group);
        assertThat(append.done).isCompletedWithValue(10L);
    }

    @Test
    void aServerThatIsBehindMakesNoConflictOfWhatMayStillArrive() {
        begin(new Append(UUID.randomUUID(), List.of(entry("a", 3)), DEADLINE));
        asked(Map.of(new Place("a", 3), new Standing(2, null)));
        inserted();
        reply(new Groups.Stored.Perhaps(BROKEN));
        tail();
        asked(Map.of(new Place("a", 3), new Standing(1, null)));
        assertThat(request()).isInstanceOf(Request.Tail.class);
        assertThat(sequencer.idle()).isFalse();
    }

    @Test
    void aGapIsAConflictOnceTheStorageHasBeenAsked() {
        var append = begin(new Append(UUID.randomUUID(), List.of(entry("a", 3)), DEADLINE))
                .getFirst();
        asked(Map.of(new Place("a", 3), new Standing(1, null)));
        assertThat(request()).isInstanceOf(Request.Rest.class);
        assertThat(append.done.exceptionNow()).hasMessage("Aggregate a goes on with sequence 2, not 3");
    }

    @Test
    void whatAnEarlierMemberTakesIsAConflictOnlyWhenThatIsStored() {
        var both = begin(append("a"), append("a"));
        assertThat(inserted().entries()).hasSize(1);
        reply(new Groups.Stored.Perhaps(BROKEN));
        assertThat(both.get(1).done).isNotDone();
        tail(foreign(10, entry("x", 0)));
        assertThat(inserted().first()).isEqualTo(11);
        reply(new Groups.Stored.Durably());
        asked(Map.of(new Place("a", 0), new Standing(0, both.get(0).nonce)));
        request();
        assertThat(both.get(1).done.exceptionNow()).isInstanceOf(Conflict.class);
    }

    @Test
    void membersOfAGroupFollowEachOther() {
        var two = begin(append("a"), new Append(UUID.randomUUID(), List.of(entry("a", 1)), DEADLINE));
        assertThat(inserted().entries()).hasSize(2);
        reply(new Groups.Stored.Durably());
        assertThat(two.get(1).done).isCompletedWithValue(11L);
    }

    @Test
    void theDeadlineLeavesUnknownWhatWasSent() {
        var append = begin(append("a")).getFirst();
        inserted();
        reply(new Groups.Stored.Perhaps(BROKEN));
        assertThat(sequencer.next(DEADLINE)).isInstanceOf(Request.Tail.class);
        assertThat(append.done.exceptionNow())
                .isInstanceOf(OutcomeUnknown.class)
                .hasMessage("Whether the entries were stored is not known: connection reset");
        assertThat(sequencer.trouble()).contains("The ledger takes no entries: connection reset");
    }

    @Test
    void theDeadlineIsDefiniteForWhatWasNeverSent() {
        var append = begin(new Append(UUID.randomUUID(), List.of(entry("a", 1)), DEADLINE))
                .getFirst();
        assertThat(request()).isInstanceOf(Request.Standings.class);
        sequencer.replied(new Reply.Unreadable(BROKEN));
        assertThat(sequencer.next(DEADLINE)).isInstanceOf(Request.Rest.class);
        assertThat(append.done.exceptionNow()).isInstanceOf(NotStored.class);
    }

    @Test
    void theDeadlineIsDefiniteOnceAnotherHasThePosition() {
        var append = begin(append("a")).getFirst();
        inserted();
        reply(new Groups.Stored.Perhaps(BROKEN));
        tail(foreign(10, entry("x", 0)));
        assertThat(sequencer.next(DEADLINE)).isInstanceOf(Request.Rest.class);
        assertThat(append.done.exceptionNow()).isInstanceOf(NotStored.class);
    }

    @Test
    void theNextGroupAtTheHeadEndsWhatWasLeftUnknown() {
        var zombie = begin(append("a")).getFirst();
        var first = inserted();
        reply(new Groups.Stored.Perhaps(BROKEN));
        sequencer.next(DEADLINE);
        assertThat(zombie.done.exceptionNow()).isInstanceOf(OutcomeUnknown.class);
        tail();
        var next = begin(new Append(UUID.randomUUID(), List.of(entry("b", 0)), 2 * DEADLINE))
                .getFirst();
        assertThat(inserted().first()).isEqualTo(first.first());
        reply(new Groups.Stored.Taken());
        tail(first); // the zombie was faster
        assertThat(inserted().first()).isEqualTo(11);
        reply(new Groups.Stored.Durably());
        assertThat(next.done).isCompletedWithValue(11L);
    }

    @Test
    void aCommandSentAgainAfterTheWriterWasKilledIsAConflict() {
        var resent = begin(append("a")).getFirst();
        inserted();
        reply(new Groups.Stored.Taken());
        tail(foreign(10, entry("a", 0))); // what the one that was killed had sent
        asked(Map.of(new Place("a", 0), new Standing(0, UUID.randomUUID())));
        assertThat(request()).isInstanceOf(Request.Rest.class);
        assertThat(resent.done.exceptionNow()).isInstanceOf(Conflict.class);
    }

    @Test
    void aGapIsAnAlarmAndNothingIsWrittenIntoIt() {
        var waiting = begin(append("a")).getFirst();
        inserted();
        reply(new Groups.Stored.Taken());
        tail(foreign(12, entry("x", 0)));
        assertThat(waiting.done.exceptionNow()).isInstanceOf(OutcomeUnknown.class);
        assertThat(sequencer.trouble())
                .contains("The ledger is damaged: there is no entry at position 10, but one at 12");
        var next = begin(append("b")).getFirst();
        assertThat(next.done.exceptionNow()).isInstanceOf(NotStored.class);
        assertThat(request()).isInstanceOf(Request.Rest.class);
        assertThat(committed).isEmpty();
    }

    @Test
    void anAppendThatContradictsItselfIsNeverSent() {
        var append = begin(new Append(UUID.randomUUID(), List.of(entry("a", 0), entry("a", 2)), DEADLINE))
                .getFirst();
        assertThat(request()).isInstanceOf(Request.Rest.class);
        assertThat(append.done.exceptionNow()).isInstanceOf(Conflict.class);
    }

    @Test
    void whatOthersAppendIsSeenWithoutAppending() {
        sequencer.look();
        tail(foreign(10, entry("x", 0)), foreign(11, entry("y", 0)));
        assertThat(sequencer.head()).isEqualTo(12);
        assertThat(committed).hasSize(2);
        assertThat(request()).isInstanceOf(Request.Rest.class);
    }

    @Test
    void theLatestTimeNeverFalls() {
        begin(append("a"));
        var first = inserted();
        reply(new Groups.Stored.Durably());
        begin(new Append(UUID.randomUUID(), List.of(new Entry("b", 0, NOON.minusSeconds(9), new byte[0])), DEADLINE));
        assertThat(inserted().latest()).isEqualTo(first.latest());
    }

    @Test
    void whoeverWaitsIsToldWhenTheWriterDies() {
        var append = begin(append("a")).getFirst();
        sequencer.abandon(new OutOfMemoryError("simulated"));
        assertThat(append.done.exceptionNow()).isInstanceOf(CannotAppend.class);
        assertThat(sequencer.trouble()).isPresent();
    }

    private List<Append> begin(Append... appends) {
        sequencer.begin(List.of(appends));
        return List.of(appends);
    }

    /** What is asked for, after any pause. */
    private Request request() {
        var request = sequencer.next(0);
        while (request instanceof Request.Pause) {
            sequencer.replied(new Reply.Paused());
            request = sequencer.next(0);
        }
        return request;
    }

    private Group inserted() {
        var request = request();
        assertThat(request).isInstanceOf(Request.Insert.class);
        return ((Request.Insert) request).group();
    }

    private void reply(Groups.Stored stored) {
        sequencer.replied(new Reply.Inserted(stored));
    }

    private void tail(Group... groups) {
        assertThat(request()).isEqualTo(new Request.Tail(sequencer.head()));
        sequencer.replied(new Reply.Tail(List.of(groups)));
    }

    private void asked(Map<Place, Standing> standings) {
        assertThat(request()).isEqualTo(new Request.Standings(Set.copyOf(standings.keySet())));
        sequencer.replied(new Reply.Standings(standings));
    }

    /** An append of the first entry of each of these aggregates. */
    private static Append append(String... aggregates) {
        return new Append(
                UUID.randomUUID(),
                Arrays.stream(aggregates).map(aggregate -> entry(aggregate, 0)).toList(),
                DEADLINE);
    }

    private static Entry entry(String aggregate, long sequence) {
        return new Entry(aggregate, sequence, NOON, new byte[] {1});
    }

    private static Group foreign(long first, Entry... entries) {
        var recorded = new ArrayList<Recorded>();
        for (var entry : entries) recorded.add(new Recorded(first + recorded.size(), entry));
        return new Group(first, 0, List.of(new Group.Part(UUID.randomUUID(), entries.length)), recorded);
    }
}
