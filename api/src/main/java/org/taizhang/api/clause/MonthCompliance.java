package org.taizhang.api.clause;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.taizhang.domain.Cadence.Period;
import org.taizhang.domain.analysis.Figures;
import org.taizhang.domain.analysis.Figures.Requirement;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.analysis.Span;
import org.taizhang.projections.analysis.Theme;

/** How the requirements stood at the end of a month, by the events of the ledger itself. */
@Component
public class MonthCompliance {
    private final Compliance compliance;
    private final Clauses clauses;

    MonthCompliance(Compliance compliance, Clauses clauses) {
        this.compliance = compliance;
        this.clauses = clauses;
    }

    public Theme<Figures.Compliance> of(Span span) {
        return new Heard(span);
    }

    /** Digest of all on which the answers depend: what is owed how often, and what proves it. */
    public String catalogue() {
        var text = clauses.all().stream().map(MonthCompliance::line).collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(TreeHash.SHA256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String line(Clause clause) {
        var duties = clause.duties().stream()
                .map(duty -> duty.every().every() + " " + duty.every().unit() + " " + clause.by(duty))
                .toList();
        return String.join(
                " ",
                clause.id(),
                clause.owed().name(),
                duties.toString(),
                clause.evidence().toString(),
                clause.breaches().toString());
    }

    private final class Heard implements Theme<Figures.Compliance> {
        private final Period month;
        private final LedgerTally tally;

        Heard(Span span) {
            this.month =
                    new Period(span.month().atDay(1), span.month().plusMonths(1).atDay(1));
            this.tally = new LedgerTally(clauses.all().stream()
                    .flatMap(clause -> Stream.concat(
                            Stream.concat(clause.evidence().stream(), clause.breaches().stream()),
                            clause.duties().stream().flatMap(duty -> clause.by(duty).stream())))
                    .collect(Collectors.toSet()));
        }

        @Override
        public void hear(Recorded<?> recorded) {
            tally.hear(recorded);
        }

        /** Every requirement is named: there are not many. */
        @Override
        public Figures.Compliance figures(int most, Instant until) {
            var requirements = compliance.of(tally, month, until).stream()
                    .map(standing -> new Requirement(
                            standing.clause().id(),
                            Figures.Verdict.valueOf(standing.verdict().name()),
                            standing.evidence(),
                            standing.breaches()))
                    .toList();
            return new Figures.Compliance(
                    catalogue(),
                    count(requirements, Figures.Verdict.MET),
                    count(requirements, Figures.Verdict.DUE),
                    count(requirements, Figures.Verdict.OVERDUE),
                    count(requirements, Figures.Verdict.NONE),
                    requirements);
        }

        private static long count(List<Requirement> requirements, Figures.Verdict verdict) {
            return requirements.stream()
                    .filter(requirement -> requirement.verdict() == verdict)
                    .count();
        }
    }
}
