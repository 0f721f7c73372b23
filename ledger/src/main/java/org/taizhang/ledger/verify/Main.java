package org.taizhang.ledger.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.verify.database.Damaged;

/** The command line of the verifier. */
public final class Main {
    static final int VERIFIED = 0;
    static final int WRONG = 1;
    static final int USAGE = 2;
    static final int INCOMPLETE = 3;

    private final PrintStream out;
    private final PrintStream err;

    private Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String... arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /**
     * Does what the arguments say.
     *
     * @return 0 verified, 1 not what it claims to be, 2 wrong usage, 3 could not be read or not in full
     */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return new Main(out, err).run(arguments);
    }

    private int run(String... arguments) {
        try {
            var options = Options.parse(arguments);
            return switch (options.command()) {
                case HELP -> help();
                case REPLAY -> replay(options);
                case PROOF -> proof(options);
                case VERIFY -> verify(options);
            };
        } catch (Options.Unusable e) {
            err.println(e.why());
            err.println("用法见 / see: java -jar taizhang-verify.jar --help");
            return USAGE;
        } catch (Refused e) {
            err.println("无法核对 / cannot be checked: " + e.why());
            return INCOMPLETE;
        } catch (Damaged e) {
            out.println("  首个问题 / first finding: " + e.getMessage());
            out.println();
            out.println("验证失败：文件已损坏 / NOT VERIFIED: the file is damaged");
            return WRONG;
        } catch (IOException | UncheckedIOException e) {
            err.println("无法读取 / cannot be read: " + e.getMessage());
            return INCOMPLETE;
        } catch (InterruptedException e) {
            err.println("已中断 / interrupted");
            return INCOMPLETE;
        }
    }

    private int help() throws IOException {
        try (var text = Main.class.getResourceAsStream("help.txt")) {
            if (text == null) throw new IOException("The help text is missing");
            out.print(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
        return VERIFIED;
    }

    private int verify(Options options) throws IOException, InterruptedException {
        out.println("核对 / verifying " + options.source());
        var report = new Report();
        var progress = new Progress(err, options.progress());
        if (options.isExport()) {
            try (var export = ExportFile.open(options.file())) {
                var trust = new Keys(options, out).trust(export.keys());
                new ExportCheck(export, trust, since(options), progress, report).run();
            }
        } else {
            try (var source = options.open()) {
                var trust = new Keys(options, out).trust(source.keys());
                new LogCheck(source, trust, since(options), progress, report).run();
            }
        }
        report.print(out);
        return report.exitCode();
    }

    private static List<Mark> since(Options options) throws IOException {
        var marks = new ArrayList<Mark>();
        for (var file : options.since()) {
            var note = Files.readAllBytes(file);
            try {
                marks.add(new Mark(TiledSource.size(note), file.toString(), note));
            } catch (NoteRefused e) {
                throw new Options.Unusable(file + " 不是检查点", file + " is no checkpoint: " + e.getMessage());
            }
        }
        return marks;
    }

    private int replay(Options options) throws IOException {
        err.println("只列出，不核对 / listed, not verified");
        if (options.isExport()) {
            try (var export = ExportFile.open(options.file())) {
                export.replay(new Replay(options, out, export::personal));
            }
        } else {
            try (var source = options.open()) {
                new Replay(options, out, source::personal).of(source);
            }
        }
        return VERIFIED;
    }

    private int proof(Options options) throws IOException {
        var report = new Report();
        new ProofCheck(options, new Keys(options, out).trust(Optional.empty()), report).run();
        report.print(out);
        return report.exitCode();
    }
}
