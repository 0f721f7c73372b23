package org.taizhang.ledger.mongo;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.CannotAppend.Conflict;
import org.taizhang.ledger.Entry;

/**
 * Says which appends can be stored next, in the order they are asked about. A conflict is told only after a majority
 * read has shown that the place is not the append's own: what an earlier member of the group takes is not stored yet.
 */
final class Judge {
    sealed interface Verdict {
        /** It follows what is stored and the members before it. */
        record Follows() implements Verdict {}

        /** It depends on what becomes of a member before it. */
        record Later() implements Verdict {}

        /** Who holds these places must be known first. */
        record Ask(Set<Place> places) implements Verdict {}

        /** It is in the log beyond what has been read of it, or the server that answered is behind. */
        record Look() implements Verdict {}

        /** It is not stored and never will be. */
        record Never(CannotAppend why) implements Verdict {}
    }

    private final Lasts lasts;
    private final Map<Place, Standing> standings;
    private final Set<String> doubted;
    private final Map<String, Long> chosen = new HashMap<>();

    /** The standings are the newest there are; an aggregate that is doubted is not taken to be new. */
    Judge(Lasts lasts, Map<Place, Standing> standings, Set<String> doubted) {
        this.lasts = lasts;
        this.standings = standings;
        this.doubted = doubted;
    }

    Verdict judge(Append append) {
        var own = new HashMap<String, Long>();
        var ask = new LinkedHashSet<Place>();
        for (var entry : append.all) {
            var before = own.put(entry.aggregate(), entry.sequence());
            if (before != null) {
                if (entry.sequence() != before + 1)
                    return new Verdict.Never(new Conflict(entry.aggregate(), entry.sequence(), before));
                continue;
            }
            var verdict = first(append, entry, ask);
            if (verdict != null) return verdict;
        }
        if (!ask.isEmpty()) return new Verdict.Ask(ask);
        chosen.putAll(own);
        return new Verdict.Follows();
    }

    /** What keeps the append's first entry of an aggregate out, if anything does. */
    private @Nullable Verdict first(Append append, Entry entry, Set<Place> ask) {
        var taken = chosen.get(entry.aggregate());
        if (taken != null) return entry.sequence() == taken + 1 ? null : new Verdict.Later();
        var place = new Place(entry.aggregate(), entry.sequence());
        var standing = standings.get(place);
        if (standing != null && append.nonce.equals(standing.holder())) return new Verdict.Look();
        var last = standing == null ? lasts.get(entry.aggregate()) : OptionalLong.of(standing.last());
        if (last.isPresent() && last.getAsLong() == entry.sequence() - 1) return null;
        if (standing != null) {
            // It followed when it was sent, and may still arrive: that it does not now is no proof until another has
            // its place.
            if (append.sent && standing.holder() == null) return new Verdict.Look();
            return new Verdict.Never(new Conflict(entry.aggregate(), entry.sequence(), standing.last()));
        }
        var isNew = last.isEmpty() && entry.sequence() == 0 && !doubted.contains(entry.aggregate());
        if (!isNew) ask.add(place);
        return null;
    }
}
