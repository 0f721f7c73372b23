package org.taizhang.api.analysis;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.clause.MonthCompliance;
import org.taizhang.domain.analysis.AnalysisEvent.Compilation;
import org.taizhang.domain.analysis.AnalysisEvent.Scope;
import org.taizhang.domain.analysis.Compiler;
import org.taizhang.domain.analysis.Figures;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.LedgerSource;
import org.taizhang.ledger.NamedJson;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.analysis.Analyst;
import org.taizhang.projections.analysis.Span;

/** Reads the ledger from its beginning, once at a time however many ask. */
@Component
class LedgerCompiler implements Compiler {
    private static final int MOST = 200;
    private static final int FEWEST = 5;
    /** So that the figures fit into one entry of the ledger with all that stands around them. */
    private static final int MOST_BYTES = 56_000;

    private final LedgerSource source;
    private final CommitLog log;
    private final NamedJson json;
    private final MonthCompliance compliance;
    private final ZoneId zone;
    private final ReentrantLock reading = new ReentrantLock(true);

    LedgerCompiler(LedgerSource source, CommitLog log, NamedJson json, MonthCompliance compliance, Settings settings) {
        this.source = source;
        this.log = log;
        this.json = json;
        this.compliance = compliance;
        this.zone = settings.zone();
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public Compilation compile(Scope scope) {
        var position = log.head() - 1;
        var analyst = read(scope, zone, position);
        var most = MOST;
        var figures = analyst.figures(most);
        var tree = CanonicalJson.tree(json, figures);
        while (CanonicalJson.bytes(tree).length > MOST_BYTES && most > FEWEST) {
            most /= 2;
            figures = analyst.figures(most);
            tree = CanonicalJson.tree(json, figures);
        }
        return new Compilation(zone.getId(), position, CanonicalJson.sha256(tree), figures);
    }

    /** The figures again, from where they were compiled. */
    Figures again(Scope scope, Compilation compilation) {
        var analyst = read(scope, ZoneId.of(compilation.zone()), compilation.position());
        return analyst.figures(compilation.figures().listed());
    }

    private Analyst read(Scope scope, ZoneId zone, long position) {
        var span = new Span(YearMonth.parse(scope.month()), zone);
        var analyst = new Analyst(scope.unit(), span, compliance.of(span));
        reading.lock();
        try (var stream = source.openStream(source.createTailToken())) {
            while (stream.hasNextAvailable()) {
                var recorded = Recorded.of(stream.nextAvailable(), Object.class, json::nameOf);
                if (recorded.position() > position) break;
                analyst.hear(recorded);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading the ledger", e);
        } finally {
            reading.unlock();
        }
        return analyst;
    }
}
