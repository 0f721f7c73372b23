package org.taizhang.probes.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Debian's OpenSSH with a key of its own, for whoever has the key {@code user} of its folder. */
public final class Sshd {
    private Sshd() {}

    public static Peer start(Path folder, int port) throws IOException {
        var program = Peer.needs("sshd", "openssh-server");
        for (var name : List.of("host", "user"))
            if (!Files.exists(folder.resolve(name)))
                print(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        "",
                        "-f",
                        folder.resolve(name).toString());
        var allowed = folder.resolve("allowed");
        Files.write(allowed, Files.readAllBytes(folder.resolve("user.pub")));
        Files.setPosixFilePermissions(allowed, PosixFilePermissions.fromString("rw-------"));
        Files.createDirectories(Path.of("/run/sshd"));
        var configuration =
                Files.writeString(folder.resolve("sshd_config"), """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                UsePAM no
                PermitRootLogin yes
                """.formatted(port, folder.resolve("host"), allowed));
        return Peer.start(folder, Peer.accepts(port), program, "-D", "-e", "-f", configuration.toString());
    }

    /** The fingerprint of its key. */
    public static String fingerprint(Path folder) throws IOException {
        return print("ssh-keygen", "-l", "-f", folder.resolve("host.pub").toString())
                .split(" ", -1)[1];
    }

    /** What lets in its user, who is the one that runs it. */
    public static String privateKey(Path folder) throws IOException {
        return Files.readString(folder.resolve("user"));
    }

    private static String print(String... command) throws IOException {
        return new String(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .start()
                        .getInputStream()
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }
}
