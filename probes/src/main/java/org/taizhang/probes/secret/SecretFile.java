package org.taizhang.probes.secret;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Failed;

/**
 * Secrets in a file of their own, {@code file:name}: a line each, sealed by a key in another file, which is made when the
 * first secret is stored and never again. The file is replaced as a whole and is on the disk when a change returns.
 */
public final class SecretFile implements SecretStore {
    private static final Logger log = LoggerFactory.getLogger(SecretFile.class);
    private static final String HEAD = "taizhang-secrets/1";

    private final Path file;
    private final Path keyFile;
    private volatile Kept kept;

    /** @param print of the key by which all is sealed; null where nothing is kept */
    private record Kept(@Nullable String print, Map<String, Line> lines) {}

    private record Line(String unit, String sealed) {}

    /** @throws IOException with a sentence for the operator, where the file is none of ours or others may use the key */
    public SecretFile(Path file, Path keyFile) throws IOException {
        this.file = file;
        this.keyFile = keyFile;
        if (Files.exists(keyFile)) SecretKeyFile.refuseUsableByOthers(keyFile);
        this.kept = load();
        if (kept.print != null && !Files.exists(keyFile))
            log.warn("The secrets in {} cannot be opened: their key {} is missing", file, keyFile);
    }

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public Optional<Secret> find(String name) throws Failed {
        var now = kept;
        var line = now.lines.get(name);
        if (line == null) return Optional.empty();
        try {
            var sealing = sealing(now);
            var sealed = Base64.getDecoder().decode(line.sealed);
            return Optional.of(new Secret(line.unit, sealing.open(name, line.unit, sealed)));
        } catch (IOException e) {
            log.warn("The credential file:{} cannot be opened: {}", name, e.getMessage());
            throw new Failed("The credential file:" + name + " cannot be opened: look at taizhang.secrets.key");
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new Failed("The credential file:" + name + " was damaged; store it anew");
        }
    }

    /** Keeps it in place of what that name stood for. */
    public synchronized void put(String name, String unit, Credential credential) throws IOException {
        var sealing = kept.print == null && !Files.exists(keyFile)
                ? new Sealing(SecretKeyFile.create(keyFile))
                : sealing(kept);
        var lines = new TreeMap<>(kept.lines);
        var sealed = Base64.getEncoder().encodeToString(sealing.seal(name, unit, credential));
        lines.put(name, new Line(unit, sealed));
        replace(new Kept(sealing.print(), lines));
    }

    /** Forgets it; nothing where it is not known. */
    public synchronized void remove(String name) throws IOException {
        if (!kept.lines.containsKey(name)) return;
        var lines = new TreeMap<>(kept.lines);
        lines.remove(name);
        replace(new Kept(kept.print, lines));
    }

    private Sealing sealing(Kept now) throws IOException {
        var sealing = new Sealing(SecretKeyFile.read(keyFile));
        if (now.print != null && !now.print.equals(sealing.print()))
            throw new IOException("The key file " + keyFile + " holds another key than that of " + file);
        return sealing;
    }

    private void replace(Kept next) throws IOException {
        var text = next.lines.entrySet().stream()
                .map(line -> line.getKey() + "\t" + line.getValue().unit + "\t" + line.getValue().sealed + "\n")
                .collect(Collectors.joining("", HEAD + " " + next.print + "\n", ""));
        var written = file.resolveSibling(file.getFileName() + ".new");
        SecretKeyFile.write(written, text, CREATE, TRUNCATE_EXISTING);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        kept = next;
    }

    private Kept load() throws IOException {
        if (!Files.exists(file)) return new Kept(null, Map.of());
        var all = Files.readAllLines(file, StandardCharsets.UTF_8);
        var head = all.isEmpty() ? "" : all.getFirst();
        if (!head.startsWith(HEAD + " "))
            throw new IOException(file + " is no file of secrets that this version knows");
        var lines = new TreeMap<String, Line>();
        for (var line : all.subList(1, all.size())) {
            var parts = line.split("\t", -1);
            if (parts.length != 3) throw new IOException(file + " is damaged: a line has not three parts");
            lines.put(parts[0], new Line(parts[1], parts[2]));
        }
        return new Kept(head.substring(HEAD.length() + 1), lines);
    }
}
