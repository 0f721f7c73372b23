package org.taizhang.projections.analysis;

import java.time.Instant;
import org.taizhang.domain.analysis.Figures.Restores;
import org.taizhang.domain.analysis.Figures.Trials;
import org.taizhang.domain.restore.RestoreEvent;
import org.taizhang.domain.restore.RestoreEvent.Executed;
import org.taizhang.domain.restore.RestoreEvent.Lapsed;
import org.taizhang.domain.restore.RestoreEvent.Planned;
import org.taizhang.domain.restore.RestoreEvent.Tested;
import org.taizhang.domain.restore.RestoreEvent.Verified;
import org.taizhang.projections.Recorded;

/** Restores: how their tests went, which were made without one, and whether what came back was right. */
final class RestoreTheme implements Theme<Restores> {
    private final Span span;
    private final Counts counts = new Counts();
    private long passed;
    private long urgent;
    private long correct;

    RestoreTheme(Span span) {
        this.span = span;
    }

    @Override
    public void hear(Recorded<?> recorded) {
        if (!(recorded.event() instanceof RestoreEvent event) || !span.holds(recorded.time())) return;
        counts.add(event.getClass());
        switch (event) {
            case Tested e when e.record().passed() -> passed++;
            case Executed e when e.reviewBy() != null -> urgent++;
            case Verified e when e.verification().correct() && e.verification().running() -> correct++;
            default -> {}
        }
    }

    @Override
    public Restores figures(int most, Instant until) {
        return new Restores(
                counts.of(Planned.class),
                new Trials(passed, counts.of(Tested.class) - passed),
                counts.of(Executed.class),
                urgent,
                new Trials(correct, counts.of(Verified.class) - correct),
                counts.of(Lapsed.class));
    }
}
