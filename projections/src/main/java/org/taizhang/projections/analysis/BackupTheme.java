package org.taizhang.projections.analysis;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.taizhang.domain.analysis.Figures.Backups;
import org.taizhang.domain.analysis.Figures.Trials;
import org.taizhang.domain.backup.BackupEvent;
import org.taizhang.domain.backup.BackupEvent.Approved;
import org.taizhang.domain.backup.BackupEvent.Checked;
import org.taizhang.domain.backup.BackupEvent.Missed;
import org.taizhang.domain.backup.BackupEvent.Retired;
import org.taizhang.domain.backup.BackupEvent.Verified;
import org.taizhang.domain.run.RunEvent;
import org.taizhang.domain.run.RunEvent.Completed;
import org.taizhang.domain.run.RunEvent.Failed;
import org.taizhang.domain.run.RunEvent.IntegrityChecked;
import org.taizhang.domain.run.RunEvent.Recovered;
import org.taizhang.projections.Recorded;

/** Backups: which runs succeeded, failed or did not come, and which were tried whether they can be used. */
final class BackupTheme implements Theme<Backups> {
    private final Span span;
    private final Set<UUID> inForce = new HashSet<>();
    private final Set<UUID> unsound = new HashSet<>();
    private final Counts counts = new Counts();
    private final Counts byMethod = new Counts();
    private final Trend trend;
    private long sound;

    BackupTheme(Span span) {
        this.span = span;
        this.trend = new Trend(span);
    }

    @Override
    public void hear(Recorded<?> recorded) {
        var at = recorded.time();
        switch (recorded.event()) {
            case BackupEvent event -> heard(event, at);
            case RunEvent event -> heard(event, at);
            default -> {}
        }
    }

    private void heard(BackupEvent event, Instant at) {
        if (span.hasBegun(at) && event instanceof Approved) inForce.add(event.backup());
        if (span.hasBegun(at) && event instanceof Retired) inForce.remove(event.backup());
        if (event instanceof Missed) trend.add(at);
        if (!span.holds(at)) return;
        counts.add(event.getClass());
        if (event instanceof Verified e && e.verification().sound()) sound++;
    }

    private void heard(RunEvent event, Instant at) {
        if (event instanceof Failed) trend.add(at);
        if (!span.holds(at)) return;
        counts.add(event.getClass());
        switch (event) {
            case Completed e -> {
                byMethod.add(e.report().method());
                var integrity = e.report().integrity();
                if (integrity != null && !integrity.sound()) unsound.add(e.run());
            }
            case IntegrityChecked e when !e.integrity().sound() -> unsound.add(e.run());
            default -> {}
        }
    }

    @Override
    public Backups figures(int most, Instant until) {
        var completed = counts.of(Completed.class);
        var failed = counts.of(Failed.class);
        return new Backups(
                inForce.size(),
                completed,
                failed,
                Shares.of(completed, completed + failed),
                counts.of(Recovered.class),
                counts.of(Missed.class),
                unsound.size(),
                new Trials(sound, counts.of(Verified.class) - sound),
                counts.of(Checked.class),
                byMethod.breakdown(most),
                trend.months());
    }
}
