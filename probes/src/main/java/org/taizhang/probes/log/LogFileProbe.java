package org.taizhang.probes.log;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Watched;

/**
 * Follows a log file: what is new since the run before, in whole lines. The first run begins at the end.
 *
 * <p>After a rotation the rest of the file under its new name is read before the new one; a file that was begun anew is read
 * from its beginning. At most 16 MiB a run, the rest by the next. Only files of the folders that are set can be read.
 */
public final class LogFileProbe {
    private final LogFolders folders;
    private final Positions positions;

    public LogFileProbe(List<Path> folders, Positions positions) {
        this.folders = new LogFolders(folders);
        this.positions = positions;
    }

    public void read(Watched target, Check.LogFile check, Readings readings) throws IOException {
        readings.step("reading " + target.address());
        var path = folders.file(target.address());
        var charset = check.charset() == null ? null : Charset.forName(check.charset());
        var matcher = new Matcher(check.patterns());
        try {
            var was = positions.of(target.id()).flatMap(Position::parse);
            var now = follow(path, was, charset, matcher, readings);
            if (was.filter(now::equals).isEmpty()) positions.keep(target.id(), now.toString());
        } catch (Failed e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new Failed("There is no file " + target.address());
        } catch (IOException e) {
            throw new Failed("The file " + target.address() + " cannot be read");
        }
        matcher.tell(readings);
    }

    private static Position follow(
            Path path, Optional<Position> was, @Nullable Charset charset, Matcher matcher, Readings readings)
            throws IOException {
        try (var log = OpenLog.of(path)) {
            var from = was.isPresent() ? 0 : log.size();
            if (was.isPresent() && log.continues(was.get())) from = was.get().offset();
            else if (was.isPresent()) {
                var rest = rest(path, was.get(), charset, matcher, readings);
                if (rest.isPresent()) return rest.get();
            }
            var at = log.follow(from, false, charset, matcher);
            readings.put("log_unread_bytes", Math.max(0, log.size() - at));
            return log.at(at);
        }
    }

    /** Reads what is left of the file before a rotation; the position in it where that is too much for one run. */
    private static Optional<Position> rest(
            Path path, Position was, @Nullable Charset charset, Matcher matcher, Readings readings) throws IOException {
        var renamed = LogFolders.renamed(path, was);
        if (renamed.isEmpty()) return Optional.empty();
        try (var old = OpenLog.of(renamed.get())) {
            var at = old.follow(was.offset(), true, charset, matcher);
            if (at >= old.size()) return Optional.empty();
            readings.put("log_unread_bytes", old.size() - at);
            return Optional.of(old.at(at));
        }
    }
}
