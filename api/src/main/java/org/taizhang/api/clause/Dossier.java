package org.taizhang.api.clause;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.taizhang.api.clause.Clause.Obligation;
import org.taizhang.api.clause.Clause.Owed;
import org.taizhang.api.clause.Standing.Term;
import org.taizhang.api.clause.Standing.Verdict;
import org.taizhang.api.ledger.Bytes;
import org.taizhang.api.ledger.Exports;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Problem;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.verify.clause.ClauseLines;
import org.taizhang.ledger.verify.clause.ClauseTold;
import org.taizhang.ledger.verify.event.Json;
import org.taizhang.projections.audit.AuditView;
import tools.jackson.databind.json.JsonMapper;

/** Writes how a unit kept the standard in a span of days, with the very entries that prove it and their proofs, as one file. */
@Component
class Dossier {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Clauses clauses;
    private final Compliance compliance;
    private final Proofs proofs;
    private final Model<Object, AuditView> audit;
    private final Exports exports;
    private final JsonMapper json;

    Dossier(
            Clauses clauses,
            Compliance compliance,
            Proofs proofs,
            Model<Object, AuditView> audit,
            Exports exports,
            JsonMapper json) {
        this.clauses = clauses;
        this.compliance = compliance;
        this.proofs = proofs;
        this.audit = audit;
        this.exports = exports;
        this.json = json;
    }

    private record Asked(String format, String origin, long size, String unit, LocalDate from, LocalDate until) {}

    private record Answered(
            String id,
            String zh,
            String en,
            Obligation obligation,
            Owed owed,
            Verdict verdict,
            long count,
            long breaches,
            @Nullable Instant last,
            List<Term> periods) {
        static Answered of(Standing standing) {
            var clause = standing.clause();
            return new Answered(
                    clause.id(),
                    clause.zh(),
                    clause.en(),
                    clause.obligation(),
                    clause.owed(),
                    standing.verdict(),
                    standing.evidence(),
                    standing.breaches(),
                    standing.last(),
                    standing.periods());
        }
    }

    private record Proof(
            long position,
            String leaf,
            String event,
            @Nullable String topic,
            String subject,
            String unit,
            Instant at,
            String by,
            String zh,
            String en) {
        static Proof of(AuditView audit, byte[] leaf) {
            return new Proof(
                    audit.position(),
                    Bytes.base64(leaf),
                    audit.event(),
                    audit.topic(),
                    audit.subject(),
                    audit.unit(),
                    audit.at(),
                    audit.actorName(),
                    audit.zh(),
                    audit.en());
        }
    }

    ResponseEntity<StreamingResponseBody> of(String unit, LocalDate from, LocalDate until) {
        var newest =
                exports.newest().orElseThrow(() -> new Problem(HttpStatus.SERVICE_UNAVAILABLE, "not-covered-yet", 0));
        if (!audit.view().await(newest.size() - 1, PATIENCE))
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "views-behind", newest.size() - 1);
        return new Writing(newest, unit, from, until).file();
    }

    /** One file, of what one checkpoint covers: told twice, it says the same twice. */
    private final class Writing {
        private final SignedCheckpoint newest;
        private final String unit;
        private final LocalDate from;
        private final LocalDate until;
        private final Instant begin;
        private final Instant end;

        Writing(SignedCheckpoint newest, String unit, LocalDate from, LocalDate until) {
            this.newest = newest;
            this.unit = unit;
            this.from = from;
            this.until = until;
            this.begin = from.atStartOfDay(compliance.zone()).toInstant();
            this.end = until.atStartOfDay(compliance.zone()).toInstant();
        }

        ResponseEntity<StreamingResponseBody> file() {
            var positions = positions();
            var standings = compliance.of(unit, from, until, newest.size());
            var export = exports.by(newest);
            return Exports.file(
                    "taizhang-clauses-" + unit + "-" + from + "-" + until + ".zip",
                    out -> export.evidence(
                            out,
                            positions,
                            exports.entries(positions),
                            Collections.emptyIterator(),
                            told -> tell(standings, told)));
        }

        /** Of all evidence; a bit an entry, since one event may prove much. */
        private long[] positions() {
            var found = new BitSet();
            for (var clause : clauses.all())
                proofs.each(clause, unit, begin, end, Long.MAX_VALUE, page -> {
                    for (var event : page) {
                        if (event.position() >= newest.size())
                            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "not-covered-yet", event.position());
                        found.set(Math.toIntExact(event.position()));
                    }
                });
            return found.stream().asLongStream().toArray();
        }

        private void tell(List<Standing> standings, ClauseTold told) throws IOException {
            told.begin(members(new Asked(ClauseLines.FORMAT, exports.origin(), newest.size(), unit, from, until)));
            for (var standing : standings) {
                told.clause(members(Answered.of(standing)));
                proofs.<IOException>each(
                        standing.clause(), unit, begin, end, newest.size(), page -> evidence(page, told));
            }
            told.end();
        }

        private void evidence(List<AuditView> page, ClauseTold told) throws IOException {
            var leaves = exports.leaves(
                    newest, page.stream().map(AuditView::position).toList());
            for (var i = 0; i < page.size(); i++) told.evidence(members(Proof.of(page.get(i), leaves.get(i))));
        }
    }

    private Json.Members members(Object of) {
        return (Json.Members) Json.parse(json.writeValueAsBytes(of));
    }
}
