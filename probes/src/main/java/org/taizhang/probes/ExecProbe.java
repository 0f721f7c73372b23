package org.taizhang.probes;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Check;

/**
 * Runs a program of one folder with its arguments as they are: no shell, nothing of the product's environment, nothing to
 * read, at most 64 KiB printed. When its time is over it is killed with all it has started.
 */
public final class ExecProbe {
    private static final int LIMIT = 64 * 1024;
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    private final @Nullable Path folder;
    private final Credentials credentials;
    private final Aside readers = new Aside("exec-reader", 64);

    /** @param folder where the programs are; nothing runs where there is none */
    public ExecProbe(Optional<Path> folder, Credentials credentials) {
        this.folder = folder.orElse(null);
        this.credentials = credentials;
    }

    void read(Watched target, Check.Exec check, Readings readings) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(program(check.program()).toString());
        for (var argument : check.arguments() == null ? List.<String>of() : check.arguments())
            command.add(argument.replace("{address}", target.address()));
        var credential = check.credential() == null ? null : credentials.find(check.credential());
        readings.step("running " + check.program());
        var process = start(command, credential, check.program());
        try {
            var printed = printed(process);
            if (printed.length > LIMIT) throw new Failed(check.program() + " printed more than 64 KiB");
            var state = process.waitFor();
            var text = new String(printed, StandardCharsets.UTF_8);
            ScriptOutput.read(withoutSecret(text, credential), state, check.output(), readings);
        } finally {
            kill(process);
        }
    }

    private Path program(String name) throws Failed {
        if (folder == null) throw new Failed("No folder of programs is set (taizhang.probes.scripts)");
        try {
            var program = folder.resolve(name).toRealPath();
            if (program.startsWith(folder.toRealPath()) && Files.isRegularFile(program) && Files.isExecutable(program))
                return program;
        } catch (IOException e) {
            throw new Failed("There is no program " + name + " in the folder of programs");
        }
        throw new Failed(name + " is no program in the folder of programs");
    }

    private static Process start(List<String> command, @Nullable Credential credential, String name) throws Failed {
        var builder = new ProcessBuilder(command)
                .directory(new File(System.getProperty("java.io.tmpdir")))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        var environment = builder.environment();
        environment.clear();
        environment.put("PATH", PATH);
        environment.put("LC_ALL", "C.UTF-8");
        if (credential != null) {
            environment.put("CREDENTIAL_USER", credential.user());
            environment.put("CREDENTIAL_SECRET", credential.secret());
        }
        try {
            return builder.start();
        } catch (IOException | IllegalArgumentException e) {
            throw new Failed(name + " could not be started");
        }
    }

    private byte[] printed(Process process) throws IOException, InterruptedException {
        try {
            return readers.call(() -> process.getInputStream().readNBytes(LIMIT + 1));
        } catch (ExecutionException e) {
            throw new Failed("What it prints could not be read");
        }
    }

    private static String withoutSecret(String text, @Nullable Credential credential) {
        return credential == null || credential.secret().isEmpty() ? text : text.replace(credential.secret(), "•••");
    }

    /** Also what it has started, as long as it is known whose children they are. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
