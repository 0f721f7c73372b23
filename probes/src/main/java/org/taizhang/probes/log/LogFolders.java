package org.taizhang.probes.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.taizhang.probes.Failed;

/** The folders whose files may be read as logs, wherever links lead. */
record LogFolders(List<Path> folders) {
    /** The file itself, behind links; {@link Failed} where it lies elsewhere. */
    Path file(String address) throws Failed {
        try {
            var path = Path.of(address).toRealPath();
            if (Files.isRegularFile(path)) {
                for (var folder : folders)
                    if (Files.isDirectory(folder) && path.startsWith(folder.toRealPath())) return path;
            }
        } catch (NoSuchFileException e) {
            throw new Failed("There is no file " + address);
        } catch (IOException | IllegalArgumentException e) {
            throw new Failed("The file " + address + " cannot be read");
        }
        throw new Failed(address + " is no file of the folders of logs (taizhang.probes.logs)");
    }

    /** What the file that was read up to there is called now, in the folder of the log. */
    static Optional<Path> renamed(Path log, Position was) throws IOException {
        var folder = log.getParent();
        if (folder == null) return Optional.empty();
        try (var beside = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (var each : beside) if (isIt(each, was)) return Optional.of(each);
        }
        return Optional.empty();
    }

    private static boolean isIt(Path path, Position was) throws IOException {
        try {
            if (!OpenLog.key(path).equals(was.file())) return false;
            try (var log = OpenLog.of(path)) {
                return log.continues(was);
            }
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
