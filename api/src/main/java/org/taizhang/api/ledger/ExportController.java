package org.taizhang.api.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.taizhang.api.Settings;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Summary;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.Envelope;
import org.taizhang.ledger.Recorded;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.verify.Export;

/** Entries with their proofs in one file, for whoever audits them elsewhere. */
@RestController
@RequestMapping("/api/v1/ledger/export")
class ExportController {
    private static final int BATCH = 500;

    private final CommitLog log;
    private final Exports exports;
    private final String unit;

    ExportController(CommitLog log, Exports exports, Settings settings) {
        this.log = log;
        this.exports = exports;
        this.unit = settings.unit();
    }

    @GetMapping(produces = Exports.ZIP)
    @PreAuthorize("hasAnyRole('AUDITOR', 'AUDIT_ADMINISTRATOR')")
    @Summary(zh = "导出一段条目或一个主体的全部条目，连同证明", en = "Export a range of entries, or all of one subject, with their proofs")
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam @Nullable Long from,
            @RequestParam @Nullable Long to,
            @RequestParam @Nullable String subject,
            @RequestParam(defaultValue = "false") boolean personal) {
        if (!Caller.seesAllOf(unit)) throw new Problem(HttpStatus.FORBIDDEN, "forbidden");
        var newest = exports.newest()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "no-checkpoint", TreeHash.SHA256.tree()));
        var export = exports.by(newest);
        var committed = new LinkedHashSet<String>();
        if (subject != null) {
            if (from != null || to != null) throw new Problem(HttpStatus.BAD_REQUEST, "range-or-subject");
            var positions = positions(subject, newest.size());
            if (positions.length == 0) throw new Problem(HttpStatus.NOT_FOUND, "nothing-to-export", subject);
            var entries = entries(next -> log.aggregate(subject, next, BATCH), 0, newest.size(), committed, personal);
            return file(newest, out -> export.subject(out, subject, positions, entries, personal(committed)));
        }
        var first = from == null ? 0 : from;
        var end = to == null ? newest.size() : to;
        if (first < 0 || first > end) throw new Problem(HttpStatus.BAD_REQUEST, "bad-range", first, end);
        if (end > newest.size()) throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "not-covered-yet", end - 1);
        var entries = entries(next -> log.read(next, BATCH), first, end, committed, personal);
        return file(newest, out -> export.range(out, first, end, entries, personal(committed)));
    }

    private long[] positions(String subject, long size) {
        return Stream.iterate(
                        log.aggregate(subject, 0, BATCH),
                        batch -> !batch.isEmpty(),
                        batch -> log.aggregate(subject, batch.getLast().entry().sequence() + 1, BATCH))
                .flatMap(List::stream)
                .mapToLong(Recorded::position)
                .takeWhile(position -> position < size)
                .toArray();
    }

    /** Entries a batch at a time; what they are committed to is added to the set as they pass. */
    private static Iterator<Export.Exported> entries(
            LongFunction<List<Recorded>> batch, long first, long end, Set<String> committed, boolean personal) {
        return new Iterator<>() {
            private final Deque<Recorded> ready = new ArrayDeque<>();
            private long next = first;

            @Override
            public boolean hasNext() {
                if (ready.isEmpty()) {
                    var read = batch.apply(next);
                    ready.addAll(read);
                    next += read.size();
                }
                return !ready.isEmpty() && ready.getFirst().position() < end;
            }

            @Override
            public Export.Exported next() {
                var recorded = ready.removeFirst();
                if (personal) addTo(committed, recorded);
                return new Export.Exported(recorded.position(), recorded.entry().bytes());
            }
        };
    }

    private static void addTo(Set<String> committed, Recorded recorded) {
        var commitments = Envelope.decode(recorded.entry().bytes()).personal();
        if (commitments == null) return;
        if (commitments.meta() != null) committed.add(commitments.meta());
        if (commitments.data() != null) committed.add(commitments.data());
    }

    /** What is behind the commitments, asked for when the first is wanted: by then all are known. */
    private Iterator<Export.Personal> personal(Set<String> committed) {
        return new Iterator<>() {
            private @Nullable Iterator<Export.Personal> all;

            @Override
            public boolean hasNext() {
                return all().hasNext();
            }

            @Override
            public Export.Personal next() {
                return all().next();
            }

            private Iterator<Export.Personal> all() {
                var known = all;
                if (known != null) return known;
                known = committed.isEmpty()
                        ? Collections.emptyIterator()
                        : log.personal(new ArrayList<>(committed)).stream()
                                .map(personal -> new Export.Personal(
                                        personal.commitment(), personal.salt(), personal.value(), personal.erased()))
                                .iterator();
                all = known;
                return known;
            }
        };
    }

    private static ResponseEntity<StreamingResponseBody> file(SignedCheckpoint newest, StreamingResponseBody body) {
        return Exports.file("taizhang-export-" + newest.size() + ".zip", body);
    }
}
