package org.taizhang.api.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.target.TargetFilePlan.Fault;
import org.taizhang.api.web.Commands;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Ids;
import org.taizhang.projections.target.TargetView;

/**
 * Carries out the file of targets at start and whenever it has changed: all of it where nothing is wrong with it, and none
 * of it otherwise. What failed is tried again with every look. A file that is not there retires nothing.
 */
@Component
class TargetFileKeeper implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TargetFileKeeper.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final @Nullable Path path;
    private final TargetPlanner planner;
    private final Commands commands;
    private final Actor self;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable Stamp stamp;
    private @Nullable UUID seen;
    private @Nullable UUID carriedOut;
    private volatile List<Fault> faults = List.of();
    private volatile boolean running;

    private record Stamp(FileTime modified, long size) {}

    TargetFileKeeper(Settings settings, TargetPlanner planner, Commands commands) {
        this.path = settings.targets();
        this.planner = planner;
        this.commands = commands;
        this.self = Actor.system(TargetView.DECLARING, settings.unit());
    }

    /** What carrying the file out would come to now; nothing is done. */
    TargetFilePlan plan() {
        if (path == null) return new TargetFilePlan(null, List.of(), List.of(), 0);
        try {
            return planner.plan(Files.readAllBytes(path)).shown(path.toString());
        } catch (IOException e) {
            return TargetFilePlan.faulty(path.toString(), List.of(unreadable(path)));
        }
    }

    /** Why the file as it was seen last is not carried out, in English. */
    List<Fault> faults() {
        return faults;
    }

    private static Fault unreadable(Path path) {
        return new Fault(0, null, null, FileFaults.text("no-file", path));
    }

    private void look(Path file, boolean isFirst) {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            var now = new Stamp(attributes.lastModifiedTime(), attributes.size());
            if (faults.isEmpty() && now.equals(stamp) && seen != null && seen.equals(carriedOut)) return;
            var bytes = Files.readAllBytes(file);
            var content = Ids.of(new String(bytes, StandardCharsets.ISO_8859_1));
            var isWritten = isFirst || content.equals(seen);
            stamp = now;
            seen = content;
            if (isWritten && !(content.equals(carriedOut) && faults.isEmpty())) carryOut(bytes, content);
        } catch (IOException e) {
            tell(List.of(unreadable(file)));
        } catch (RuntimeException e) {
            tell(List.of(new Fault(0, null, null, "Carrying it out ended early and is tried again: " + e)));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private void carryOut(byte[] bytes, UUID content) {
        var planned = planner.plan(bytes);
        if (planned.faults().isEmpty()) {
            for (var deed : planned.deeds()) commands.send(deed.step().target(), deed.command(), self);
            carriedOut = content;
            log.info(
                    "The file of targets is carried out: {} changed, {} as before",
                    planned.deeds().size(),
                    planned.unchanged());
        }
        tell(planned.faults());
    }

    private void tell(List<Fault> now) {
        if (!now.isEmpty() && !now.equals(faults))
            log.warn("The file of targets is not carried out as it stands: {}", now);
        faults = List.copyOf(now);
    }

    @Override
    public void start() {
        running = true;
        if (path == null) return;
        look(path, true);
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("target-file").factory());
        var unused = timer.scheduleWithFixedDelay(
                () -> look(path, false), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (timer != null) timer.shutdown();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 3;
    }
}
