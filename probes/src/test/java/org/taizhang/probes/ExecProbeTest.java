package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.peer.Peer;

class ExecProbeTest {
    private static final Path PLUGINS = Path.of("/usr/lib/nagios/plugins");

    @TempDir
    private Path folder;

    private static Credential find(String reference) throws Failed {
        if (reference.equals("file:known")) return new Credential("monitor", "s3cret");
        throw new Failed("There is no credential " + reference);
    }

    private Observation run(Path programs, Check.Exec check, Duration timeout) throws InterruptedException {
        var probe = new ExecProbe(Optional.ofNullable(programs), ExecProbeTest::find);
        var target = new Watched(UUID.randomUUID(), "127.0.0.1", check, Duration.ofMinutes(1), timeout);
        return new Watch((watched, readings) -> probe.read(watched, check, readings), Clock.systemUTC()).run(target);
    }

    private Observation run(String script, String... arguments) throws Exception {
        return run(folder, script(script, null, arguments), Duration.ofSeconds(20));
    }

    private Check.Exec script(String script, String credential, String... arguments) throws IOException {
        var file = Files.writeString(folder.resolve("script"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new Check.Exec("script", List.of(arguments), credential, null);
    }

    @Test
    void aRealPluginIsUnderstood() throws Exception {
        Peer.needs(PLUGINS.resolve("check_http").toString(), "monitoring-plugins-basic");
        try (var site = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")) {
            var port = Integer.toString(site.port());
            var check = new Check.Exec("check_http", List.of("-I", "{address}", "-p", port), null, null);
            var seen = run(PLUGINS, check, Duration.ofSeconds(20));

            assertThat(seen.detail()).isNull();
            assertThat(seen.samples()).contains(Sample.of("script_state", 0));
            assertThat(seen.samples())
                    .filteredOn(sample -> sample.metric().equals("script_value"))
                    .extracting(Sample::instance)
                    .contains("time", "size");
        }
        var closed = new Check.Exec("check_tcp", List.of("-H", "{address}", "-p", "" + Peer.freePort()), null, null);
        var seen = run(PLUGINS, closed, Duration.ofSeconds(20));
        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail()).startsWith("CRITICAL: ");
        assertThat(seen.samples()).contains(Sample.of("script_state", 2));
    }

    @Test
    void argumentsAreGivenAsTheyAreAndNothingOfTheEnvironment() throws Exception {
        var seen = run(
                "[ \"$1\" = 'a b;$(id)' ] && [ \"$2\" = 'to 127.0.0.1' ] && [ -z \"$HOME$JAVA_HOME\" ] && exec echo 'x|n=1'; exit 2",
                "a b;$(id)",
                "to {address}");
        assertThat(seen.detail()).isNull();
        assertThat(seen.samples()).contains(new Sample("script_value", "n", 1));
    }

    @Test
    void aCredentialIsInTheEnvironmentAndNeverInWhatIsTold() throws Exception {
        var check = script("echo \"$CREDENTIAL_USER failed with $CREDENTIAL_SECRET\"; exit 2", "file:known");
        assertThat(run(folder, check, Duration.ofSeconds(20)).detail()).isEqualTo("CRITICAL: monitor failed with •••");
        assertThat(run(folder, script("exit 0", "file:none"), Duration.ofSeconds(20))
                        .detail())
                .isEqualTo("There is no credential file:none");
    }

    @Test
    void onlyProgramsOfTheFolderRun() throws Exception {
        Files.createSymbolicLink(folder.resolve("sh"), Path.of("/bin/sh"));
        Files.writeString(folder.resolve("plain"), "no program");
        for (var name : List.of("sh", "plain"))
            assertThat(run(folder, new Check.Exec(name, null, null, null), Duration.ofSeconds(20))
                            .detail())
                    .isEqualTo(name + " is no program in the folder of programs");
        assertThat(run(folder, new Check.Exec("none", null, null, null), Duration.ofSeconds(20))
                        .detail())
                .isEqualTo("There is no program none in the folder of programs");
        assertThat(run(null, new Check.Exec("true", null, null, null), Duration.ofSeconds(20))
                        .detail())
                .isEqualTo("No folder of programs is set (taizhang.probes.scripts)");
        assertThat(run("echo unreachable", "a\0b").detail()).isEqualTo("script could not be started");
        Files.writeString(folder.resolve("script"), "#!/no/such/shell\n");
        assertThat(run(folder, new Check.Exec("script", null, null, null), Duration.ofSeconds(20))
                        .detail())
                .isEqualTo("script could not be started");
    }

    @Test
    void whatPrintsWithoutEndIsEnded() throws Exception {
        assertThat(run("exec yes").detail()).isEqualTo("script printed more than 64 KiB");
    }

    @Test
    void whatHangsIsKilledWithItsChildren() throws Exception {
        var child = folder.resolve("child");
        var check = script("sleep 600 & echo $! > '" + child + "'; wait", null);
        var seen = run(folder, check, Duration.ofSeconds(2));

        assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(seen.detail()).isEqualTo("Gave up after 2 s while running script");
        var pid = Long.parseLong(Files.readString(child).strip());
        Eventually.holds(
                "the child is gone",
                () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }
}
