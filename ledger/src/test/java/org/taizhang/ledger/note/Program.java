package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs other people's programs, and fails with what they print where they fail. */
final class Program {
    private Program() {}

    /** Makes a key pair with a certificate in a key store. */
    static void keytool(Path folder, Map<String, String> environment, String alias, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=log"));
        command.addAll(arguments);
        run(folder, environment, command);
    }

    /** What the program prints when it is fed nothing. */
    static String run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        return run(folder, environment, command, new byte[0]);
    }

    static String run(Path folder, Map<String, String> environment, List<String> command, byte[] input)
            throws IOException, InterruptedException {
        var fed = Files.write(Files.createTempFile(folder, "input", ""), input);
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(fed.toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) throw new AssertionError(command + " failed:\n" + printed);
        return printed;
    }
}
