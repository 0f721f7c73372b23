package org.taizhang.domain.nonconformity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.nonconformity.NonconformityEvent.Action;
import org.taizhang.domain.nonconformity.NonconformityEvent.Lapsed;
import org.taizhang.domain.nonconformity.NonconformityEvent.Measures;

/** What a nonconformity owes next, and what is told of it once that is overdue. */
final class Owing {
    static final String ANSWER = "answer";
    private static final int WORST = 1;

    private Owing() {}

    /** When the next of the measures is owed; when they must have been verified, where all are done. */
    static Instant next(
            @Nullable Measures measures, boolean corrected, boolean prevented, Instant now, Handling handling) {
        return Stream.of(
                        corrected || measures == null ? null : measures.corrective(),
                        prevented || measures == null ? null : measures.preventive())
                .filter(Objects::nonNull)
                .map(Action::until)
                .min(Instant::compareTo)
                .orElse(now.plus(handling.verify()));
    }

    static List<Lapsed> lapses(NonconformityState state, UUID nonconformity, Instant now, Handling handling) {
        var lapses = new ArrayList<Lapsed>();
        if (state.owedBy() != null && !now.isBefore(state.owedBy()))
            lapses.add(lapsed(state, nonconformity, what(state), state.owedBy(), state.lapses() + 1, now, handling));
        if (state.answerBy() != null && !now.isBefore(state.answerBy()))
            lapses.add(lapsed(
                    state, nonconformity, ANSWER, state.answerBy(), state.lapses() + 1 + lapses.size(), now, handling));
        return lapses;
    }

    private static String what(NonconformityState state) {
        if (state.measures() == null) return "measures";
        if (!state.isCorrected()) return "correction";
        return state.isPrevented() ? "verification" : "prevention";
    }

    private static Lapsed lapsed(
            NonconformityState state,
            UUID nonconformity,
            String what,
            Instant due,
            int occurrence,
            Instant now,
            Handling handling) {
        var text = "发现问题“%s”的%s逾期，应于 %s 完成。The %s of the nonconformity at %s was due at %s"
                .formatted(
                        state.discovery().found().where(),
                        zh(what),
                        due,
                        what,
                        state.discovery().found().where(),
                        due);
        var lapse = new Lapse(
                what,
                due,
                occurrence,
                text,
                recipients(state),
                Math.max(WORST, state.discovery().found().severity()));
        return new Lapsed(nonconformity, state.origin(), lapse, now.plus(handling.again()));
    }

    private static String zh(String what) {
        return switch (what) {
            case "measures" -> "整改措施";
            case "correction" -> "纠正";
            case "prevention" -> "预防";
            case "verification" -> "验证";
            default -> "部门反馈";
        };
    }

    private static List<String> recipients(NonconformityState state) {
        var people = new ArrayList<String>();
        var measures = state.measures();
        if (measures != null)
            Stream.of(measures.corrective(), measures.preventive())
                    .filter(Objects::nonNull)
                    .map(Action::who)
                    .distinct()
                    .forEach(people::add);
        people.add("role:OPERATOR");
        people.add("role:APPROVER");
        return people;
    }
}
