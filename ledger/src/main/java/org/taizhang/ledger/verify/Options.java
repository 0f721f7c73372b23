package org.taizhang.ledger.verify;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.verify.database.Database;

/** What was asked for on the command line. */
final class Options {
    enum Command {
        VERIFY,
        REPLAY,
        PROOF,
        HELP
    }

    /** The arguments cannot be followed. */
    static final class Unusable extends RuntimeException {
        private final transient Sentence why;

        Unusable(String zh, String en) {
            super(en);
            this.why = new Sentence(zh, en);
        }

        Sentence why() {
            return why;
        }
    }

    /** A position, or a time. */
    record Bound(long position, @Nullable Instant time) {}

    private Command command = Command.VERIFY;
    private String source = "";
    private final List<String> keys = new ArrayList<>();
    private final List<Path> keyFiles = new ArrayList<>();
    private final List<Path> since = new ArrayList<>();
    private @Nullable Path policy;
    private @Nullable Path proof;
    private @Nullable Path entry;
    private @Nullable String authorization;
    private @Nullable String subject;
    private @Nullable Bound from;
    private @Nullable Bound to;
    private boolean ndjson;
    private boolean quiet;

    private Options() {}

    static Options parse(String... arguments) {
        var options = new Options();
        options.read(List.of(arguments).iterator());
        return options;
    }

    private void read(Iterator<String> arguments) {
        if (!arguments.hasNext()) command = Command.HELP;
        var first = true;
        while (arguments.hasNext()) {
            var argument = arguments.next();
            var value = new Value(argument, arguments);
            switch (argument) {
                case "-h", "--help", "help" -> command = Command.HELP;
                case "--key" -> keys.add(value.text());
                case "--keys" -> keyFiles.add(value.path());
                case "--since" -> since.add(value.path());
                case "--policy" -> policy = value.path();
                case "--proof" -> proof = value.path();
                case "--entry" -> entry = value.path();
                case "--user" -> authorization = "Basic " + Base64.getEncoder().encodeToString(user(value.text()));
                case "--token" -> authorization = "Bearer " + value.text();
                case "--subject" -> subject = value.text();
                case "--from" -> from = bound(value.text());
                case "--to" -> to = bound(value.text());
                case "--ndjson" -> ndjson = true;
                case "--quiet" -> quiet = true;
                default -> {
                    if (argument.startsWith("-"))
                        throw new Unusable("没有选项 " + argument, "there is no option " + argument);
                    if (first && argument.equals("replay")) command = Command.REPLAY;
                    else if (!(first && argument.equals("verify"))) source(argument);
                }
            }
            first = false;
        }
        check();
    }

    private void source(String argument) {
        if (!source.isEmpty())
            throw new Unusable("只能核对一个：" + source + "，" + argument, "one at a time: " + source + ", " + argument);
        source = argument;
    }

    private void check() {
        if (command == Command.HELP) return;
        if (entry != null && proof == null) throw new Unusable("--entry 须与 --proof 一起用", "--entry goes with --proof");
        if (proof != null) {
            if (!source.isEmpty() || command == Command.REPLAY)
                throw new Unusable("--proof 只核对一个证明文件", "--proof checks a proof file alone");
            command = Command.PROOF;
        } else if (source.isEmpty()) throw new Unusable("没有说明核对什么", "what is to be checked is not said");
        if (command != Command.REPLAY && (subject != null || from != null || to != null || ndjson))
            throw new Unusable(
                    "--subject、--from、--to、--ndjson 只用于 replay", "--subject, --from, --to and --ndjson are for replay");
    }

    private record Value(String option, Iterator<String> arguments) {
        String text() {
            if (!arguments.hasNext()) throw new Unusable(option + " 缺少值", option + " needs a value");
            return arguments.next();
        }

        Path path() {
            var text = text();
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new Unusable("不是文件名：" + text, "this is no file name: " + text);
            }
        }
    }

    @SuppressWarnings("SystemConsoleNull") // before 22 it is null
    private static byte[] user(String text) {
        if (text.indexOf(':') > 0) return text.getBytes(StandardCharsets.UTF_8);
        var console = Terminal.isOne() ? System.console() : null;
        if (console == null) throw new Unusable("--user 须为 名:密码", "--user needs name:password");
        var password = console.readPassword("%s: ", text);
        return (text + ":" + new String(password == null ? new char[0] : password)).getBytes(StandardCharsets.UTF_8);
    }

    private static Bound bound(String text) {
        try {
            if (text.matches("\\d{1,18}")) return new Bound(Long.parseLong(text), null);
            if (text.matches("\\d{4}-\\d{2}-\\d{2}"))
                return new Bound(
                        -1,
                        LocalDate.parse(text)
                                .atStartOfDay(ZoneId.systemDefault())
                                .toInstant());
            return new Bound(-1, Instant.parse(text));
        } catch (DateTimeException e) {
            throw new Unusable(
                    "不是位置、日期或时间：" + text, text + " is no position, no date and no time such as 2026-11-23T08:00:00Z");
        }
    }

    Command command() {
        return command;
    }

    String source() {
        return source;
    }

    List<String> keys() {
        return keys;
    }

    List<Path> keyFiles() {
        return keyFiles;
    }

    List<Path> since() {
        return since;
    }

    Optional<Path> policy() {
        return Optional.ofNullable(policy);
    }

    Path proof() {
        return Objects.requireNonNull(proof);
    }

    Optional<Path> entry() {
        return Optional.ofNullable(entry);
    }

    Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    Optional<Bound> from() {
        return Optional.ofNullable(from);
    }

    Optional<Bound> to() {
        return Optional.ofNullable(to);
    }

    boolean ndjson() {
        return ndjson;
    }

    /** Whether a person watches. */
    boolean progress() {
        return !quiet && Terminal.isOne();
    }

    private boolean isServer() {
        return source.startsWith("http://") || source.startsWith("https://");
    }

    Path file() {
        try {
            return Path.of(source);
        } catch (InvalidPathException e) {
            throw new Unusable("不是文件名：" + source, "this is no file name: " + source);
        }
    }

    boolean isExport() throws IOException {
        if (isServer() || !Files.isRegularFile(file())) return false;
        try (var in = Files.newInputStream(file())) {
            return new String(in.readNBytes(2), StandardCharsets.ISO_8859_1).equals("PK");
        }
    }

    /** Opens what is to be checked, whichever form it has. */
    Source open() throws IOException {
        if (isServer()) return new TiledSource(new Server(URI.create(source), authorization));
        var file = file();
        if (!Files.exists(file)) throw new IOException(file + " does not exist");
        if (Files.isDirectory(file)) return new TiledSource(new Folder(file));
        if (Database.is(file) || Files.exists(file.resolveSibling(file.getFileName() + "-wal")))
            return SqliteSource.open(file);
        throw new Refused(file + " 不是台账文件、导出文件或目录", file + " is no ledger file, no export and no directory of a log");
    }
}
