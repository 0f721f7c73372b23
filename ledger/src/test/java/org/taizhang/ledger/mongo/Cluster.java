package org.taizhang.ledger.mongo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Three members of a replica set as far as a log can see them: terms and elections, an operation log that is pulled,
 * committed once a majority has it and rolled back otherwise, and primaries that do not know yet that they are none.
 */
final class Cluster {
    /** What stands in an operation log: a group, or nothing but the beginning of a term. */
    private record Op(long term, @Nullable Group group) {}

    final class Member {
        private final List<Op> log = new ArrayList<>();
        private final int[] acknowledged = new int[SIZE];
        private final int number;
        private long term;
        private boolean primary;
        private int commit;

        Member(int number) {
            this.number = number;
        }

        boolean isPrimary() {
            return primary;
        }

        /** What a read finds, in order of position. */
        List<Group> read(boolean majority) {
            var found = new ArrayList<Group>();
            for (var op : majority ? log.subList(0, commit) : log) if (op.group() != null) found.add(op.group());
            found.sort((one, other) -> Long.compare(one.first(), other.first()));
            return found;
        }

        /** Whether an index forbids it, whatever becomes of the group that stands in the way. */
        boolean isTaken(Group group) {
            var keys = group.entries().stream()
                    .map(recorded -> new Place(
                            recorded.entry().aggregate(), recorded.entry().sequence()))
                    .toList();
            return read(false).stream()
                    .anyMatch(other -> other.first() == group.first()
                            || other.entries().stream()
                                    .anyMatch(recorded -> keys.contains(new Place(
                                            recorded.entry().aggregate(),
                                            recorded.entry().sequence()))));
        }

        /** Where it stands until it is committed or rolled back. */
        Written write(Group group) {
            var op = new Op(term, group);
            log.add(op);
            return new Written(this, op, log.size() - 1);
        }

        private long lastTerm() {
            return log.isEmpty() ? 0 : log.getLast().term();
        }

        private boolean isBehind(Member other) {
            return lastTerm() < other.lastTerm() || (lastTerm() == other.lastTerm() && log.size() < other.log.size());
        }

        private void learn(long newer) {
            if (newer <= term) return;
            term = newer;
            primary = false;
        }
    }

    /** A write that waits for its majority. */
    record Written(Member member, Object op, int index) {
        boolean isCommitted() {
            return member.commit > index && member.log.get(index) == op;
        }

        boolean isLost() {
            return !member.primary || member.log.size() <= index || member.log.get(index) != op;
        }
    }

    private static final int SIZE = 3;

    private final RandomGenerator random;
    private final List<Member> members = new ArrayList<>();
    private final boolean[] cut = new boolean[SIZE];
    private final List<Op> committed = new ArrayList<>();

    Cluster(RandomGenerator random) {
        this.random = random;
        for (var i = 0; i < SIZE; i++) members.add(new Member(i));
        elect(members.getFirst());
    }

    Member any() {
        return members.get(random.nextInt(SIZE));
    }

    /** Who says it is the primary: nobody, one, or one who is wrong. */
    Member primary() {
        var candidates = members.stream().filter(Member::isPrimary).toList();
        return candidates.isEmpty() ? any() : candidates.get(random.nextInt(candidates.size()));
    }

    /** What can never be lost, in the order in which it was written. */
    List<Group> committed() {
        var groups = new ArrayList<Group>();
        for (var op : committed) if (op.group() != null) groups.add(op.group());
        return groups;
    }

    /** Something that happens to replica sets. */
    void step() {
        switch (random.nextInt(20)) {
            case 0 -> cut[random.nextInt(SIZE)] ^= true;
            case 1 -> elect(any());
            default -> pull(any(), any(), random.nextInt(1, 4));
        }
    }

    /** Until all are of one mind again, and there is one primary. */
    void heal() {
        Arrays.fill(cut, false);
        var newest = members.getFirst();
        for (var member : members) if (newest.isBehind(member)) newest = member;
        while (!newest.primary) elect(newest);
        for (var round = 0; round < 2; round++) for (var member : members) pull(member, newest, Integer.MAX_VALUE);
    }

    private boolean connected(Member one, Member other) {
        return !cut[one.number] && !cut[other.number];
    }

    private void elect(Member candidate) {
        if (candidate.primary) return;
        candidate.term++;
        var votes = 1;
        for (var member : members) {
            if (member == candidate || !connected(member, candidate)) continue;
            if (member.term > candidate.term) candidate.learn(member.term);
            else if (member.term < candidate.term && !candidate.isBehind(member)) {
                member.learn(candidate.term);
                votes++;
            }
        }
        if (votes <= SIZE / 2) return;
        candidate.primary = true;
        Arrays.fill(candidate.acknowledged, 0);
        candidate.log.add(new Op(candidate.term, null));
    }

    /** One member copies from another, after undoing what the other does not have, and tells it how far it got. */
    private void pull(Member to, Member from, int most) {
        if (to == from || !connected(to, from)) return;
        to.learn(from.term);
        from.learn(to.term);
        if (to.primary) return;
        if (to.isBehind(from)) {
            var same = 0;
            while (same < to.log.size() && same < from.log.size() && to.log.get(same) == from.log.get(same)) same++;
            if (same < to.commit) throw new IllegalStateException("The model rolls back what was committed");
            to.log.subList(same, to.log.size()).clear();
            var end = (int) Math.min(from.log.size(), (long) same + most);
            to.log.addAll(from.log.subList(same, end));
        }
        if (!isPrefix(to, from)) return;
        if (from.primary) {
            from.acknowledged[to.number] = Math.max(from.acknowledged[to.number], to.log.size());
            advance(from);
        }
        commit(to, Math.min(from.commit, to.log.size()));
    }

    private static boolean isPrefix(Member to, Member from) {
        var size = to.log.size();
        return size == 0 || (size <= from.log.size() && to.log.getLast() == from.log.get(size - 1));
    }

    private void advance(Member primary) {
        for (var end = primary.log.size(); end > primary.commit; end--) {
            var have = 1;
            for (var acknowledged : primary.acknowledged) if (acknowledged >= end) have++;
            if (have > SIZE / 2 && primary.log.get(end - 1).term() == primary.term) {
                commit(primary, end);
                return;
            }
        }
    }

    private void commit(Member member, int end) {
        if (end <= member.commit) return;
        var known = member.commit;
        member.commit = end;
        for (var i = known; i < end; i++) {
            if (i == committed.size()) committed.add(member.log.get(i));
            else if (committed.get(i) != member.log.get(i))
                throw new IllegalStateException("The model has two histories");
        }
    }
}
